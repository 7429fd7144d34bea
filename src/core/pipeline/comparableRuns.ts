import { byCodeUnits } from '../collections/byCodeUnits.ts';
import { groupBy } from '../collections/groupBy.ts';
import type { Configuration } from '../configuration/configuration.ts';
import { lastCheckpoints } from '../curves/lastCheckpoints.ts';
import type { RunFacts } from '../records/scoreRecord.ts';

/**
 * The runs that one law of loss may be fitted to, as for curves: those whose params are of the kind that most have, and of a
 * training run's checkpoints the last one, unless the config wants all.
 */
export const comparableRuns = (
  runs: readonly RunFacts[],
  checkpoints: Configuration['checkpoints'],
): readonly RunFacts[] => {
  const [main = []] = [...groupBy(runs, ({ paramsKind }) => paramsKind)]
    .sort(([a, ofA], [b, ofB]) => ofB.length - ofA.length || byCodeUnits(a, b))
    .map(([, ofKind]) => ofKind);
  return checkpoints === 'all' ? main : lastCheckpoints(main, (run) => run).kept;
};
