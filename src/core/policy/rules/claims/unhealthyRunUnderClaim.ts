import { countOf } from '../../../text/formatCount.ts';
import type { CurveRule } from '../../rule.ts';

/** Runs that are described; the report's `training` has them all. */
const MOST_DESCRIBED = 3;

export const unhealthyRunUnderClaim: CurveRule = {
  id: 'SG602',
  about: 'claim-on-curve',
  severity: 'warning',
  title: 'The claim leans on a run whose training was unhealthy',
  meaning:
    'The curve under the claim has a run that diverged, jumped to a higher loss or ended early. Its scores are not those of its ' +
    'scale, and a large run moves a forecast more than any other.',
  nextStep:
    'Train the run again, or take its scores out of the evidence, and look whether the claim still holds.',
  evaluate({ training = [], curve, against }) {
    const unhealthy = new Map(
      training.flatMap(({ run, events }): [string, string][] => {
        const first = events.find((event) => event.unhealthy);
        return first === undefined ? [] : [[run, `${run}: ${first.sentence}`]];
      }),
    );
    if (unhealthy.size === 0) return undefined;
    const points = [...curve.points, ...(against?.curve.points ?? [])];
    const runs = countOf(new Set(points.map(({ trainingRun }) => trainingRun)).size, 'run');
    const shown = [...unhealthy.values()].slice(0, MOST_DESCRIBED).join('; ');
    const more = unhealthy.size > MOST_DESCRIBED ? `; and ${unhealthy.size - MOST_DESCRIBED} more` : '';
    return {
      decision: 'warn',
      message: `${unhealthy.size} of ${runs} under the claim had an unhealthy training: ${shown}${more}`,
    };
  },
};
