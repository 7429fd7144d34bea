import type { Unmatched } from '../../plans/claimAssessment.ts';
import type { ClaimRule } from '../claimRule.ts';

const SHOWN = 6;

/** The names, the first few of them: a leaderboard may know hundreds of tasks. */
const listed = (known: readonly string[]): string =>
  known.length <= SHOWN
    ? known.join(', ')
    : `${known.slice(0, SHOWN).join(', ')} and ${known.length - SHOWN} more`;

const explanation = (unmatched: Unmatched, task: string, metric: string | null): string => {
  switch (unmatched.kind) {
    case 'unknown-task':
      return unmatched.suggestion === null
        ? `no score of task ${task} was read; the evidence has ${listed(unmatched.known) || 'no task at all'}`
        : `no score of task ${task} was read; did you mean ${unmatched.suggestion}?`;
    case 'unknown-metric':
      return `${task} was not scored by ${metric}; the evidence has ${listed(unmatched.known)}`;
    case 'open-metric':
      return `${task} was scored by several metrics (${listed(unmatched.known)}); the claim must name one under metric`;
    case 'unknown-factor':
      return `where names ${unmatched.factor}, which is no declared factor; declared are ${listed(unmatched.known) || 'none'}`;
    case 'level-without-evidence':
      return `no score of ${task} has ${unmatched.factor} ${unmatched.level}; the evidence has ${listed(unmatched.known) || 'no level at all'}`;
  }
};

export const claimMeetsNoEvidence: ClaimRule = {
  id: 'SG406',
  about: 'claim',
  severity: 'error',
  title: 'A claim meets no evidence',
  meaning:
    'The task, metric or configuration that the claim names is not among the scores that were read, so it cannot be judged.',
  nextStep: 'Correct the name, or add the evidence.',
  evaluate: (claim, assessment) =>
    assessment.kind === 'matched'
      ? undefined
      : { decision: 'inconclusive', message: explanation(assessment.unmatched, claim.task, claim.metric) },
};
