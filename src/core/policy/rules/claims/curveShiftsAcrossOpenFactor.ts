import type { CurveRule } from '../../rule.ts';

export const curveShiftsAcrossOpenFactor: CurveRule = {
  id: 'SG302',
  about: 'claim-on-curve',
  severity: 'warning',
  title: 'The curve shifts across a factor that the claim leaves open',
  meaning:
    'The claim does not say under which configuration it holds, and the evidence says that the configuration matters. The ' +
    'claim was judged on the worst of them.',
  nextStep: 'Name the level in `where`, or show that the claim holds under every level.',
  evaluate({ openShifts, gate }) {
    const [first, ...rest] = openShifts;
    if (first === undefined) return undefined;
    const more = rest.length === 0 ? '' : ` (and ${rest.length} more)`;
    return { decision: gate.shift, message: `${first.factor} is open: ${first.sentence}${more}` };
  },
};
