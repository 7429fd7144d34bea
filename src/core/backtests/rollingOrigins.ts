import { backtestLimits } from './limits.ts';

/** Which prefixes of a curve are used as origins, as numbers of runs. */
export interface RollingOrigins {
  /** The first origin whose errors are used at all. */
  readonly first: number;
  /** The first origin whose errors set scale and quantiles; the earlier ones feed the drift only. */
  readonly firstKept: number;
  /** Origins are this many runs apart, counted back from all runs but one. */
  readonly stride: number;
}

/**
 * Origins of a curve with so many runs; the last one is always all runs but one. None exist where `first` is
 * not below `runs`.
 */
export const rollingOrigins = (runs: number): RollingOrigins => {
  const short = runs <= backtestLimits.shortLadder;
  const share = short ? backtestLimits.keptShareShort : backtestLimits.keptShare;
  const kept = Math.ceil(share * runs - 1e-9);
  const first = short ? Math.max(backtestLimits.firstShortOrigin, kept) : backtestLimits.firstOrigin;
  const stride = Math.max(1, Math.ceil((runs - first) / backtestLimits.mostOrigins));
  return { first, firstKept: Math.max(first, kept), stride };
};
