import type { BacktestSummary, Extrapolation } from '../forecasts/forecast.ts';
import type { HiddenRuns } from '../forecasts/hiddenRuns.ts';
import type { ClaimScenario } from '../policy/claimScenarios.ts';
import type { Decision } from '../policy/decision.ts';
import type { Finding } from '../policy/finding.ts';
import type { Problem } from '../problems/problem.ts';
import type { RankingFlip, ShiftKind, UntestedReason } from '../shifts/shift.ts';
import type { TrainingEvent } from '../training/trainingEvent.ts';
import type { Estimate } from '../trends/trendAnalysis.ts';
import type { TrendVerdict } from '../trends/trendVerdict.ts';
import type { ReportBandPoint, ReportForecast } from './reportForecast.ts';

/**
 * The result of a check: plain, serialisable, frozen as `schemas/report.v1.json`. Every renderer works from this alone.
 * Lists are sorted, numbers are finite and rounded to six significant digits, so that equal input gives equal bytes.
 */
export interface Report {
  readonly version: 1;
  readonly tool: { readonly name: 'scaling-guard'; readonly version: string };
  readonly decision: Decision;
  readonly mode: 'enforce' | 'advise';
  readonly seed: number;
  /** The date that expiries are judged by, YYYY-MM-DD. */
  readonly asOf: string;
  /** One sentence: why the decision is what it is. */
  readonly headline: string;
  readonly inputs: ReportInputs;
  readonly problems: readonly Problem[];
  readonly tasks: readonly ReportTask[];
  readonly curves: readonly ReportCurve[];
  readonly shifts: readonly ReportShift[];
  /** Pairs of levels of which nothing can be said. */
  readonly untested: readonly ReportUntested[];
  readonly claims: readonly ReportClaim[];
  readonly findings: readonly ReportFinding[];
  readonly upstream: readonly ReportUpstream[];
  /** Laws of loss that could not be fitted, where runs state params, tokens and a loss. */
  readonly unfitted: readonly ReportUnfittedLaw[];
  readonly training: readonly ReportTraining[];
  /** What this pull request changes, the worst first; empty where there is nothing to compare with. */
  readonly changes: readonly ReportChange[];
}

export interface ReportInputs {
  /** Path of the config, or null where the check ran without one. */
  readonly config: string | null;
  /** Evidence files read. */
  readonly files: number;
  readonly records: number;
  readonly runs: number;
  /** Scores that were left out because a newer one of the same run is there; SG130 and SG131 tell them. */
  readonly replaced: number;
  /** Files and entries that were refused; each stands in `problems`. */
  readonly rejected: number;
  /** Known companions of the evidence (per-sample logs and the like), counted and left out. */
  readonly companions: number;
  readonly formats: readonly { readonly name: string; readonly files: number; readonly records: number }[];
}

export interface ReportTask {
  readonly task: string;
  readonly metric: string;
  readonly axis: string;
  readonly verdict: TrendVerdict;
  readonly reason: string;
  readonly stability: number | null;
  /** Fitted improvement over the observed range, in the metric's unit. */
  readonly gain: number | null;
  /** The evidence in sentences. */
  readonly words: readonly string[];
  /** Ids of its curves. */
  readonly curves: readonly string[];
  /** Training runs over all its curves. */
  readonly runs: number;
}

export interface ReportCurve {
  readonly id: string;
  readonly task: string;
  readonly metric: string;
  readonly axis: string;
  readonly factors: Readonly<Record<string, string>>;
  readonly direction: 'higher' | 'lower';
  readonly range: { readonly lower: number; readonly upper: number } | null;
  /** Given where scores are judged, fitted, forecast and drawn by their logarithm, as is the law; else they are as they are. */
  readonly space?: 'logarithmic';
  readonly chance: number | null;
  readonly points: number;
  readonly verdict: TrendVerdict;
  readonly reason: string;
  readonly stability: number | null;
  readonly gain: number | null;
  readonly law: string | null;
  readonly parameters: Readonly<Record<string, Estimate>>;
  readonly r2: number | null;
  readonly residualSd: number | null;
  readonly samplingSd: number | null;
  readonly words: readonly string[];
  readonly evidence: Readonly<Record<string, number | null>>;
  /** Sorted from the least scale to the most; x is the raw value on the axis. */
  readonly series: readonly {
    readonly x: number;
    readonly y: number;
    readonly se: number | null;
    readonly run: string;
    /** The file that the score was read from. */
    readonly file: string;
  }[];
  /** Null where no claim asked for forecasts, or where the curve has too few runs to hide any. */
  readonly hiddenRuns: HiddenRuns | null;
}

export interface ReportShift {
  readonly id: string;
  readonly task: string;
  readonly metric: string;
  readonly factor: string;
  readonly kind: ShiftKind;
  readonly kinds: readonly ShiftKind[];
  readonly levels: readonly string[];
  readonly effect: number;
  readonly p: number;
  readonly q: number;
  readonly range: readonly [number, number];
  /** What changes places between two losses; null unless the factor is `validation_corpus`. */
  readonly flip: RankingFlip | null;
  readonly sentence: string;
}

/** A pair of levels that could not be compared, or of which the comparison says nothing. */
export interface ReportUntested {
  readonly task: string;
  readonly metric: string;
  readonly factor: string;
  readonly levels: readonly string[];
  readonly reason: UntestedReason;
  readonly sentence: string;
  /** Further pairs of the same task, metric, factor and reason, which are not named. */
  readonly others: number;
}

export interface ReportClaim {
  readonly plan: string;
  readonly id: string;
  /** Given of a claim as the target branch has it, where this pull request deletes or weakens it. */
  readonly side?: 'base';
  /** The plan file; null of a claim that the `forecast` command made from its flags. */
  readonly file: string | null;
  readonly line: number | null;
  readonly task: string;
  readonly metric: string;
  readonly where: Readonly<Record<string, string>>;
  /** Of a difference, the factor levels of what is subtracted; null of a claim about a score. */
  readonly minus: Readonly<Record<string, string>> | null;
  readonly at: Readonly<Record<string, number>>;
  /** As written: `>= 0.70`. */
  readonly expect: string;
  readonly confidence: number;
  /** Identifies what the claim says, whatever its spelling. */
  readonly fingerprint: string;
  readonly decision: Decision;
  /** Ids of the rules that made the decision, sorted. */
  readonly reasons: readonly string[];
  /** The curve that the decision rests on (the worst of those that match), or null. */
  readonly curve: string | null;
  readonly forecast: ReportForecast | null;
  /** Why there is no forecast; null where there is one. */
  readonly forecastReason: string | null;
  readonly extrapolation: Extrapolation | null;
  readonly backtest: BacktestSummary | null;
  /** The strongest threshold that would pass now, in the form of `expect`; null where none would. */
  readonly wouldPass: string | null;
  /** Factor levels under which the decision is another one. */
  readonly flips: readonly {
    readonly factors: Readonly<Record<string, string>>;
    readonly decision: Decision;
  }[];
  readonly nextRun: {
    readonly scale: number;
    readonly axis: string;
    readonly runs: number;
    readonly reason: string;
  } | null;
  /** Where the claim stands on its curve's axis, as a raw value; null where no place on it is known. */
  readonly scale: number | null;
  /**
   * What is forecast along the curve's axis, from its last run to the claim's place, with the central interval at the claim's
   * confidence: for plots. Each place is read as if a plan stated it; where the claim plans a run, `forecast` itself also goes by
   * other routes. Empty inside the observed range and where there is no forecast.
   */
  readonly band: readonly ReportBandPoint[];
  /** How many times the compute one more point (0.01 of the range) costs at this place; null where that cannot be said. */
  readonly costPerPoint: number | null;
  /**
   * Runs on its curves that this change adds, sorted, and what the decision is on the evidence of the target branch alone; left out
   * where it adds none, or there is nothing to compare with.
   */
  readonly added?: { readonly runs: readonly string[]; readonly without: Decision };
  /**
   * The run of least loss for the compute of the planned one, by L(N, D) of its configuration; null unless the claim states params
   * and tokens and the law can be fitted.
   */
  readonly computeOptimal: {
    readonly corpus: string;
    readonly params: number;
    readonly tokens: number;
    /** In nats per token. */
    readonly loss: number;
    /** Planned tokens per parameter over the optimal. */
    readonly ratio: number;
    /** 5% and 95% points of `ratio` over resamples of the runs; null where too few could be fitted. */
    readonly interval: readonly [number, number] | null;
    /** Loss of the planned run above the optimum's, in nats per token. */
    readonly lossPenalty: number;
    /** Share of the plan's compute with which the optimal allocation reaches the plan's loss. */
    readonly computeShare: number;
  } | null;
  /** The claim under each configuration of its task, and under each law by itself. */
  readonly scenarios: readonly ClaimScenario[];
  /** Whether its forecast has left the interval that its plan was locked on; null where it is not locked. */
  readonly stale: boolean | null;
  /** Entries for the waivers file that would accept what stops the claim, as YAML; null where nothing stops it. */
  readonly waiver: string | null;
}

/** What a rule reports. */
export type ReportFinding = Finding;

export interface ReportUpstream {
  readonly corpus: string;
  /** The configuration whose runs the law was fitted to. */
  readonly factors: Readonly<Record<string, string>>;
  readonly law: string;
  /** What it is fitted to, in words. */
  readonly fittedOn: string;
  readonly parameters: Readonly<Record<string, Estimate>>;
  readonly objective: number;
  /** Root mean square of the log residuals. */
  readonly residualSd: number;
  readonly runs: number;
  /** The runs that the law's prediction at a scale hangs on most, each left out. */
  readonly influence: {
    readonly at: { readonly params: number; readonly tokens: number };
    readonly loss: number;
    /** `change` is the log of the predicted loss without the run over the one with it. */
    readonly runs: readonly { readonly run: string; readonly change: number }[];
  };
}

/** A law of loss that could not be fitted to a family. */
export interface ReportUnfittedLaw {
  readonly corpus: string;
  readonly factors: Readonly<Record<string, string>>;
  readonly law: string;
  readonly reason: string;
}

/** One event of one training run. */
export interface ReportTraining extends TrainingEvent {
  readonly run: string;
}

/** What kind of thing a change is about. */
export type ChangeKind =
  | 'decision'
  | 'claim'
  | 'policy'
  | 'verdict'
  | 'shift'
  | 'forecast'
  | 'evidence'
  | 'waiver'
  | 'lock';

/** One thing that this pull request changes, base against head. */
export interface ReportChange {
  readonly kind: ChangeKind;
  /** Whether less can be relied on after it, or more. */
  readonly effect: 'worse' | 'better' | 'neutral';
  readonly subject: string;
  readonly before: string;
  readonly after: string;
}
