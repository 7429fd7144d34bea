import type { WaiverRule } from '../waivers/waiverRule.ts';

export const waiverAcceptsNothing: WaiverRule = {
  id: 'SG502',
  about: 'waiver',
  severity: 'warning',
  title: 'A waiver accepts nothing',
  meaning:
    'The claim that it names is in no plan, or the rule that it names does not fire on that claim. Left in place it would ' +
    'wait for a finding that nobody has looked at.',
  nextStep: 'Remove the waiver.',
  evaluate({ waiver: { rule, plan, claim }, state }) {
    const name = `${plan}/${claim}`;
    if (state === 'no-claim') return `accepts ${rule} on ${name}, and no plan has such a claim`;
    if (state === 'not-fired') return `accepts ${rule} on ${name}, where it does not fire`;
    if (state === 'repeated') return `accepts ${rule} on ${name}, which another waiver accepts already`;
    return undefined;
  },
};
