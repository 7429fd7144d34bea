import { byCodeUnits } from '../collections/byCodeUnits.ts';

/** What an upstream law is fitted to: one run's size, data and loss on one validation corpus. All above 0. */
export interface UpstreamRun {
  readonly run: string;
  readonly params: number;
  readonly tokens: number;
  /** In nats per token. */
  readonly loss: number;
  /** Training compute as stated; left out where only a formula gives it. */
  readonly flops?: number;
}

/** The size of a run and of its data; both above 0. */
export type RunScale = Pick<UpstreamRun, 'params' | 'tokens' | 'flops'>;

/** Training compute in FLOPs: as stated, else by the formula in use. */
export const trainingFlops =
  (flopsPerParameterToken: number) =>
  ({ params, tokens, flops }: RunScale): number =>
    flops ?? flopsPerParameterToken * params * tokens;

/** Log of the compute, up to a constant. */
const logCompute = ({ params, tokens }: RunScale): number => Math.log(params) + Math.log(tokens);

/**
 * From the least compute to the most, then by run id: sums over runs must not depend on the order they came
 * in.
 */
export const sortedByCompute = (runs: readonly UpstreamRun[]): readonly UpstreamRun[] =>
  runs.toSorted(
    (a, b) =>
      logCompute(a) - logCompute(b) || a.params - b.params || a.loss - b.loss || byCodeUnits(a.run, b.run),
  );

/**
 * How far a run goes beyond others: log of the largest multiple of their most compute, params or tokens; 0
 * inside. A new size at old compute is an extrapolation too.
 */
export const distanceBeyond = (runs: readonly RunScale[], { params, tokens }: RunScale): number => {
  const most = (of: (run: RunScale) => number): number =>
    runs.reduce((largest, run) => Math.max(largest, of(run)), Number.NEGATIVE_INFINITY);
  return Math.max(
    0,
    logCompute({ params, tokens }) - most(logCompute),
    Math.log(params) - most((run) => Math.log(run.params)),
    Math.log(tokens) - most((run) => Math.log(run.tokens)),
  );
};
