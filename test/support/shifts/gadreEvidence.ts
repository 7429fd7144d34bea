import { defaultConfiguration } from '../../../src/core/configuration/defaultConfiguration.ts';
import type { Curve } from '../../../src/core/curves/curve.ts';
import { drawCurves } from '../../../src/core/pipeline/drawCurves.ts';
import { gatherEvidence } from '../../../src/core/pipeline/gatherEvidence.ts';
import type { LossesOfRuns } from '../../../src/core/shifts/lossGaps.ts';
import { folderWorkspace } from '../../../src/shell/folderWorkspace.ts';
import { gadreFolder } from '../trends/gadreCurves.ts';

/** The factor of the 104 models of Gadre et al. 2024: three pretraining corpora. */
export const gadreFactor = 'pretraining_corpus';

/** The 46 tasks by pretraining corpus on `loss:c4_val`, with all eight losses of each run, as a check reads them. */
export const gadreEvidence = (): { readonly curves: readonly Curve[]; readonly runs: LossesOfRuns } => {
  const configuration = {
    ...defaultConfiguration(),
    file: 'scaling-guard.yml',
    axis: 'loss:c4_val',
    factors: [gadreFactor],
  } as const;
  const evidence = gatherEvidence(folderWorkspace(gadreFolder), configuration);
  const { tasks } = drawCurves(evidence, configuration);
  return { curves: tasks.flatMap(({ curves }) => curves), runs: evidence.runs };
};
