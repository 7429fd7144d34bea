import { checkpointId, splitCheckpoint } from './checkpoint.ts';
import { noOrigins } from './origins.ts';
import type { RunFacts, Source } from './scoreRecord.ts';

/**
 * A run of which nothing is known but its name, and perhaps its step. `run` at step 1000 is the checkpoint `run@step1000`
 * of the training run `run`, and so is a run that is named `run@step1000`. Where the training run is named beside it, the
 * name is the checkpoint's own and stays as it is.
 */
export const unknownRun = (
  name: string,
  source: Source,
  step: number | null = null,
  trainingRun: string | null = null,
): RunFacts => {
  const split = splitCheckpoint(name);
  const known = step ?? split.step;
  const isOwnName = trainingRun !== null && trainingRun !== split.trainingRun;
  return {
    id: isOwnName ? name : checkpointId(split.trainingRun, known),
    aliases: [],
    params: null,
    paramsKind: 'unknown',
    tokens: null,
    flops: null,
    step: known,
    trainingRun: isOwnName ? trainingRun : split.trainingRun,
    losses: {},
    factors: {},
    source,
    origins: noOrigins,
  };
};
