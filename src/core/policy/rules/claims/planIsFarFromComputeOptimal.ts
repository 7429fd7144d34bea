import { formatScale, formatScaleValue, formatTimes } from '../../../text/formatScale.ts';
import { formatShare } from '../../../text/formatShare.ts';
import { policyLimits } from '../../limits.ts';
import type { CurveRule } from '../../rule.ts';

export const planIsFarFromComputeOptimal: CurveRule = {
  id: 'SG410',
  about: 'claim-on-curve',
  severity: 'notice',
  title: 'The planned run is far from compute-optimal',
  meaning:
    'Of all runs of the same training compute, the law of loss fitted to the evidence puts the least loss at another balance of ' +
    'params and tokens, by more than it is uncertain. That may well be meant: a smaller model trained for longer is cheaper to ' +
    'run. It changes no decision.',
  nextStep:
    'If the balance was not chosen on purpose, plan the params and tokens that are named, or ask why the same compute is spent otherwise.',
  evaluate({ allocation }) {
    const interval = allocation?.interval ?? null;
    if (allocation == null || interval === null) return undefined;
    const [lower, upper] = interval;
    if (lower <= policyLimits.farFromOptimal && upper >= 1 / policyLimits.farFromOptimal) return undefined;
    const { corpus, plan, optimal, lossPenalty, computeShare } = allocation;
    const perParam = (tokens: number, params: number): string => formatScaleValue('tokens', tokens / params);
    const bestRatio = optimal.tokens / optimal.params;
    const planned = plan.tokens / plan.params;
    const [from, to] = [planned / upper, planned / lower];
    const edge = lower > 1 ? lower : 1 / upper;
    return {
      decision: 'pass',
      message:
        `plans ${perParam(plan.tokens, plan.params)} tokens per parameter; for its compute L(N, D) on ${corpus} puts the least loss at ` +
        `${formatScaleValue('tokens', bestRatio)} (90% interval ${formatScaleValue('tokens', from)} to ${formatScaleValue('tokens', to)}), ` +
        `${formatScale('params', optimal.params)} on ${formatScale('tokens', optimal.tokens)}; the plan lies ${formatTimes(edge)} beyond that interval's ` +
        `nearer end, against a limit of ${formatTimes(policyLimits.farFromOptimal)}. It costs ${lossPenalty.toPrecision(2)} of loss: the optimum reaches the plan's with ` +
        `${formatShare(computeShare)} of the compute`,
    };
  },
};
