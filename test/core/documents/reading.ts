import type { Document, Reading, ReadingLimits } from '../../../src/core/documents/document.ts';
import type { Problem } from '../../../src/core/problems/problem.ts';

export const limits: ReadingLimits = { bytes: 20_000_000, depth: 64, files: 20_000 };

/** The document of a reading that has to have one. */
export const documentOf = (reading: Reading): Document => {
  if (reading.kind === 'document') return reading.document;
  throw new Error(`unreadable: ${JSON.stringify(reading.problems)}`);
};

/** `SG102 3:7`, for tables of expectations. */
export const brief = (problems: readonly Problem[]): readonly string[] =>
  problems.map(({ rule, line, column }) => `${rule} ${line}:${column}`);

/** Line and column of the only occurrence of a text, found by splitting: the oracle for positions. */
export const placeOf = (text: string, needle: string): { line: number; column: number } => {
  const parts = text.split(needle);
  if (parts.length !== 2) throw new Error(`${needle} stands ${parts.length - 1} times`);
  const lines = (parts[0] ?? '').split('\n');
  return { line: lines.length, column: (lines.at(-1) ?? '').length + 1 };
};
