import type { Unmatched } from './claimAssessment.ts';

const SHOWN = 6;

/** The names, the first few of them: a leaderboard may know hundreds of tasks. */
const listed = (known: readonly string[]): string =>
  known.length <= SHOWN
    ? known.join(', ')
    : `${known.slice(0, SHOWN).join(', ')} and ${known.length - SHOWN} more`;

/** Why nothing in the evidence is what was asked for, and what there is instead. */
export const unmatchedWords = (unmatched: Unmatched, task: string, metric: string | null): string => {
  switch (unmatched.kind) {
    case 'unknown-task':
      return unmatched.suggestion === null
        ? unmatched.known.length === 0
          ? `no score of task ${task} stands on a curve, and none of any other task does`
          : `no score of task ${task} was read; the evidence has ${listed(unmatched.known)}`
        : `no score of task ${task} was read; did you mean ${unmatched.suggestion}?`;
    case 'out-of-time':
      return 'the time for the check (`limits.seconds`) was over before the claim was judged';
    case 'unknown-metric':
      return `${task} was not scored by ${metric}; the evidence has ${listed(unmatched.known)}`;
    case 'open-metric':
      return `${task} was scored by several metrics (${listed(unmatched.known)}); name the one that is meant`;
    case 'unknown-factor':
      return `${unmatched.factor} is no declared factor; declared are ${listed(unmatched.known) || 'none'}`;
    case 'level-without-evidence':
      return `no score of ${task} has ${unmatched.factor} ${unmatched.level}; the evidence has ${listed(unmatched.known) || 'no level at all'}`;
  }
};
