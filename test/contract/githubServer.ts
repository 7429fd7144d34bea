import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { violationsOf } from './githubApi.ts';

/** A comment as the server keeps it. */
interface Comment {
  readonly id: number;
  readonly author: string;
  readonly body: string;
  readonly edits: number;
}

/** What goes wrong with one request. */
export type Fault =
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly message: string;
      readonly headers?: Record<string, string>;
    }
  /** The connection ends before the request is carried out. */
  | { readonly kind: 'cut' }
  /** The request is carried out, then the connection ends. */
  | { readonly kind: 'cut-after' }
  /** The request is carried out, and half of the answer arrives as if it were all. */
  | { readonly kind: 'half' };

interface Request {
  readonly method: string;
  readonly path: string;
  /** How many requests with this method came before, of any path. */
  readonly before: number;
}

/** A GitHub with one repository and one open pull request, on loopback. */
export interface GithubServer {
  readonly url: string;
  /** Every request, `METHOD /path?query`, in order. */
  readonly requests: readonly string[];
  /** Departures from GitHub's own description, in requests and in answers. */
  readonly violations: readonly string[];
  readonly comments: () => readonly Comment[];
  close(): Promise<void>;
}

export interface GithubServerOptions {
  readonly repository: string;
  readonly pullRequest: number;
  /** The `pull_request` object of a webhook payload, which has the shape that `pulls/get` answers with. */
  readonly pull: Readonly<Record<string, unknown>>;
  /** A user object of a webhook payload, to be given other names. */
  readonly user: Readonly<Record<string, unknown>>;
  readonly comments?: readonly { readonly author: string; readonly body: string }[];
  /** Paths that the pull request changes; the plan where nothing is said. */
  readonly files?: readonly string[];
  /** Login of the token. */
  readonly viewer?: string;
  readonly fault?: (request: Request) => Fault | undefined;
}

const bodyOf = async (request: IncomingMessage): Promise<unknown> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  return text === '' ? undefined : JSON.parse(text);
};

export const startGithubServer = async (options: GithubServerOptions): Promise<GithubServer> => {
  const { repository, pullRequest, pull, user, viewer = 'github-actions[bot]', fault } = options;
  const requests: string[] = [];
  const violations: string[] = [];
  const counts = new Map<string, number>();
  let comments: readonly Comment[] = (options.comments ?? []).map((comment, index) => ({
    ...comment,
    id: index + 1,
    edits: 0,
  }));
  let origin = '';

  const asGithubHasIt = ({ id, author, body }: Comment): object => ({
    id,
    node_id: `IC_${id}`,
    url: `${origin}/repos/${repository}/issues/comments/${id}`,
    html_url: `https://github.com/${repository}/pull/${pullRequest}#issuecomment-${id}`,
    issue_url: `${origin}/repos/${repository}/issues/${pullRequest}`,
    user: { ...user, login: author, type: author.endsWith('[bot]') ? 'Bot' : 'User' },
    body,
    author_association: 'NONE',
    created_at: '2026-11-22T10:00:00Z',
    updated_at: '2026-11-22T10:00:00Z',
  });

  interface Answer {
    readonly status: number;
    readonly body: unknown;
    readonly headers?: Record<string, string>;
  }
  const notFound: Answer = {
    status: 404,
    body: { message: 'Not Found', documentation_url: 'https://docs.github.com/rest' },
  };

  const { files = ['plans/cluster.yml'] } = options;
  const fileAsGithubHasIt = (filename: string): object => ({
    sha: 'b'.repeat(40),
    filename,
    status: 'modified',
    additions: 1,
    deletions: 1,
    changes: 2,
    blob_url: `https://github.com/${repository}/blob/main/${filename}`,
    raw_url: `https://github.com/${repository}/raw/main/${filename}`,
    contents_url: `${origin}/repos/${repository}/contents/${filename}`,
  });

  const commentsPath = `/repos/${repository}/issues/${pullRequest}/comments`;

  const pullPath = `/repos/${repository}/pulls/${pullRequest}`;

  /** One page of a list, with the links to the next and the last one. */
  const page = (url: URL, items: readonly object[]): Answer => {
    const size = Number(url.searchParams.get('per_page') ?? 30);
    const number = Number(url.searchParams.get('page') ?? 1);
    const last = Math.max(1, Math.ceil(items.length / size));
    const to = (target: number, rel: string): string => {
      const there = new URL(url);
      there.searchParams.set('page', String(target));
      return `<${there.href}>; rel="${rel}"`;
    };
    return {
      status: 200,
      body: items.slice((number - 1) * size, number * size),
      ...(number < last && { headers: { link: `${to(number + 1, 'next')}, ${to(last, 'last')}` } }),
    };
  };

  const answer = (method: string, url: URL, body: unknown): Answer => {
    const text = typeof body === 'object' && body !== null ? Reflect.get(body, 'body') : undefined;
    if (method === 'GET' && url.pathname === commentsPath) return page(url, comments.map(asGithubHasIt));
    if (method === 'GET' && url.pathname === `${pullPath}/files`)
      return page(url, files.map(fileAsGithubHasIt));
    if (method === 'POST' && url.pathname === commentsPath) {
      if (typeof text !== 'string' || text.length > 65_536) {
        return { status: 422, body: { message: 'Validation Failed', errors: [], documentation_url: '' } };
      }
      const made: Comment = { id: comments.length + 1, author: viewer, body: text, edits: 0 };
      comments = [...comments, made];
      return { status: 201, body: asGithubHasIt(made) };
    }
    const id = /^\/repos\/[^/]+\/[^/]+\/issues\/comments\/(\d+)$/.exec(url.pathname)?.[1];
    if (method === 'PATCH' && id !== undefined) {
      const old = comments.find((comment) => comment.id === Number(id));
      if (old === undefined || typeof text !== 'string') return notFound;
      const edited: Comment = { ...old, body: text, edits: old.edits + 1 };
      comments = comments.map((comment) => (comment === old ? edited : comment));
      return { status: 200, body: asGithubHasIt(edited) };
    }
    if (method === 'GET' && url.pathname === pullPath) {
      return { status: 200, body: pull };
    }
    if (method === 'POST' && url.pathname === '/graphql') {
      return { status: 200, body: { data: { viewer: { login: viewer } } } };
    }
    return notFound;
  };

  /** An Enterprise server has the same operations below `/api`. */
  const addressed = (path: string): URL =>
    new URL(path.replace(/^\/api\/v3\//, '/').replace(/^\/api\/graphql/, '/graphql'), origin);

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const method = request.method ?? 'GET';
    const url = addressed(request.url ?? '/');
    const requestBody = await bodyOf(request);
    requests.push(`${method} ${url.pathname}${url.search}`);
    const before = counts.get(method) ?? 0;
    counts.set(method, before + 1);

    const wrong = fault?.({ method, path: url.pathname, before });
    if (wrong?.kind === 'cut') {
      request.socket.destroy();
      return;
    }
    const answered =
      wrong?.kind === 'status'
        ? {
            status: wrong.status,
            body: { message: wrong.message, documentation_url: 'https://docs.github.com/rest' },
            headers: wrong.headers,
          }
        : answer(method, url, requestBody);
    if (request.headers.authorization === undefined)
      violations.push(`${method} ${url.pathname}: without a token`);
    if (url.pathname !== '/graphql') {
      const { status, body } = answered;
      violations.push(...violationsOf({ method, url, requestBody, status, responseBody: body }));
    }
    if (wrong?.kind === 'cut-after') {
      request.socket.destroy();
      return;
    }
    const text = JSON.stringify(answered.body);
    response.writeHead(answered.status, {
      'content-type': 'application/json; charset=utf-8',
      ...answered.headers,
    });
    response.end(wrong?.kind === 'half' ? text.slice(0, text.length / 2) : text);
  };

  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      violations.push(`the server failed: ${String(error)}`);
      response.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    url: origin,
    requests,
    violations,
    comments: () => comments,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
};
