import { formatScore } from '../../../text/formatScore.ts';
import type { LockRule } from '../../rule.ts';

export const claimIsStale: LockRule = {
  id: 'SG504',
  about: 'lock',
  severity: 'warning',
  title: 'A claim is stale: its forecast has left the locked interval',
  meaning:
    'The plan was locked on one forecast, and later evidence gives another one, outside of the interval that was locked. Whatever ' +
    'was decided on the plan was decided on something else than what is known now.',
  nextStep: 'Look at the plan again, then lock it anew with `scaling-guard lock`.',
  evaluate({ state, was, value, locked }) {
    const forecast = was?.forecast ?? null;
    if (forecast === null) return undefined;
    const interval = `${formatScore(forecast.lower)} to ${formatScore(forecast.upper)}`;
    if (state === 'lost') return `was locked on ${locked} at ${interval}, and has no forecast any more`;
    if (state !== 'stale' || value === null) return undefined;
    return `was locked on ${locked} at ${interval}; the forecast is ${formatScore(value)} now`;
  },
};
