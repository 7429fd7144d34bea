import type { TrendVerdict } from './trendVerdict.ts';

/** A fitted parameter with its standard error; the error is null where the fit cannot give one. */
export interface Estimate {
  readonly value: number;
  readonly se: number | null;
}

/** What was found out about the trend of one curve, or of one task pooled over its curves. */
export interface TrendAnalysis {
  readonly verdict: TrendVerdict;
  /** A stable code of why: `law-holds`, `too-few-runs`, `dispersed`, `law-does-not-hold`, `curves-disagree`, … */
  readonly reason: string;
  /** The evidence in sentences a reader can check against the plot; the first one explains the verdict. */
  readonly words: readonly string[];
  /** The numbers behind the sentences, by name; finite or null. */
  readonly numbers: Readonly<Record<string, number | null>>;
  /** Share of resamples over runs that give the same verdict, 0 to 1; null where it was not asked for. */
  readonly stability: number | null;
  /** Fitted improvement from the smallest to the largest observed scale, in the metric's unit; negative where it worsens. */
  readonly gain: number | null;
  /** The law with the best claim to describe the curve, by name, with its parameters; null where none was fitted. */
  readonly law: string | null;
  readonly parameters: Readonly<Record<string, Estimate>>;
  /** Share of variance that the law explains; null below three runs. */
  readonly r2: number | null;
  /** Standard deviation of scores about the best mean function, in the metric's unit. */
  readonly residualSd: number | null;
  /** Standard deviation that sampling of items alone would give; null where n and stderr are unknown. */
  readonly samplingSd: number | null;
}
