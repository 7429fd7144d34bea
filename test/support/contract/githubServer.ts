import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { violationsOf } from '../../contract/githubApi.ts';
import { notFound, type Part, refused } from '../../contract/server/answer.ts';
import { type Artifact, artifactsPart } from '../../contract/server/artifactsPart.ts';
import { type CheckRun, checkRunsPart } from '../../contract/server/checkRunsPart.ts';
import { type Comment, commentsPart } from '../../contract/server/commentsPart.ts';
import { gitPart } from '../../contract/server/gitPart.ts';

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
  | { readonly kind: 'half' }
  /** The request is carried out, and what it answers with is another thing of the same shape. */
  | { readonly kind: 'other'; readonly alter: (body: unknown) => unknown }
  /** The request is carried out, and its answer takes so long. */
  | { readonly kind: 'slow'; readonly milliseconds: number };

export interface Request {
  readonly method: string;
  readonly path: string;
}

/** A GitHub with one repository and one open pull request, on loopback. */
export interface GithubServer {
  readonly url: string;
  /** Every request to the API, `METHOD /path?query`, in order. */
  readonly requests: readonly string[];
  /** Departures from GitHub's own description, in requests and in answers. */
  readonly violations: readonly string[];
  readonly comments: () => readonly Comment[];
  readonly checkRuns: () => readonly CheckRun[];
  readonly artifacts: () => readonly Artifact[];
  close(): Promise<void>;
}

export interface GithubServerOptions {
  readonly repository: string;
  readonly pullRequest: number;
  /** The `pull_request` object of a webhook payload, which has the shape that `pulls/get` answers with. */
  readonly pull: Readonly<Record<string, unknown>>;
  /** A user object of a webhook payload, to be given other names. */
  readonly user: Readonly<Record<string, unknown>>;
  /** Folder of the repository whose commits, trees and contents are served; none where it is left out. */
  readonly origin?: string;
  readonly comments?: readonly { readonly author: string; readonly body: string }[];
  readonly artifacts?: readonly { readonly name: string; readonly bytes: Buffer }[];
  /** Login of the token. */
  readonly viewer?: string;
  readonly fault?: (request: Request) => Fault | undefined;
}

/** What is no part of the API: the upload of artifacts, and where they are stored. */
const isBeside = (path: string): boolean => path.startsWith('/storage/') || path.startsWith('/twirp/');

const bodyOf = async (request: IncomingMessage): Promise<unknown> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const bytes = Buffer.concat(chunks);
  if (request.url?.startsWith('/storage/')) return bytes;
  return bytes.length === 0 ? undefined : JSON.parse(bytes.toString('utf8'));
};

export const startGithubServer = async (options: GithubServerOptions): Promise<GithubServer> => {
  const { repository, fault, comments = [], artifacts = [], viewer = 'github-actions[bot]' } = options;
  const requests: string[] = [];
  const violations: string[] = [];
  let address = '';
  const origin = (): string => address;

  const ofComments = commentsPart({ ...options, comments, viewer, origin });
  const ofCheckRuns = checkRunsPart(repository, origin);
  const ofArtifacts = artifactsPart(repository, origin, artifacts);
  const parts: readonly Part[] = [
    ofComments.part,
    ofCheckRuns.part,
    ofArtifacts.part,
    ...(options.origin === undefined ? [] : [gitPart(options.origin, repository, origin)]),
  ];

  /** An Enterprise server has the same operations below `/api`. */
  const addressed = (path: string): URL =>
    new URL(path.replace(/^\/api\/v3\//, '/').replace(/^\/api\/graphql/, '/graphql'), address);

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const method = request.method ?? 'GET';
    const url = addressed(request.url ?? '/');
    const beside = isBeside(url.pathname);
    const body = await bodyOf(request);
    if (!beside) requests.push(`${method} ${url.pathname}${url.search}`);

    const wrong = fault?.({ method, path: url.pathname });
    if (wrong?.kind === 'cut') {
      request.socket.destroy();
      return;
    }
    const question = { method, url, body };
    const answered =
      wrong?.kind === 'status'
        ? { ...refused(wrong.status, wrong.message), headers: wrong.headers }
        : (parts.reduce<ReturnType<Part>>((found, part) => found ?? part(question), undefined) ?? notFound);
    if (!beside && request.headers.authorization === undefined)
      violations.push(`${method} ${url.pathname}: without a token`);
    if (!beside && url.pathname !== '/graphql') {
      const { status, body: responseBody } = answered;
      violations.push(...violationsOf({ method, url, requestBody: body, status, responseBody }));
    }
    if (wrong?.kind === 'cut-after') {
      request.socket.destroy();
      return;
    }
    if (wrong?.kind === 'slow') await setTimeout(wrong.milliseconds, undefined, { ref: false });
    const sent = wrong?.kind === 'other' ? wrong.alter(answered.body) : answered.body;
    const bytes =
      sent instanceof Uint8Array
        ? Buffer.from(sent)
        : Buffer.from(sent === undefined ? '' : JSON.stringify(sent));
    response.writeHead(answered.status, {
      ...(sent !== undefined && { 'content-type': 'application/json; charset=utf-8' }),
      ...answered.headers,
    });
    response.end(wrong?.kind === 'half' ? bytes.subarray(0, bytes.length / 2) : bytes);
  };

  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      violations.push(`the server failed: ${String(error)}`);
      response.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    url: address,
    requests,
    violations,
    comments: ofComments.comments,
    checkRuns: ofCheckRuns.checkRuns,
    artifacts: ofArtifacts.artifacts,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
};
