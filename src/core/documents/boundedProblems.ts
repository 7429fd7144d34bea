import type { Alike, Place } from '../problems/problem.ts';
import { causeOf, nowhere, type Problem, wholeFile } from '../problems/problem.ts';
import { readingProblem } from '../problems/readingProblem.ts';
import type { ReadingRuleId } from '../problems/readingRules.ts';

/** Problems told one by one, for each rule and file. A broken file of a million rows has one cause, not a million. */
export const MOST_PROBLEMS_OF_A_RULE = 100;

/** A list of problems that cannot grow without bound. */
export interface BoundedProblems {
  /** `place` may be a function, which is called only where the problem is told: finding a place costs time. */
  add(rule: ReadingRuleId, place: Place | (() => Place), message: string, alike?: Alike): void;
  /** What was added; where a rule passed the bound, those of a cause that was told are counted with it, and its last problem tells how many others there are. */
  all(): readonly Problem[];
}

/** An empty list for one file. */
export const boundedProblems = (file: string): BoundedProblems => {
  const problems: Problem[] = [];
  const told = new Map<string, number>();
  const counts = new Map<ReadingRuleId, number>();
  const beyond = new Map<ReadingRuleId, number>();
  return {
    add: (rule, place, message, alike) => {
      const count = counts.get(rule) ?? 0;
      if (count < MOST_PROBLEMS_OF_A_RULE) {
        counts.set(rule, count + 1);
        const problem = readingProblem(rule, typeof place === 'function' ? place() : place, message, alike);
        told.set(causeOf(problem), problems.length);
        problems.push(problem);
        return;
      }
      const index = told.get(causeOf(readingProblem(rule, nowhere, message, alike)));
      const same = index === undefined ? undefined : problems[index];
      if (index === undefined || same === undefined) beyond.set(rule, (beyond.get(rule) ?? 0) + 1);
      else problems[index] = { ...same, count: (same.count ?? 1) + 1 };
    },
    all: () => [
      ...problems,
      ...[...beyond].map(([rule, more]) =>
        readingProblem(
          rule,
          wholeFile(file),
          `${more} more ${more === 1 ? 'problem' : 'problems'} of this kind in this file are not listed one by one.`,
        ),
      ),
    ],
  };
};
