import { type Answer, given, notFound, ok, type Part, page } from './answer.ts';

/** A comment as the server keeps it. */
export interface Comment {
  readonly id: number;
  readonly author: string;
  readonly body: string;
  readonly edits: number;
}

interface Setting {
  readonly repository: string;
  readonly pullRequest: number;
  /** The `pull_request` object of a webhook payload, which has the shape that `pulls/get` answers with. */
  readonly pull: Readonly<Record<string, unknown>>;
  /** A user object of a webhook payload, to be given other names. */
  readonly user: Readonly<Record<string, unknown>>;
  readonly comments: readonly { readonly author: string; readonly body: string }[];
  /** Login of the token. */
  readonly viewer: string;
  readonly origin: () => string;
}

/** GitHub takes no longer comment, in characters. */
const longestComment = 65_536;

/** One pull request and its comments. */
export const commentsPart = (setting: Setting): { readonly part: Part; comments(): readonly Comment[] } => {
  const { repository, pullRequest, pull, user, viewer, origin } = setting;
  let comments: readonly Comment[] = setting.comments.map((comment, index) => ({
    ...comment,
    id: index + 1,
    edits: 0,
  }));

  const asGithubHasIt = ({ id, author, body }: Comment): object => ({
    id,
    node_id: `IC_${id}`,
    url: `${origin()}/repos/${repository}/issues/comments/${id}`,
    html_url: `https://github.com/${repository}/pull/${pullRequest}#issuecomment-${id}`,
    issue_url: `${origin()}/repos/${repository}/issues/${pullRequest}`,
    user: { ...user, login: author, type: author.endsWith('[bot]') ? 'Bot' : 'User' },
    body,
    author_association: 'NONE',
    created_at: '2026-11-22T10:00:00Z',
    updated_at: '2026-11-22T10:00:00Z',
  });

  const create = (body: unknown): Answer => {
    if (typeof body !== 'string' || body.length > longestComment)
      return { status: 422, body: { message: 'Validation Failed', errors: [], documentation_url: '' } };
    const made: Comment = { id: comments.length + 1, author: viewer, body, edits: 0 };
    comments = [...comments, made];
    return { status: 201, body: asGithubHasIt(made) };
  };

  const edit = (id: number, body: unknown): Answer => {
    const old = comments.find((comment) => comment.id === id);
    if (old === undefined || typeof body !== 'string') return notFound;
    const edited: Comment = { ...old, body, edits: old.edits + 1 };
    comments = comments.map((comment) => (comment === old ? edited : comment));
    return ok(asGithubHasIt(edited));
  };

  const below = `/repos/${repository}/`;
  const part: Part = ({ method, url, body }) => {
    const path = url.pathname.slice(below.length);
    const isList = path === `issues/${pullRequest}/comments`;
    if (isList && method === 'GET') return page(url, comments.map(asGithubHasIt));
    if (isList && method === 'POST') return create(given(body, 'body'));
    const id = /^issues\/comments\/(\d+)$/.exec(path)?.[1];
    if (method === 'PATCH' && id !== undefined) return edit(Number(id), given(body, 'body'));
    if (method === 'GET' && path === `pulls/${pullRequest}`) return ok(pull);
    if (method === 'GET' && path === 'pulls')
      return page(url, url.searchParams.get('state') === 'open' ? [pull] : []);
    if (method === 'POST' && url.pathname === '/graphql') return ok({ data: { viewer: { login: viewer } } });
    return undefined;
  };
  return { part, comments: () => comments };
};
