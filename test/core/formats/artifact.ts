import type { FileReading } from '../../../src/core/evidence/readArtifact.ts';
import { readArtifact } from '../../../src/core/evidence/readArtifact.ts';
import type { Problem } from '../../../src/core/problems/problem.ts';
import { limits } from '../documents/reading.ts';

/** Reads an artifact as the check does: JSON from a value, or any text as it stands. */
export const artifact = (content: unknown, file = 'evals/result.json'): FileReading => {
  const text = typeof content === 'string' ? content : JSON.stringify(content, null, 1);
  return readArtifact(file, text, { limits, format: null, isNamed: true });
};

/** `SG110 /results/0/score`, for tables of expectations. */
export const told = (problems: readonly Problem[]): readonly string[] =>
  problems.map(({ rule, pointer }) => (pointer === null ? rule : `${rule} ${pointer}`));
