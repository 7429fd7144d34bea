import { byCodeUnits } from '../collections/byCodeUnits.ts';
import { nearestName } from '../text/nearestName.ts';

/** Names told in a message: more of them say that nobody knows. */
const MOST_CANDIDATES = 3;

/** Known names that one name is held against; looking through more of them costs time that hostile input could buy. */
const MOST_COMPARED = 2000;

/** Least share of words that two names have in common, twice the common ones over all (Dice 1945). */
const LEAST_IN_COMMON = 0.5;

/** The words of a name's last part: `org/Pythia-1.4b-deduped` has `pythia`, `1.4b` and `deduped`. */
const wordsOf = (name: string): ReadonlySet<string> =>
  new Set(
    name
      .slice(name.lastIndexOf('/') + 1)
      .toLowerCase()
      .split(/[^a-z0-9.]+/)
      .filter((word) => word !== ''),
  );

const isSize = (word: string): boolean => /\d/.test(word);

/** Whether one name has all the numbers that the other has: 410m is no slip of 1.4b, and run-08 none of run-09. */
const agreeOnNumbers = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => {
  const [few, many] = [[...a].filter(isSize), [...b].filter(isSize)].toSorted((x, y) => x.length - y.length);
  return few?.every((word) => many?.includes(word)) === true;
};

/**
 * The known names that most likely mean the same run as a name that was joined to none: those with the same numbers that share
 * most of its words, or are a slip of the keyboard away. The nearest comes first.
 */
export const nearestRuns = (name: string, known: readonly string[]): readonly string[] => {
  const words = wordsOf(name);
  const candidates = known.slice(0, MOST_COMPARED).flatMap((one) => {
    const others = wordsOf(one);
    if (one === name || !agreeOnNumbers(words, others)) return [];
    const common = [...words].filter((word) => others.has(word)).length;
    const share = (2 * common) / Math.max(1, words.size + others.size);
    if (share > LEAST_IN_COMMON) return [{ one, share }];
    return nearestName([...words].join(' '), [[...others].join(' ')]) === null ? [] : [{ one, share: 0 }];
  });
  return candidates
    .toSorted((a, b) => b.share - a.share || byCodeUnits(a.one, b.one))
    .slice(0, MOST_CANDIDATES)
    .map(({ one }) => one);
};
