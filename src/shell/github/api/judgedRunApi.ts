import type { Octokit } from 'octokit';
import { memberAt } from '../memberAt.ts';
import { askAgain, halfAnswer, type RepositoryName } from './githubClient.ts';

/** An artifact that a workflow run left. */
export interface RunArtifact {
  readonly id: number;
  readonly bytes: number;
}

export interface OpenPullRequest {
  readonly number: number;
  readonly headSha: string;
}

/** What is asked about a finished run of a pull request. Every call may throw. */
export interface JudgedRunApi {
  /** The newest artifact of this name that has not expired; null where the run left none. */
  artifact(runId: number, name: string): Promise<RunArtifact | null>;
  /** Its archive, as zip. */
  download(artifactId: number): Promise<Uint8Array>;
  /** Open pull requests of this repository whose head is that branch of that owner. */
  openPullRequests(owner: string, branch: string): Promise<readonly OpenPullRequest[]>;
}

export const judgedRunApi = (octokit: Octokit, repository: RepositoryName): JudgedRunApi => ({
  artifact: (runId, name) =>
    askAgain(async () => {
      const { data } = await octokit.rest.actions.listWorkflowRunArtifacts({
        ...repository,
        run_id: runId,
        name,
        per_page: 100,
      });
      const artifacts = memberAt(data, 'artifacts');
      if (!Array.isArray(artifacts)) throw halfAnswer();
      const found = artifacts.flatMap((artifact: unknown) => {
        const [id, bytes] = ['id', 'size_in_bytes'].map((key) => memberAt(artifact, key));
        const isOurs = memberAt(artifact, 'name') === name && memberAt(artifact, 'expired') !== true;
        return isOurs && typeof id === 'number' && typeof bytes === 'number' ? [{ id, bytes }] : [];
      });
      return found.sort((a, b) => b.id - a.id)[0] ?? null;
    }),

  download: (artifactId) =>
    askAgain(async () => {
      const { data } = await octokit.rest.actions.downloadArtifact({
        ...repository,
        artifact_id: artifactId,
        archive_format: 'zip',
      });
      if (!(data instanceof ArrayBuffer)) throw halfAnswer();
      return new Uint8Array(data);
    }),

  openPullRequests: (owner, branch) =>
    askAgain(async () => {
      const { data } = await octokit.rest.pulls.list({
        ...repository,
        state: 'open',
        head: `${owner}:${branch}`,
        per_page: 100,
      });
      if (!Array.isArray(data)) throw halfAnswer();
      return data.flatMap((pull: unknown) => {
        const [number, headSha] = [memberAt(pull, 'number'), memberAt(pull, 'head', 'sha')];
        return typeof number === 'number' && typeof headSha === 'string' ? [{ number, headSha }] : [];
      });
    }),
});
