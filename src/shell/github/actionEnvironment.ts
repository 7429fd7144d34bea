import type { CheckOutcome } from '../../core/check.ts';
import type { Severity } from '../../core/problems/problem.ts';
import type { CommentApi } from './publishComment.ts';

/** One pull request of this repository. Every call may throw. */
export interface PullRequestApi extends CommentApi {
  /** The paths that it adds, changes, removes or renames, old names too; null where GitHub lists only some of them. */
  changedFiles(): Promise<ReadonlySet<string> | null>;
}

/** The inputs of `action.yml`, by name. */
export type InputName = 'config' | 'folder' | 'mode' | 'token' | 'comment' | 'seed' | 'resamples';

/** The outputs of `action.yml`, by name. */
export type OutputName =
  | 'decision'
  | 'mode'
  | 'headline'
  | 'report'
  | 'tasks'
  | 'claims'
  | 'claims-blocked'
  | 'claims-inconclusive'
  | 'errors'
  | 'warnings'
  | 'comment-url';

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
  /** Path of the config; null for the default place. */
  readonly config: string | null;
  /** Folder to judge, relative to the checkout; null for all of it. */
  readonly folder: string | null;
  /** The mode that overrides the config's, or null. */
  readonly mode: 'enforce' | 'advise' | null;
  readonly seed: number | null;
  readonly resamples: number | null;
  /** What the pull request changes, from the root of the checkout; null to judge everything. */
  readonly changedFiles: ReadonlySet<string> | null;
}

/** What the engine says: its outcome, or that there is nothing it could start from. */
export type Judgement = CheckOutcome | { readonly kind: 'refused'; readonly message: string };

/** Everything that the action does to the world, so that a test can be the world. */
export interface ActionEnvironment {
  /** The input as the workflow gives it, '' where it does not. */
  input(name: InputName): string;
  readonly eventName: string;
  /** The webhook payload: data from outside, of any shape. */
  readonly eventPayload: unknown;
  judge(request: JudgeRequest): Promise<Judgement>;
  connect(token: string, pullRequest: number): Promise<PullRequestApi>;
  /** Keeps the report as a file for later steps; its path. */
  keepReport(json: string): string;
  /** Adds to the job's summary page; false where the runner has none. */
  summarise(markdown: string): boolean;
  output(name: OutputName, value: string): void;
  annotate(annotation: Annotation): void;
  /** Prints text to the log so that no line of it can be a command to the runner. */
  log(text: string): void;
  /** Waits; the seconds between two tries. */
  pause(milliseconds: number): Promise<void>;
}
