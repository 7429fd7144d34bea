import { type Decision, isLetThrough } from '../../policy/decision.ts';

interface DecisionWords {
  /** For terminals; says the same as the colour does. */
  readonly symbol: string;
  /** For Markdown. */
  readonly emoji: string;
  /** What it means, for `explain` and legends. */
  readonly meaning: string;
}

/** How every face shows a decision. The word itself is the decision's own name, the same everywhere. */
export const decisionWords: Readonly<Record<Decision, DecisionWords>> = {
  pass: {
    symbol: '✓',
    emoji: '✅',
    meaning: 'Everything that was judged holds. The check succeeds.',
  },
  warn: {
    symbol: '!',
    emoji: '⚠️',
    meaning: 'Nothing speaks against the merge, but something should be read first. The check succeeds.',
  },
  inconclusive: {
    symbol: '?',
    emoji: '❔',
    meaning:
      'Something could not be read, fitted or judged, so nothing is known about it. The check fails in enforce mode: it never ' +
      'passes silently.',
  },
  block: {
    symbol: '✗',
    emoji: '⛔',
    meaning: 'The evidence speaks against a claim, or a file is wrong. The check fails in enforce mode.',
  },
};

/** A sentence on what advise mode changes, or '' where the decision or the mode makes it pointless. */
export const modeNote = (decision: Decision, mode: 'enforce' | 'advise'): string =>
  mode === 'advise' && !isLetThrough(decision) ? 'Advise mode: this does not fail the check.' : '';
