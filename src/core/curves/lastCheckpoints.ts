import { groupBy } from '../collections/groupBy.ts';
import { labelIn, splitCheckpoint } from '../records/checkpoint.ts';
import type { RunFacts } from '../records/scoreRecord.ts';

/** Why a checkpoint does not stand where its training run does; `settled` where a pinned one has the place. */
export type PassedOver = 'finished' | 'later' | 'unfinished' | 'unordered' | 'settled';

/** What was chosen of each training run, and what was passed over. */
export interface ChosenCheckpoints<T> {
  /** In the order given. */
  readonly kept: readonly T[];
  readonly left: readonly { readonly one: T; readonly why: PassedOver }[];
}

const STAGE = /^stage(\d{1,2})/;

const stageOf = (run: RunFacts): number => Number(STAGE.exec(labelIn(run) ?? '')?.[1] ?? 0);

/** Tokens of a checkpoint: as stated, else as its name says, which is exact enough to tell the last one. */
const tokensOf = ({ id, tokens }: RunFacts): number | null => tokens ?? splitCheckpoint(id).tokens;

/** Epochs of a checkpoint of which no more is known. */
const epochOf = (run: RunFacts): number | null => {
  const epoch = /(?:^|-)epoch(\d{1,6})$/.exec(labelIn(run) ?? '')?.[1];
  return epoch === undefined ? null : Number(epoch);
};

/** Places of checkpoints, by the first of these that all of them state; null where there is none. A later stage counts its steps anew. */
const places = (runs: readonly RunFacts[]): readonly number[] | null => {
  const stages = runs.map(stageOf);
  const isOneStage = new Set(stages).size === 1;
  const ways = [({ step }: RunFacts) => step, tokensOf, epochOf];
  for (const way of isOneStage ? ways : []) {
    const found = runs.map(way);
    if (found.every((place) => place !== null)) return found;
  }
  return isOneStage ? null : stages;
};

/** The last of several checkpoints of one training run; null where what is known of them does not say which it is. */
const lastOf = (runs: readonly RunFacts[]): ReadonlySet<RunFacts> | null => {
  if (runs.length < 2) return new Set(runs);
  const known = places(runs);
  if (known === null) return null;
  const last = Math.max(...known);
  const latest = runs.filter((_, index) => known[index] === last);
  return latest.length === runs.length ? new Set(latest) : lastOf(latest);
};

/**
 * Of what belongs to one curve, or to one law, that of finished runs. Where there is none of a finished run, that of the last
 * checkpoint of each training run: a checkpoint never stands among finished runs, whose scores mean another thing.
 *
 * @param isPinned whether one stays, and no other of its training run stands in its place
 */
export const lastCheckpoints = <T>(
  all: readonly T[],
  factsOf: (one: T) => RunFacts,
  isPinned: (one: T) => boolean = () => false,
): ChosenCheckpoints<T> => {
  const isFinished = (one: T): boolean => labelIn(factsOf(one)) === null;
  const hasFinished = all.some(isFinished);
  const why = new Map<T, PassedOver>();
  for (const ofRun of groupBy(all, (one) => factsOf(one).trainingRun).values()) {
    if (ofRun.some(isPinned)) {
      for (const one of ofRun) if (!isPinned(one)) why.set(one, 'settled');
      continue;
    }
    const checkpoints = ofRun.filter((one) => !isFinished(one));
    if (checkpoints.length === 0) continue;
    const reason = checkpoints.length < ofRun.length ? 'finished' : hasFinished ? 'unfinished' : null;
    const last = reason === null ? lastOf([...new Set(checkpoints.map(factsOf))]) : null;
    for (const one of checkpoints)
      if (last?.has(factsOf(one)) !== true) why.set(one, reason ?? (last === null ? 'unordered' : 'later'));
  }
  if (why.size === 0) return { kept: all, left: [] };
  return {
    kept: all.filter((one) => !why.has(one)),
    left: all.flatMap((one) => {
      const reason = why.get(one);
      return reason === undefined ? [] : [{ one, why: reason }];
    }),
  };
};
