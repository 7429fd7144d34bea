import type { WaiverRule } from '../../rule.ts';
import { subjectWords } from '../../waivers/waiver.ts';

export const waiverHasExpired: WaiverRule = {
  id: 'SG501',
  about: 'waiver',
  severity: 'warning',
  title: 'A waiver has expired',
  meaning: 'The day until which a finding was accepted is over, so the finding counts again.',
  nextStep: 'Remove the waiver, or have it approved anew with the fingerprint that is printed now.',
  evaluate: ({ waiver, state }) =>
    state === 'expired'
      ? `accepted ${waiver.rule} on ${subjectWords(waiver)} until ${waiver.expires}`
      : undefined,
};
