import { reportLink } from '../../core/renderers/sections/reportLink.ts';
import { LostAnswer } from './lostAnswer.ts';

/** A comment of the pull request, as GitHub has it. */
export interface PostedComment {
  readonly id: number;
  /** Login of its author; null where the account is gone. */
  readonly author: string | null;
  readonly body: string;
  readonly url: string;
}

/** The comments of one pull request. Every call may throw: what is thrown is described by `publishingFailure`. */
export interface CommentApi {
  /** The commit that the pull request points at now. */
  headSha(): Promise<string>;
  /** All comments, over all pages, oldest first. */
  list(): Promise<readonly PostedComment[]>;
  /** Login that the token writes as. */
  viewer(): Promise<string>;
  /** Throws `LostAnswer` where the comment may or may not have been made. */
  create(body: string): Promise<PostedComment>;
  /** Throws `CommentGone` where it was deleted meanwhile. */
  update(id: number, body: string): Promise<PostedComment>;
}

/** The comment to edit is there no longer: look again. */
export class CommentGone extends Error {
  override readonly name = 'CommentGone';
}

/** What is to stand in the comment. */
export interface CommentToPost {
  /** The commit that it speaks of. */
  readonly headSha: string;
  readonly marker: string;
  /** Starts with the marker. */
  readonly body: string;
  /** Whether one is made where none stands yet; one that stands is edited anyway. */
  readonly isWanted: boolean;
}

/** What became of the comment. */
export type Publishing =
  | { readonly kind: 'created' | 'updated' | 'unchanged'; readonly url: string }
  /** None stands there and none is wanted. */
  | { readonly kind: 'left out' }
  /** The pull request has moved on: a newer run owns the comment. */
  | { readonly kind: 'overtaken' }
  | { readonly kind: 'failed'; readonly error: unknown };

/** Three looks: one, and two more for a comment that came or went between the look and the write. */
const looks = 3;
const firstPause = 500;

/**
 * The hidden first line of the comment, by which it is found again. One instance is one config and folder, so that a
 * monorepo may have several. The key is percent-encoded and cannot end the HTML comment.
 */
export const commentMarker = (config: string | null, folder: string | null): string =>
  `<!-- scaling-guard ${encodeURIComponent(config ?? 'default')} ${encodeURIComponent(folder ?? '.')} -->`;

/** GitHub may hand a body back with other line ends or without its last blank; and a link to an earlier run that said the same will do. */
const sameText = (a: string, b: string): boolean => {
  const plain = (text: string): string => reportLink.without(text.replaceAll('\r\n', '\n')).trimEnd();
  return plain(a) === plain(b);
};

const publishOnce = async (
  api: CommentApi,
  { headSha, marker, body, isWanted }: CommentToPost,
): Promise<Publishing> => {
  // A marker alone proves nothing: anyone can write one. Who we are is asked only when there is something to tell apart.
  const marked = (await api.list()).filter((comment) => comment.body.trimStart().startsWith(marker));
  const viewer = marked.length === 0 ? null : await api.viewer();
  const own = marked.find(({ author }) => author === viewer);
  if (own !== undefined && sameText(own.body, body)) return { kind: 'unchanged', url: own.url };
  if (own === undefined && !isWanted) return { kind: 'left out' };
  if ((await api.headSha()) !== headSha) return { kind: 'overtaken' };
  if (own === undefined) return { kind: 'created', url: (await api.create(body)).url };
  return { kind: 'updated', url: (await api.update(own.id, body)).url };
};

/**
 * Posts the comment, or edits the one that stands there, found by marker and author over all pages and touched only on
 * change. Writing is repeated only after looking again, so that an answer lost on the way never doubles the comment.
 * Never throws.
 */
export const publishComment = async (
  api: CommentApi,
  comment: CommentToPost,
  pause: (milliseconds: number) => Promise<void>,
): Promise<Publishing> => {
  for (let look = 1; ; look += 1) {
    try {
      return await publishOnce(api, comment);
    } catch (error) {
      const lookAgain = error instanceof LostAnswer || error instanceof CommentGone;
      if (!lookAgain || look === looks) return { kind: 'failed', error };
      await pause(firstPause * look);
    }
  }
};
