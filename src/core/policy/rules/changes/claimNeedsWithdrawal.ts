import { decisions } from '../../decision.ts';
import type { WithdrawalRule } from '../../rule.ts';

export const claimNeedsWithdrawal: WithdrawalRule = {
  id: 'SG506',
  about: 'withdrawal',
  severity: 'error',
  title: 'A claim holds only because evidence was withdrawn',
  meaning:
    'Something that entered the fits or the laws of loss of the target branch does not enter those of this change, or enters them ' +
    'otherwise, for whatever reason, and with all of that put back, beside what the change adds, the claim fares worse. Evidence that is taken away does not refute itself.',
  nextStep:
    'Put the evidence back; or, where it was wrong, have a waiver of SG506 merged first, with the reason that it was wrong.',
  evaluate({ now, putBack, withdrawn }) {
    if (decisions.indexOf(putBack) <= decisions.indexOf(now)) return undefined;
    return {
      // The worse of the two counts.
      decision: putBack,
      message: `is ${now}, and ${putBack} with what the target branch had put back: ${withdrawn}`,
    };
  },
};
