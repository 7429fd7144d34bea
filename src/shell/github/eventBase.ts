import { posix } from 'node:path';
import type { BaseSide } from '../../core/base/baseSide.ts';
import { hardLimits } from '../../core/configuration/readingBounds.ts';
import type { Bytes } from '../../core/documents/workspace/workspace.ts';
import { type ComparedCommits, compareCommits, readableBase } from '../base/compareCommits.ts';
import type { CheckoutRepository } from '../git/checkoutRepository.ts';
import type { FileTree, TreeFile } from '../git/fileTree.ts';
import type { LinkedWorkspace } from '../linkedWorkspace.ts';
import type { ActionEvent } from './actionEvent.ts';
import type { CommitsApi } from './api/commitsApi.ts';
import { type EventCommitsReading, eventCommits } from './eventCommits.ts';
import { githubFailure } from './githubFailure.ts';
import { withTimeLimit } from './withTimeLimit.ts';

/** Contents of one check that are fetched one by one. More of them take the token's requests from everybody else. */
const mostContents = 600;

/** How many are fetched before the check is tried again. */
const mostAtOnce = 200;

/** For all questions about the base, waits included, and again for the contents of its files. */
const readingMilliseconds = 60_000;

const fullHistory = 'check out with `fetch-depth: 0`';

/** Thrown through the check where it asks for a content that first has to be fetched. */
class ContentMissing extends Error {
  override readonly name = 'ContentMissing';
  readonly file: TreeFile;
  constructor(file: TreeFile) {
    super('A content of the base was not fetched yet');
    this.file = file;
  }
}

/** Thrown through the check where a tree tells another length of a content than it has: no hash holds lengths. */
class OtherLength extends Error {
  override readonly name = 'OtherLength';
  constructor({ sha, size }: TreeFile) {
    super(`GitHub told another length of ${sha.slice(0, 12)} than it has (${size} bytes); ${fullHistory}.`);
  }
}

/** What stands behind the base: asked once, however often the check is tried. */
interface BaseSources {
  readonly workspace: LinkedWorkspace;
  readonly repository: CheckoutRepository;
  readonly compared: ComparedCommits;
  readonly api: CommitsApi | null;
}

export interface EventBaseRequest {
  readonly event: ActionEvent;
  readonly workspace: LinkedWorkspace;
  /** Null where the folder is in no git checkout. */
  readonly repository: CheckoutRepository | null;
  readonly api: CommitsApi | null;
  /** Paths from the judged folder that are listed wherever they lie. */
  readonly also: readonly string[];
  readonly note: (message: string) => void;
}

export type EventBase =
  | { readonly kind: 'settled'; readonly base: BaseSide | null }
  | { readonly kind: 'sources'; readonly sources: BaseSources; readonly gating: boolean };

const gates = (event: ActionEvent): boolean => event.kind === 'pull-request' || event.kind === 'merge-group';

/** On a push nothing is gated by the base, so that a base that cannot be read costs only the list of changes. */
const without = (request: EventBaseRequest, reason: string): EventBase => {
  if (gates(request.event)) return { kind: 'settled', base: { kind: 'unreadable', reason, gating: true } };
  request.note(`What changed is not known: ${reason}`);
  return { kind: 'settled', base: null };
};

const treeOf = async (
  commit: string,
  { repository, api }: BaseSources | { repository: CheckoutRepository; api: CommitsApi | null },
): Promise<FileTree | string> => {
  const local = repository.tree(commit);
  if (local !== null) return local;
  if (api === null)
    return `The commit ${commit.slice(0, 12)} is not in this checkout, and the input \`token\` is empty; ${fullHistory}.`;
  return (
    (await api.tree(commit)) ??
    `GitHub lists only some of the files of ${commit.slice(0, 12)}, since there are too many; ${fullHistory}.`
  );
};

const compared = async (
  request: EventBaseRequest,
  repository: CheckoutRepository,
  commits: Extract<EventCommitsReading, { kind: 'commits' }>,
): Promise<EventBase> => {
  const { workspace, api, also } = request;
  const head = repository.tree(repository.head);
  if (head === null) return without(request, 'git cannot list the files of what is checked out.');
  const before = await treeOf(commits.before, { repository, api });
  if (typeof before === 'string') return without(request, before);
  const policy =
    commits.policy === commits.before ? before : await treeOf(commits.policy, { repository, api });
  if (typeof policy === 'string') return without(request, policy);
  const { gating } = commits;
  const uncommitted = new Set<string>();
  const comparison = compareCommits(workspace, repository, head, {
    policy,
    before,
    gating,
    also,
    uncommitted,
  });
  return { kind: 'sources', sources: { workspace, repository, compared: comparison, api }, gating };
};

/** Finds what the event's checkout is held against: in its history, else by API. Never throws. */
export const readEventBase = async (request: EventBaseRequest): Promise<EventBase> => {
  const { event, repository, api, note } = request;
  if (event.kind === 'audit') return { kind: 'settled', base: null };
  if (repository === null)
    return without(
      request,
      'There is no git checkout here to compare with its base; check out with actions/checkout, git installed.',
    );
  try {
    const reading = eventCommits(event, { repository, api, note }).then((commits) => {
      if (commits.kind === 'unreadable') return without(request, commits.reason);
      return commits.kind === 'none'
        ? ({ kind: 'settled', base: null } as const)
        : compared(request, repository, commits);
    });
    return await withTimeLimit(reading, readingMilliseconds);
  } catch (error) {
    const why = githubFailure(error, 'contents: read', null);
    return without(
      request,
      `GitHub did not say what the base holds: ${why} Run the job again, or ${fullHistory}.`,
    );
  }
};

/** The contents to fetch next: the one that is missing, and those that are read for the same reason. */
const nextContents = (
  { compared: { expected }, repository }: BaseSources,
  missing: string,
  fetched: ReadonlyMap<string, Bytes>,
): readonly string[] => {
  const extension = posix.extname(expected.get(missing) ?? '');
  const alike = [...expected]
    .filter(([name, path]) => name !== missing && posix.extname(path) === extension && !fetched.has(name))
    .map(([name]) => name);
  const here = repository.sizes(alike);
  return [missing, ...alike.filter((name) => !here.has(name))].slice(0, mostAtOnce);
};

/**
 * Runs a check against the base. Files are read without waiting, so that a content which is not in the checkout stops the
 * check; it is fetched, with all that are likely to be asked for too, and the check starts again. A change that touches
 * nothing relevant thus fetches nothing.
 */
export const withEventBase = async <T>(found: EventBase, run: (base: BaseSide | null) => T): Promise<T> => {
  if (found.kind === 'settled') return run(found.base);
  const { sources, gating } = found;
  const fetched = new Map<string, Bytes>();
  const unreadable = (reason: string): T => run({ kind: 'unreadable', reason, gating });
  const missing = (file: TreeFile): Bytes => {
    const there = fetched.get(file.sha);
    if (there !== undefined) {
      if (there.kind === 'bytes' && file.size !== null && there.bytes.length !== file.size)
        throw new OtherLength(file);
      return there;
    }
    if (file.size !== null && file.size > hardLimits.bytes)
      return {
        kind: 'failed',
        reason: `it has ${file.size} bytes; at most ${hardLimits.bytes} are ever read`,
      };
    throw new ContentMissing(file);
  };
  for (;;) {
    try {
      return run(readableBase(sources.workspace, sources.compared, missing));
    } catch (error) {
      if (error instanceof OtherLength) return unreadable(error.message);
      if (!(error instanceof ContentMissing)) throw error;
      const { api } = sources;
      if (api === null) return unreadable(`A file of the base is not in this checkout; ${fullHistory}.`);
      const names = nextContents(sources, error.file.sha, fetched);
      if (fetched.size + names.length > mostContents)
        return unreadable(
          `More than ${mostContents} changed files would have to be fetched one by one; ${fullHistory}.`,
        );
      try {
        const contents = await withTimeLimit(
          Promise.all(names.map((name) => api.content(name))),
          readingMilliseconds,
        );
        for (const [index, bytes] of contents.entries())
          fetched.set(names[index] ?? '', { kind: 'bytes', bytes });
      } catch (failure) {
        const why = githubFailure(failure, 'contents: read', null);
        return unreadable(
          `A file of the base could not be fetched: ${why} Run the job again, or ${fullHistory}.`,
        );
      }
    }
  }
};
