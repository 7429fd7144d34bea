import type { Place } from '../problems/problem.ts';
import { type Problem, wholeFile } from '../problems/problem.ts';
import { readingProblem } from '../problems/readingProblem.ts';
import type { ReadingRuleId } from '../problems/readingRules.ts';

/** Problems told one by one, for each rule and file. A broken file of a million rows has one cause, not a million. */
export const MOST_PROBLEMS_OF_A_RULE = 100;

/** A list of problems that cannot grow without bound. */
export interface BoundedProblems {
  /** `place` may be a function, which is called only where the problem is told: finding a place costs time. */
  add(rule: ReadingRuleId, place: Place | (() => Place), message: string): void;
  /** What was added; where a rule passed the bound, its last problem tells how many more there are. */
  all(): readonly Problem[];
}

/** An empty list for one file. */
export const boundedProblems = (file: string): BoundedProblems => {
  const problems: Problem[] = [];
  const counts = new Map<ReadingRuleId, number>();
  return {
    add: (rule, place, message) => {
      const count = (counts.get(rule) ?? 0) + 1;
      counts.set(rule, count);
      if (count > MOST_PROBLEMS_OF_A_RULE) return;
      problems.push(readingProblem(rule, typeof place === 'function' ? place() : place, message));
    },
    all: () => {
      const rest: Problem[] = [];
      for (const [rule, count] of counts) {
        const more = count - MOST_PROBLEMS_OF_A_RULE;
        if (more > 0) {
          const message = `${more} more problems of this kind in this file are not listed one by one.`;
          rest.push(readingProblem(rule, wholeFile(file), message));
        }
      }
      return [...problems, ...rest];
    },
  };
};
