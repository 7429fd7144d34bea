import { checkpointId, splitCheckpoint } from './checkpoint.ts';
import type { RunFacts, Source } from './scoreRecord.ts';

/** A run of which nothing is known but its name. A name such as `run@step1000` is read as a checkpoint. */
export const unknownRun = (name: string, source: Source, step: number | null = null): RunFacts => {
  const split = splitCheckpoint(name);
  const known = step ?? split.step;
  return {
    id: checkpointId(split.trainingRun, known),
    aliases: [],
    params: null,
    paramsKind: 'unknown',
    tokens: null,
    flops: null,
    step: known,
    trainingRun: split.trainingRun,
    losses: {},
    factors: {},
    source,
  };
};
