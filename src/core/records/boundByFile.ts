import { groupBy } from '../collections/groupBy.ts';
import { boundedProblems } from '../documents/boundedProblems.ts';
import { type Alike, nowhere, type Place, type Problem } from '../problems/problem.ts';
import { readingProblem } from '../problems/readingProblem.ts';
import type { ReadingRuleId } from '../problems/readingRules.ts';
import type { Source } from './source.ts';

/** A problem of a reading rule, before it is told. */
export interface Complaint extends Omit<Alike, 'also'> {
  readonly rule: ReadingRuleId;
  readonly source: Source;
  readonly message: string;
  /** Where what it contradicts stands. */
  readonly also?: readonly Source[];
}

const placeOf = (source: Source): Place => ({ ...nowhere, ...source });

/**
 * The problems of complaints that are made after reading, when a line is no longer at hand: file by file in the order of first
 * appearance. Those that name their cause will be told as one; of the others each rule has only so many in a file.
 */
export const boundByFile = (complaints: readonly Complaint[]): readonly Problem[] =>
  [...groupBy(complaints, ({ source }) => source.file)].flatMap(([file, ofFile]) => {
    const bounded = boundedProblems(file);
    const ofCauses: Problem[] = [];
    for (const { rule, source, message, also = [], ...alike } of ofFile) {
      const told = also.length === 0 ? alike : { ...alike, also: also.map(placeOf) };
      if (alike.cause === undefined) bounded.add(rule, placeOf(source), message, told);
      else ofCauses.push(readingProblem(rule, placeOf(source), message, told));
    }
    return [...ofCauses, ...bounded.all()];
  });
