import { groupBy } from '../../collections/groupBy.ts';
import { quoteText } from '../../documents/quoteText.ts';
import { flopsOfDenseTransformer } from '../../records/flopsOfDenseTransformer.ts';
import type { RunFacts } from '../../records/scoreRecord.ts';
import { median } from '../../stats/quantile.ts';
import type { IntegrityFinding, IntegrityRule } from '../integrityRule.ts';
import { integrityLimits } from '../limits.ts';
import { familyOfName } from '../sizesInName.ts';

interface Trained {
  readonly run: RunFacts;
  /** FLOPs for each parameter and token. */
  readonly ratio: number;
}

/** Runs whose ratio is far off the usual one, by a limit on its logarithm that may depend on how far off the others are. */
const farOff = (
  trained: readonly Trained[],
  limitOf: (scatter: number) => number,
): readonly IntegrityFinding[] => {
  if (trained.length < integrityLimits.computeRuns) return [];
  const usual = median(trained.map(({ ratio }) => ratio));
  const offOf = (ratio: number): number => Math.abs(Math.log(ratio / usual));
  const limit = limitOf(integrityLimits.normalDeviation * median(trained.map(({ ratio }) => offOf(ratio))));
  return trained.flatMap(({ run, ratio }) => {
    if (offOf(ratio) < limit) return [];
    const message = `Run ${quoteText(run.id)} has ${ratio.toPrecision(3)} FLOPs for each parameter and token, where ${usual.toPrecision(3)} is the median of ${trained.length} runs; its params, tokens or FLOPs are not its own, or count other parts of the model.`;
    return [{ source: run.source, message, distrusted: [] }];
  });
};

const coarse = (): number => Math.log(integrityLimits.computeFactor);

/** Where compute was figured from the params and tokens, the ratios agree to their rounding, and little is much. */
const fine = (scatter: number): number =>
  Math.min(
    coarse(),
    Math.max(integrityLimits.computeDeviations * scatter, Math.log(integrityLimits.computeRounding)),
  );

export const computeContradictsScale: IntegrityRule = {
  id: 'SG212',
  severity: 'warning',
  title: "A run's compute does not go with its size",
  meaning:
    'Training takes about 6 FLOPs for each parameter and token, and about the same figure in all runs of a family. Where one run has another, its params, ' +
    'tokens or FLOPs are not its own: a lost power of ten, tokens of another checkpoint, parameters counted in another way. Runs whose ' +
    'names differ by a size alone are held to each other, by the scatter of their own ratios.',
  nextStep: 'Correct the params, tokens or flops of the run in the manifest.',
  find({ runs }) {
    const trained = [...runs.values()].flatMap((run): Trained[] => {
      const { flops, params, tokens } = run;
      if (flops === null || params === null || tokens === null) return [];
      const ratio = flops / (params * tokens);
      // Beyond that it is another unit, which SG217 tells.
      const isOfUnit =
        Math.abs(Math.log(ratio / flopsOfDenseTransformer)) <= Math.log(integrityLimits.scaleOffAlone);
      return isOfUnit ? [{ run, ratio }] : [];
    });
    const found = farOff(trained, coarse);
    const told = new Set(found.map(({ source }) => source));
    const families = groupBy(trained, ({ run }) => familyOfName(run.trainingRun));
    return [
      ...found,
      ...[...families.values()]
        .flatMap((family) => farOff(family, fine))
        .filter(({ source }) => !told.has(source)),
    ];
  },
};
