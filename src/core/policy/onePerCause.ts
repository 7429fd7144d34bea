import { groupBy } from '../collections/groupBy.ts';
import { causeOf, type Place, type Problem } from '../problems/problem.ts';
import { withoutRepeats } from '../problems/withoutRepeats.ts';
import { formatCount } from '../text/formatCount.ts';
import { type ChangedFiles, isProblemInScope } from './scope.ts';

/** Places that one problem is told with, its own the first. */
const MOST_PLACES = 3;

const placeOf = ({ file, line, column, pointer }: Place): Place => ({ file, line, column, pointer });

/** All places of a problem, those first that the change touches: there a reader can mend it. */
const placesOf = (problem: Problem, changed: ChangedFiles): readonly Place[] => {
  const places = [placeOf(problem), ...(problem.also ?? [])];
  const isTouched = ({ file }: Place): boolean => changed !== null && file !== null && changed.has(file);
  return [...places.filter(isTouched), ...places.filter((place) => !isTouched(place))];
};

const countOf = (problems: readonly Problem[]): number =>
  problems.reduce((sum, { count = 1 }) => sum + count, 0);

/** By what a problem is named beside another one: its name, with its file where that is another. */
const wordsOf = ({ name, file, line }: Problem, first: Problem): string => {
  const isElsewhere = file !== null && file !== first.file;
  if (name !== undefined) return isElsewhere ? `${name} in ${file}` : name;
  const place = file ?? '';
  return isElsewhere || line === null ? place : `line ${line}`;
};

/** ` The same goes for 69 more, in 70 files in all: "b" in b.json, "c" in c.json, …` */
const othersIn = (problems: readonly Problem[], first: Problem): string => {
  const more = countOf(problems) - 1;
  const files = new Set(problems.map(({ file }) => file)).size;
  const words = [...new Set(problems.slice(1, MOST_PLACES).map((problem) => wordsOf(problem, first)))].filter(
    (word) => word !== '' && word !== first.file && word !== first.name,
  );
  const isCut = words.length > 0 && more > MOST_PLACES - 1;
  const examples = words.length === 0 ? '' : `: ${words.join(', ')}`;
  const where =
    first.file === null ? '' : files > 1 ? `, in ${formatCount(files)} files in all` : ' in this file';
  return ` The same goes for ${formatCount(more)} more${where}${examples}${isCut ? ', …' : '.'}`;
};

const together = (problems: readonly Problem[], changed: ChangedFiles): readonly Problem[] => {
  const [first] = problems;
  if (first === undefined) return [];
  const { rule, severity, message } = first;
  const count = countOf(problems);
  const [own = placeOf(first), ...further] = placesOf(first, changed);
  const examples = problems.slice(1).map((problem) => placesOf(problem, changed)[0] ?? problem);
  const also = [...examples, ...further].slice(0, MOST_PLACES - 1).map(placeOf);
  return [
    {
      rule,
      severity,
      message: count === 1 ? message : `${message}${othersIn(problems, first)}`,
      ...own,
      ...(count === 1 ? {} : { count }),
      ...(also.length === 0 ? {} : { also }),
      ...(problems.some(({ unplaced }) => unplaced === true) ? { unplaced: true } : {}),
    },
  ];
};

/**
 * One problem for all problems of one cause: the first of them with its place, how many there are, and up to three places. Those
 * that the change is asked about and those that it is not stay apart, so that what gates a merge names what the change does. In
 * the order of the first of each; one that was met twice counts once.
 */
export const onePerCause = (problems: readonly Problem[], changed: ChangedFiles): readonly Problem[] =>
  [
    ...groupBy(
      withoutRepeats(problems),
      (problem) => `${isProblemInScope(problem, changed)} ${causeOf(problem)}`,
    ).values(),
  ].flatMap((alike) => together(alike, changed));
