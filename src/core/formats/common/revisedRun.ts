import type { RunFacts, Source } from '../../records/scoreRecord.ts';
import { unknownRun } from '../../records/unknownRun.ts';

/** A text without blanks around it and slashes at its end; null for an empty one and for anything else. */
export const nameOf = (value: unknown): string | null => {
  if (typeof value !== 'string') return null;
  const text = value.trim();
  let end = text.length;
  while (text[end - 1] === '/') end--;
  return end === 0 ? null : text.slice(0, end);
};

/** `step1000`, `global_step1000`, `step1000-tokens4B`: the step; null for any other revision. */
export const stepOfRevision = (revision: string): number | null => {
  const match = /^(?:global_)?step[-_]?(\d{1,15})(?=$|[-_.])/.exec(revision);
  return match === null ? null : Number(match[1]);
};

/**
 * The run of a model at a revision. `step1000` makes it the checkpoint `name@step1000`; any other revision but `main` is
 * another set of weights, hence another run, `name@revision`. A step that is known from elsewhere comes after the revision's.
 */
export const revisedRun = (
  name: string,
  revision: string | null,
  source: Source,
  knownStep: number | null = null,
): RunFacts => {
  const other = revision === null || revision === 'main' ? null : revision;
  const step = (other === null ? null : stepOfRevision(other)) ?? knownStep;
  return unknownRun(step === null && other !== null ? `${name}@${other}` : name, source, step);
};
