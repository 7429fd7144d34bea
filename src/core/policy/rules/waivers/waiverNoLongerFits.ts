import type { WaiverRule } from '../../rule.ts';
import { subjectWords } from '../../waivers/waiver.ts';

export const waiverNoLongerFits: WaiverRule = {
  id: 'SG503',
  about: 'waiver',
  severity: 'warning',
  title: 'A waiver no longer fits its finding',
  meaning:
    'A waiver accepts one finding about one claim at one forecast. It ends when the claim says something else, or when its ' +
    'forecast leaves the interval that it had when it was accepted. One that accepts what a check distrusts in a file ends when that is ' +
    'something else.',
  nextStep:
    'Look at the claim again; then remove the waiver, or renew it with the fingerprint that is printed now.',
  evaluate({ waiver, state }) {
    const { rule, of, about } = waiver;
    const name = subjectWords(waiver);
    if (state === 'claim-changed' && about.kind === 'evidence')
      return `accepted ${rule} on ${name} as they were; its fingerprint ${of} does not fit what is distrusted in that file now`;
    if (state === 'claim-changed')
      return `accepted ${rule} on ${name} as it was; its fingerprint ${of} does not fit what the claim says now`;
    if (state === 'value-left')
      return `accepted ${rule} on ${name} at a forecast of ${of.slice(of.indexOf(':') + 1)}, where it no longer lies`;
    return undefined;
  },
};
