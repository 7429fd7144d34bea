import { type Answer, given, notFound, ok, type Part, refused } from './answer.ts';

/** An artifact as the server keeps it. */
export interface Artifact {
  readonly id: number;
  readonly name: string;
  readonly bytes: Buffer;
}

/** The workflow run that all artifacts belong to. */
export const judgedRunId = 30433642;

/**
 * The artifacts of one workflow run: the API that lists them, the service that the runner uploads to (two calls around an
 * upload to a signed address), and the storage behind both. The latter two are no part of GitHub's published description.
 */
export const artifactsPart = (
  repository: string,
  origin: () => string,
  given_: readonly { readonly name: string; readonly bytes: Buffer }[],
): { readonly part: Part; artifacts(): readonly Artifact[] } => {
  let artifacts: readonly Artifact[] = given_.map((artifact, index) => ({ ...artifact, id: index + 1 }));
  const blocks = new Map<string, Buffer>();
  let pending: string | null = null;
  let uploaded: Buffer = Buffer.alloc(0);

  const asGithubHasIt = ({ id, name, bytes }: Artifact): object => ({
    id,
    node_id: `A_${id}`,
    name,
    size_in_bytes: bytes.length,
    url: `${origin()}/repos/${repository}/actions/artifacts/${id}`,
    archive_download_url: `${origin()}/repos/${repository}/actions/artifacts/${id}/zip`,
    expired: false,
    created_at: '2026-11-22T10:00:00Z',
    expires_at: '2027-02-22T10:00:00Z',
    updated_at: '2026-11-22T10:00:00Z',
  });

  const service = (call: string, body: unknown): Answer => {
    const name = String(given(body, 'name'));
    const standing = artifacts.find((artifact) => artifact.name === name);
    switch (call) {
      case 'CreateArtifact':
        if (standing !== undefined)
          return refused(409, 'an artifact with this name already exists on the workflow run');
        pending = name;
        return ok({ ok: true, signedUploadUrl: `${origin()}/storage/${name}.zip?sig=x` });
      case 'FinalizeArtifact':
        if (standing !== undefined) return ok({ ok: true, artifactId: String(standing.id) });
        if (pending !== name) return notFound;
        artifacts = [...artifacts, { id: artifacts.length + 1, name, bytes: uploaded }];
        return ok({ ok: true, artifactId: String(artifacts.length) });
      case 'ListArtifacts':
        return ok({
          artifacts: artifacts.map((artifact) => ({
            workflowRunBackendId: 'run',
            workflowJobRunBackendId: 'job',
            databaseId: String(artifact.id),
            name: artifact.name,
            size: String(artifact.bytes.length),
          })),
        });
      case 'DeleteArtifact':
        artifacts = artifacts.filter((artifact) => artifact !== standing);
        return ok({ ok: true, artifactId: String(standing?.id ?? 0) });
      default:
        return notFound;
    }
  };

  const store = (url: URL, body: unknown): Answer => {
    const bytes = Buffer.isBuffer(body) ? body : Buffer.alloc(0);
    const block = url.searchParams.get('blockid');
    if (block !== null) blocks.set(block, bytes);
    else if (url.searchParams.get('comp') === 'blocklist') {
      const names = [...bytes.toString().matchAll(/<Latest>(.*?)<\/Latest>/g)].map(([, name = '']) => name);
      uploaded = Buffer.concat(names.map((name) => blocks.get(name) ?? Buffer.alloc(0)));
    } else uploaded = bytes;
    return { status: 201, body: new Uint8Array() };
  };

  const part: Part = ({ method, url, body }) => {
    const call = /^\/twirp\/github\.actions\.results\.api\.v1\.ArtifactService\/(\w+)$/.exec(
      url.pathname,
    )?.[1];
    if (call !== undefined) return service(call, body);
    if (url.pathname.startsWith('/storage/') && method === 'PUT') return store(url, body);
    const stored = /^\/storage\/(\d+)$/.exec(url.pathname)?.[1];
    const asked = artifacts.find(({ id }) => id === Number(stored));
    if (asked !== undefined)
      return { status: 200, body: asked.bytes, headers: { 'content-type': 'application/zip' } };

    const path = url.pathname.slice(`/repos/${repository}/`.length);
    if (path === `actions/runs/${judgedRunId}/artifacts`) {
      const named = artifacts.filter(({ name }) => name === (url.searchParams.get('name') ?? name));
      return ok({ total_count: named.length, artifacts: named.map(asGithubHasIt) });
    }
    const zip = /^actions\/artifacts\/(\d+)\/zip$/.exec(path)?.[1];
    if (zip !== undefined) {
      const found = artifacts.find(({ id }) => id === Number(zip));
      return found === undefined
        ? refused(410, 'Artifact has expired')
        : { status: 302, body: undefined, headers: { location: `${origin()}/storage/${found.id}` } };
    }
    return undefined;
  };
  return { part, artifacts: () => artifacts };
};
