import { sortedEntries } from '../collections/sortedEntries.ts';
import type { Claim, Expectation } from '../plans/claim.ts';
import { formatShare } from '../text/formatShare.ts';

/** What became of a claim of the base on the head: how it lets more through, or that it does not. */
export type ClaimChange =
  | { readonly kind: 'same' }
  /** Nothing that the base's claim would have stopped passes this one. */
  | { readonly kind: 'strengthened'; readonly how: string }
  /** Something may pass that the base's claim would have stopped. */
  | { readonly kind: 'weakened'; readonly how: string };

const equal = (
  a: Readonly<Record<string, string | number>>,
  b: Readonly<Record<string, string | number>>,
): boolean => JSON.stringify(sortedEntries(a)) === JSON.stringify(sortedEntries(b));

/** Whether every score that meets the one expectation meets the other. */
const implies = (one: Expectation, other: Expectation): boolean =>
  (other.min === null || (one.min !== null && one.min >= other.min)) &&
  (other.max === null || (one.max !== null && one.max <= other.max));

/** The parts of a claim that say what it is about; where one differs, the two cannot be ordered. */
const aboutAnother = (was: Claim, now: Claim): readonly string[] => [
  ...(was.task === now.task && was.metric === now.metric ? [] : ['task or metric']),
  ...(equal(was.where, now.where) ? [] : ['`where`']),
  ...(equal(was.minus ?? {}, now.minus ?? {}) && (was.minus === null) === (now.minus === null)
    ? []
    : ['`minus`']),
  ...(equal(was.at, now.at) ? [] : ['`at`']),
];

/** Holds a claim of the head to what the base has under its name. */
export const claimChange = (was: Claim, now: Claim): ClaimChange => {
  const another = aboutAnother(was, now);
  const isStricter = implies(now.expect, was.expect);
  const isLooser = implies(was.expect, now.expect);
  const expects = `expects ${now.expect.text} instead of ${was.expect.text}`;
  const asks = `asks for ${formatShare(now.confidence)} confidence instead of ${formatShare(was.confidence)}`;
  const weaker = [
    ...(another.length === 0 ? [] : [`has another ${another.join(', ')}`]),
    ...(isStricter ? [] : [expects]),
    ...(now.confidence < was.confidence ? [asks] : []),
  ];
  if (weaker.length > 0) return { kind: 'weakened', how: weaker.join(' and ') };
  const stronger = [...(isLooser ? [] : [expects]), ...(now.confidence > was.confidence ? [asks] : [])];
  return stronger.length === 0 ? { kind: 'same' } : { kind: 'strengthened', how: stronger.join(' and ') };
};
