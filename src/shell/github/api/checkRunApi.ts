import type { Octokit } from 'octokit';
import { isObjectName } from '../../git/objectName.ts';
import { memberAt } from '../memberAt.ts';
import type { CheckRunApi } from '../publishCheckRun.ts';
import { askAgain, halfAnswer, type RepositoryName, writeOnce } from './githubClient.ts';

const posted = (data: unknown) => {
  const [id, key, url] = ['id', 'external_id', 'html_url'].map((name) => memberAt(data, name));
  if (typeof id !== 'number') throw halfAnswer();
  const annotations = memberAt(data, 'output', 'annotations_count');
  return {
    id,
    key: typeof key === 'string' ? key : '',
    url: typeof url === 'string' ? url : '',
    annotations: typeof annotations === 'number' ? annotations : 0,
  };
};

/** The check runs of one commit through GitHub's API. */
export const checkRunApi = (octokit: Octokit, repository: RepositoryName): CheckRunApi => ({
  find: (headSha, name) =>
    askAgain(async () => {
      if (!isObjectName(headSha)) throw new Error('there is no commit to report on');
      const { data } = await octokit.rest.checks.listForRef({
        ...repository,
        ref: headSha,
        check_name: name,
        filter: 'latest',
        per_page: 100,
      });
      const runs = memberAt(data, 'check_runs');
      if (!Array.isArray(runs)) throw halfAnswer();
      return runs.map(posted);
    }),

  create: (run) =>
    writeOnce(async (request) => {
      const { headSha, name, key, conclusion, output } = run;
      const { data } = await octokit.rest.checks.create({
        ...repository,
        name,
        head_sha: headSha,
        external_id: key,
        // Complete from the start: whatever happens afterwards, nothing is left in progress.
        status: 'completed',
        conclusion,
        output: { ...output, annotations: [...output.annotations] },
        request,
      });
      return posted(data);
    }),

  annotate: (id, output) =>
    writeOnce(async (request) => {
      const { data } = await octokit.rest.checks.update({
        ...repository,
        check_run_id: id,
        output: { ...output, annotations: [...output.annotations] },
        request,
      });
      return posted(data);
    }),
});
