import { groupBy } from '../collections/groupBy.ts';
import { boundedProblems } from '../documents/boundedProblems.ts';
import type { Problem } from '../problems/problem.ts';
import type { ReadingRuleId } from '../problems/readingRules.ts';

/** A problem of a reading rule, before it is told. */
export interface Complaint {
  readonly rule: ReadingRuleId;
  readonly source: { readonly file: string; readonly pointer: string };
  readonly message: string;
}

/**
 * The problems of complaints that are made after reading, when a line is no longer at hand: file by file in the order of first
 * appearance, and of each rule only so many in a file. Ten thousand runs that all contradict a manifest have one cause.
 */
export const boundByFile = (complaints: readonly Complaint[]): readonly Problem[] =>
  [...groupBy(complaints, ({ source }) => source.file)].flatMap(([file, ofFile]) => {
    const problems = boundedProblems(file);
    for (const { rule, source, message } of ofFile) {
      problems.add(rule, { file, line: null, column: null, pointer: source.pointer }, message);
    }
    return problems.all();
  });
