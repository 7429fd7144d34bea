/** A run's name taken apart: the training run, and the step where the name says that it is a checkpoint of it. */
export interface CheckpointName {
  readonly trainingRun: string;
  readonly step: number | null;
}

const CHECKPOINT = /^(.+)@step(\d{1,15})$/;

/**
 * Takes `name@step1000` apart. This is the one form in which the project names a checkpoint; any other name is a training
 * run, whatever numbers stand in it.
 */
export const splitCheckpoint = (name: string): CheckpointName => {
  const match = CHECKPOINT.exec(name);
  const [, trainingRun, step] = match ?? [];
  return trainingRun === undefined || step === undefined
    ? { trainingRun: name, step: null }
    : { trainingRun, step: Number(step) };
};

/** The id of a checkpoint, `run@step1000`; the run's own name for a finished run, and for a name that has its step already. */
export const checkpointId = (run: string, step: number | null): string => {
  if (step === null) return run;
  const { trainingRun } = splitCheckpoint(run);
  return `${trainingRun}@step${step}`;
};
