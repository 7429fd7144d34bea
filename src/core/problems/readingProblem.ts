import type { Alike, Place, Problem } from './problem.ts';
import { type ReadingRuleId, readingRules } from './readingRules.ts';

/** Makes the problem of a reading rule, with the severity that the catalogue gives it. */
export const readingProblem = (
  rule: ReadingRuleId,
  place: Place,
  message: string,
  alike: Alike = {},
): Problem => ({
  rule,
  severity: readingRules[rule].severity,
  message,
  file: place.file,
  line: place.line,
  column: place.column,
  pointer: place.pointer,
  ...alike,
});
