import type { CheckOutcome } from '../../core/check.ts';
import type { InputName } from '../../core/doctor/actionInputs.ts';
import type { Severity } from '../../core/problems/problem.ts';
import type { Report } from '../../core/report/report.ts';
import type { ActionEvent } from './actionEvent.ts';
import type { GithubApi } from './api/githubApi.ts';

/** The outputs of `action.yml`, by name. */
export type OutputName =
  | 'decision'
  | 'mode'
  | 'headline'
  | 'report'
  | 'html'
  | 'sarif'
  | 'tasks'
  | 'claims'
  | 'claims-blocked'
  | 'claims-inconclusive'
  | 'changes'
  | 'errors'
  | 'warnings'
  | 'comment-url'
  | 'check-run-url'
  | 'artifact';

/** One annotation on the run, and on the line where it has one. Plain text: the runner's port escapes it. */
export interface Annotation {
  readonly severity: Severity;
  readonly title: string;
  readonly message: string;
  readonly file: string | null;
  readonly line: number | null;
  readonly column: number | null;
}

/** What the action asks of the engine. */
export interface JudgeRequest {
  /** What the checkout is held against follows from it. */
  readonly event: ActionEvent;
  /** GitHub, for what a shallow checkout lacks; null without a token. */
  readonly api: GithubApi | null;
  /** Path of the config; null for the default place. */
  readonly config: string | null;
  /** Folder to judge, relative to the checkout; null for all of it. */
  readonly folder: string | null;
  /** The mode that overrides the config's, or null. */
  readonly mode: 'enforce' | 'advise' | null;
  /** The one plan and the one task to judge; null for all. */
  readonly plan: string | null;
  readonly task: string | null;
  readonly seed: number | null;
  readonly resamples: number | null;
}

/** What the engine says: its outcome, or that there is nothing it could start from. */
export interface Judgement {
  readonly outcome: CheckOutcome | { readonly kind: 'refused'; readonly message: string };
  /** What fell short without standing in the way. */
  readonly notes: readonly string[];
}

/** The report as files, by path: null where one could not be written. */
export interface KeptReport {
  readonly json: string | null;
  readonly html: string | null;
  readonly sarif: string | null;
  /** Why files could not be written. */
  readonly failures: readonly unknown[];
}

/** What became of the job summary: `none` where the runner has none. */
export type Summary = 'written' | 'none' | 'failed';

/** Which of several instances in a repository this is. */
export type Instance = Pick<JudgeRequest, 'config' | 'folder'>;

/** Everything that the action does to the world, so that a test can be the world. */
export interface ActionEnvironment {
  /** The input as the workflow gives it, '' where it does not. */
  input(name: InputName): string;
  readonly eventName: string;
  /** The webhook payload: data from outside, of any shape. */
  readonly eventPayload: unknown;
  /** The commit that the run belongs to. */
  readonly sha: string;
  judge(request: JudgeRequest): Promise<Judgement>;
  connect(token: string): Promise<GithubApi>;
  /** Keeps the report as files of one folder, for later steps: their paths. May throw where there can be no folder. */
  keepReport(report: Report, instance: Instance): KeptReport;
  /** Keeps files of one folder as an artifact of the run: its address, or null where that is not known. May throw. */
  uploadArtifact(name: string, paths: readonly string[]): Promise<string | null>;
  /** Adds to the job's summary page. May throw. */
  summarise(markdown: string): Summary;
  /** Says a value to later steps. May throw. */
  output(name: OutputName, value: string): void;
  annotate(annotation: Annotation): void;
  /** Prints text to the log so that no line of it can be a command to the runner. */
  log(text: string): void;
  /** Waits; the seconds between two tries. */
  pause(milliseconds: number): Promise<void>;
}
