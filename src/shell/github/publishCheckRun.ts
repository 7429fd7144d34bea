import { createHash } from 'node:crypto';
import { LostAnswer } from './lostAnswer.ts';

/** An annotation of a check run: on a line of a file, always. */
export interface CheckAnnotation {
  readonly path: string;
  readonly start_line: number;
  readonly end_line: number;
  readonly annotation_level: 'failure' | 'warning' | 'notice';
  readonly title: string;
  readonly message: string;
}

export interface CheckRunOutput {
  readonly title: string;
  readonly summary: string;
  readonly annotations: readonly CheckAnnotation[];
}

/** A check run as GitHub has it. */
export interface PostedCheckRun {
  readonly id: number;
  /** What we named its content by; '' for those of others. */
  readonly key: string;
  readonly url: string;
  /** How many annotations have arrived. */
  readonly annotations: number;
}

/** What a check run says. There is no conclusion but these two: others satisfy a required check. */
export interface CheckRun {
  readonly headSha: string;
  readonly name: string;
  readonly conclusion: 'success' | 'failure';
  readonly output: CheckRunOutput;
}

/** The check runs of a repository. Every call may throw. */
export interface CheckRunApi {
  /** The latest check runs of this name on the commit. */
  find(headSha: string, name: string): Promise<readonly PostedCheckRun[]>;
  /** Makes a completed check run. Throws `LostAnswer` where it may or may not have been made. */
  create(run: CheckRun & { readonly key: string }): Promise<PostedCheckRun>;
  /** Adds annotations to those that are there. Throws `LostAnswer` where they may or may not have been added. */
  annotate(id: number, output: CheckRunOutput): Promise<PostedCheckRun>;
}

export type CheckRunPublishing =
  | { readonly kind: 'created' | 'unchanged'; readonly url: string }
  | { readonly kind: 'failed'; readonly error: unknown };

/** GitHub takes so many annotations a request. */
const batch = 50;

/** More of them bury the file that they are on; the summary has the rest. */
export const mostCheckAnnotations = 300;

const looks = 3;
const firstPause = 500;

/** Names the content: a run that says the same is the same. */
const keyOf = (run: CheckRun): string =>
  createHash('sha256').update(JSON.stringify(run)).digest('hex').slice(0, 16);

const publishOnce = async (api: CheckRunApi, run: CheckRun, key: string): Promise<CheckRunPublishing> => {
  const { headSha, name, output } = run;
  const wanted = output.annotations.slice(0, mostCheckAnnotations);
  const next = (from: number): CheckRunOutput => ({
    ...output,
    annotations: wanted.slice(from, from + batch),
  });
  const found = (await api.find(headSha, name)).find((posted) => posted.key === key);
  const posted = found ?? (await api.create({ ...run, output: next(0), key }));
  let sent = found === undefined ? Math.min(batch, wanted.length) : found.annotations;
  const isWhole = sent >= wanted.length;
  for (; sent < wanted.length; sent += batch) await api.annotate(posted.id, next(sent));
  return { kind: found !== undefined && isWhole ? 'unchanged' : 'created', url: posted.url };
};

/**
 * Posts the check run, complete from the first request on, so that it never stays in progress; further annotations follow in
 * batches. What was posted already is found again by its content. After a lost answer it looks before it writes again.
 * Never throws.
 */
export const publishCheckRun = async (
  api: CheckRunApi,
  run: CheckRun,
  pause: (milliseconds: number) => Promise<void>,
): Promise<CheckRunPublishing> => {
  const key = keyOf(run);
  for (let look = 1; ; look += 1) {
    try {
      return await publishOnce(api, run, key);
    } catch (error) {
      if (!(error instanceof LostAnswer) || look === looks) return { kind: 'failed', error };
      await pause(firstPause * look);
    }
  }
};
