import { quoteText } from '../../documents/quoteText.ts';
import { median } from '../../stats/quantile.ts';
import type { IntegrityRule } from '../integrityRule.ts';
import { COMPUTE_FACTOR, COMPUTE_RUNS } from '../thresholds.ts';

export const computeContradictsScale: IntegrityRule = {
  id: 'SG212',
  severity: 'warning',
  title: "A run's compute does not go with its size",
  meaning:
    'Training takes about 6 FLOPs for each parameter and token, and about the same figure in all runs of a family. Where one run has another, its params, ' +
    'tokens or FLOPs are not its own: a lost power of ten, tokens of another checkpoint, parameters counted in another way.',
  nextStep: 'Correct the params, tokens or flops of the run in the manifest.',
  find({ runs }) {
    const ratios = [...runs.values()].flatMap((run) => {
      const { flops, params, tokens } = run;
      return flops === null || params === null || tokens === null
        ? []
        : [{ run, ratio: flops / (params * tokens) }];
    });
    if (ratios.length < COMPUTE_RUNS) return [];
    const usual = median(ratios.map(({ ratio }) => ratio));
    return ratios.flatMap(({ run, ratio }) => {
      if (ratio < COMPUTE_FACTOR * usual && usual < COMPUTE_FACTOR * ratio) return [];
      const message = `Run ${quoteText(run.id)} has ${ratio.toPrecision(3)} FLOPs for each parameter and token, where ${usual.toPrecision(3)} is the median of ${ratios.length} runs; its params, tokens or FLOPs are wrong.`;
      return [{ source: run.source, message, distrusted: [] }];
    });
  },
};
