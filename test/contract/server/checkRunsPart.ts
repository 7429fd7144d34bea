import { type Answer, given, notFound, ok, type Part } from './answer.ts';

/** A check run as the server keeps it. */
export interface CheckRun {
  readonly id: number;
  readonly name: string;
  readonly headSha: string;
  readonly key: string;
  readonly status: string;
  readonly conclusion: string | null;
  readonly title: string;
  readonly annotations: readonly unknown[];
}

/** GitHub takes so many annotations a request. */
const mostAnnotations = 50;

const invalid: Answer = {
  status: 422,
  body: { message: 'Invalid request.', errors: [], documentation_url: 'https://docs.github.com/rest' },
};

/** The check runs of a repository. Only the latest of a name on a commit is listed, as GitHub does. */
export const checkRunsPart = (
  repository: string,
  origin: () => string,
): { readonly part: Part; checkRuns(): readonly CheckRun[] } => {
  let runs: readonly CheckRun[] = [];

  const asGithubHasIt = ({
    id,
    name,
    headSha,
    key,
    status,
    conclusion,
    title,
    annotations,
  }: CheckRun): object => ({
    id,
    name,
    node_id: `CR_${id}`,
    head_sha: headSha,
    external_id: key,
    url: `${origin()}/repos/${repository}/check-runs/${id}`,
    html_url: `https://github.com/${repository}/runs/${id}`,
    details_url: `https://github.com/${repository}/runs/${id}`,
    status,
    conclusion,
    started_at: '2026-11-22T10:00:00Z',
    completed_at: conclusion === null ? null : '2026-11-22T10:00:00Z',
    output: {
      title,
      summary: null,
      text: null,
      annotations_count: annotations.length,
      annotations_url: `${origin()}/repos/${repository}/check-runs/${id}/annotations`,
    },
    check_suite: { id: 5 },
    app: null,
    pull_requests: [],
  });

  const annotationsOf = (body: unknown): readonly unknown[] | null => {
    const annotations = given(given(body, 'output'), 'annotations') ?? [];
    return Array.isArray(annotations) && annotations.length <= mostAnnotations ? annotations : null;
  };

  const create = (body: unknown): Answer => {
    const annotations = annotationsOf(body);
    const [name, headSha, key, status, conclusion] = [
      'name',
      'head_sha',
      'external_id',
      'status',
      'conclusion',
    ].map((member) => given(body, member));
    // The description does not say so, but GitHub refuses a completed check run without a conclusion.
    if (annotations === null || (status === 'completed' && typeof conclusion !== 'string')) return invalid;
    const made: CheckRun = {
      id: runs.length + 1,
      name: String(name),
      headSha: String(headSha),
      key: String(key ?? ''),
      status: String(status ?? 'queued'),
      conclusion: typeof conclusion === 'string' ? conclusion : null,
      title: String(given(given(body, 'output'), 'title')),
      annotations,
    };
    runs = [...runs, made];
    return { status: 201, body: asGithubHasIt(made) };
  };

  const update = (id: number, body: unknown): Answer => {
    const old = runs.find((run) => run.id === id);
    const annotations = annotationsOf(body);
    if (old === undefined) return notFound;
    if (annotations === null) return invalid;
    const updated = { ...old, annotations: [...old.annotations, ...annotations] };
    runs = runs.map((run) => (run === old ? updated : run));
    return ok(asGithubHasIt(updated));
  };

  const list = (headSha: string, name: string | null): Answer => {
    const latest = new Map(
      runs.flatMap((run) =>
        run.headSha === headSha && (name === null || run.name === name) ? [[run.name, run] as const] : [],
      ),
    );
    const listed = [...latest.values()].map(asGithubHasIt);
    return ok({ total_count: listed.length, check_runs: listed });
  };

  const part: Part = ({ method, url, body }) => {
    const path = url.pathname.slice(`/repos/${repository}/`.length);
    if (method === 'POST' && path === 'check-runs') return create(body);
    const id = /^check-runs\/(\d+)$/.exec(path)?.[1];
    if (method === 'PATCH' && id !== undefined) return update(Number(id), body);
    const sha = /^commits\/([0-9a-f]+)\/check-runs$/.exec(path)?.[1];
    if (method === 'GET' && sha !== undefined) return list(sha, url.searchParams.get('check_name'));
    return undefined;
  };
  return { part, checkRuns: () => runs };
};
