import { unmatchedWords } from '../../../plans/unmatchedWords.ts';
import type { ClaimRule } from '../../rule.ts';

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
      : { decision: 'inconclusive', message: unmatchedWords(assessment.unmatched, claim.task, claim.metric) },
};
