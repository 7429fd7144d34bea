import type { WaiverRule } from '../../rule.ts';
import { subjectWords } from '../../waivers/waiver.ts';

export const waiverAcceptsNothing: WaiverRule = {
  id: 'SG502',
  about: 'waiver',
  severity: 'warning',
  title: 'A waiver accepts nothing',
  meaning:
    'The claim that it names is in no plan, or the rule that it names does not fire on that claim or that evidence. Left in place it would ' +
    'wait for a finding that nobody has looked at.',
  nextStep: 'Remove the waiver.',
  evaluate({ waiver, state }) {
    const { rule } = waiver;
    const name = subjectWords(waiver);
    if (state === 'no-claim') return `accepts ${rule} on ${name}, and no plan has such a claim`;
    if (state === 'not-fired')
      return waiver.about.kind === 'claim'
        ? `accepts ${rule} on ${name}, where it does not fire`
        : `accepts ${rule} on ${name}, which it takes from no curve under a claim`;
    if (state === 'repeated') return `accepts ${rule} on ${name}, which another waiver accepts already`;
    return undefined;
  },
};
