import { checkpointId, finishedRun, splitCheckpoint, stepLabel } from './checkpoint.ts';
import { noOrigins } from './origins.ts';
import type { RunFacts, Source } from './scoreRecord.ts';

/**
 * A run of which nothing is known but its name, and perhaps its step. `run` at step 1000 is the checkpoint `run@step1000`
 * of the training run `run`, and so is a run that is named `run@step1000`, or `run/step_1000/hf`: the name as it was written becomes an
 * alias. Where the training run is named beside it, the name is the run's own and stays as it is; a run that is its own training run is
 * finished, whatever its name says.
 */
export const unknownRun = (
  name: string,
  source: Source,
  step: number | null = null,
  trainingRun: string | null = null,
): RunFacts => {
  const isItsOwn = trainingRun === name;
  const split = isItsOwn ? finishedRun(name) : splitCheckpoint(name);
  const isOwnName = trainingRun !== null && trainingRun !== split.trainingRun;
  const label = step === null || step === split.step ? split.label : stepLabel(step);
  const id = isOwnName ? name : checkpointId(split.trainingRun, label);
  return {
    id,
    aliases: split.label === null || id === name ? [] : [name],
    params: null,
    paramsKind: 'unknown',
    // Tokens that a name speaks of are rounded, or a plan: a guess, which only `init` writes down.
    tokens: null,
    flops: null,
    step: step ?? split.step,
    trainingRun: isOwnName ? trainingRun : split.trainingRun,
    losses: {},
    factors: {},
    source,
    origins: noOrigins,
  };
};
