import { renderComment } from '../../core/renderers/renderComment.ts';
import { renderSummary } from '../../core/renderers/renderSummary.ts';
import type { Report } from '../../core/report/report.ts';
import { revealInvisible } from '../../core/text/revealInvisible.ts';
import { getExitStatus } from '../getExitStatus.ts';
import { messageOf } from '../messageOf.ts';
import type { ActionEnvironment, Annotation } from './actionEnvironment.ts';
import type { PullRequestEvent } from './actionEvent.ts';
import type { ActionInputs } from './actionInputs.ts';
import type { GithubApi } from './api/githubApi.ts';
import { checkAnnotations } from './checkAnnotations.ts';
import { githubFailure } from './githubFailure.ts';
import { artifactName, instanceName } from './instanceName.ts';
import { ownWords } from './ownWords.ts';
import { publishCheckRun } from './publishCheckRun.ts';
import { commentMarker, type Publishing, publishComment } from './publishComment.ts';
import { withTimeLimit } from './withTimeLimit.ts';

/** A comment takes 65,536 characters and a check run's summary 65,535; the rest is room for what GitHub counts otherwise. */
export const commentBytes = 60_000;

/** For each kind of publishing, waits included: none is worth more of a runner's time. */
const publishingMilliseconds = 60_000;

/** Longest title of a check run that GitHub shows whole. */
const longestTitle = 120;

const stands = 'The verdict stands; it is in the job summary.';

/** Waits for a publishing to end, for so long. Whatever goes wrong is a value. */
const within = <T>(work: Promise<T>): Promise<T | { readonly kind: 'failed'; readonly error: unknown }> =>
  withTimeLimit(work, publishingMilliseconds).catch((error: unknown) => ({ kind: 'failed', error }) as const);

/** Says what became of the comment. */
export const tellComment = (
  environment: ActionEnvironment,
  publishing: Publishing,
  readOnly: PullRequestEvent['readOnly'],
  consolation = ` ${stands}`,
): void => {
  const tell = (severity: Annotation['severity'], message: string): void =>
    environment.annotate(ownWords(severity, message));
  switch (publishing.kind) {
    case 'created':
    case 'updated':
    case 'unchanged':
      environment.output('comment-url', publishing.url);
      return;
    case 'left out':
      return;
    case 'overtaken':
      tell(
        'notice',
        'The pull request has moved on since this run began: its comment is left to the newer run.',
      );
      return;
    case 'failed': {
      const why = githubFailure(publishing.error, 'pull-requests: write', readOnly);
      // Nobody can give such a token more, so that a warning on each of these pull requests would warn of nothing.
      tell(readOnly === null ? 'warning' : 'notice', `The comment was not posted: ${why}${consolation}`);
    }
  }
};

/** Whether a report has anything to tell beyond its decision. */
export const saysSomething = ({ tasks, claims, problems, findings, changes }: Report): boolean =>
  [tasks, claims, problems, findings, changes].some((list) => list.length > 0);

/** Posts or edits the comment; none where the change touches nothing that is judged. */
export const publishReportComment = async (
  environment: ActionEnvironment,
  api: GithubApi | null,
  event: PullRequestEvent,
  { config, folder }: ActionInputs,
  report: Report,
  reportUrl: string | null,
): Promise<void> => {
  if (api === null) {
    environment.annotate(ownWords('warning', 'The comment was not posted: the input `token` is empty.'));
    return;
  }
  const marker = commentMarker(config, folder);
  const body = renderComment(report, { limitBytes: commentBytes, marker, reportUrl });
  // Silence on a pull request that touches nothing of ours; what was said of its earlier commits is brought up to date.
  const isWanted = saysSomething(report);
  const publishing = await within(
    publishComment(
      api.comments(event.number),
      { headSha: event.headSha, marker, body, isWanted },
      environment.pause,
    ),
  );
  tellComment(environment, publishing, event.readOnly);
};

/** Name of the check run. It has a blank, as no job's id has, so that it is never taken for the job. */
const checkRunName = ({ config, folder }: ActionInputs): string =>
  revealInvisible(`scaling-guard findings ${instanceName(config, folder)}`).trimEnd();

/** Posts the check run with all findings on their lines; false where that failed, so that they have to be shown elsewhere. */
export const publishReportCheckRun = async (
  environment: ActionEnvironment,
  api: GithubApi | null,
  headSha: string,
  inputs: ActionInputs,
  report: Report,
): Promise<boolean> => {
  if (api === null) {
    environment.annotate(ownWords('warning', 'The check run was not posted: the input `token` is empty.'));
    return false;
  }
  const title = revealInvisible(`${report.decision}: ${report.headline}`);
  const run = {
    headSha,
    name: checkRunName(inputs),
    conclusion: getExitStatus(report) === 0 ? ('success' as const) : ('failure' as const),
    output: {
      title: title.length <= longestTitle ? title : `${title.slice(0, longestTitle - 1)}…`,
      summary: renderSummary(report, { limitBytes: commentBytes }),
      annotations: checkAnnotations(report, inputs.folder),
    },
  };
  const publishing = await within(publishCheckRun(api.checkRuns, run, environment.pause));
  if (publishing.kind === 'failed') {
    const why = githubFailure(publishing.error, 'checks: write', null);
    environment.annotate(ownWords('warning', `The check run was not posted: ${why} ${stands}`));
    return false;
  }
  environment.output('check-run-url', publishing.url);
  return true;
};

/** Keeps the report as an artifact of the run: its address, or null where it is not kept. */
export const publishArtifact = async (
  environment: ActionEnvironment,
  { artifact, config, folder }: ActionInputs,
  paths: readonly string[],
): Promise<string | null> => {
  if (artifact === null || paths.length === 0) return null;
  const name = artifactName(artifact, config, folder);
  const uploading = await within(
    environment.uploadArtifact(name, paths).then((url) => ({ kind: 'uploaded', url }) as const),
  );
  if (uploading.kind === 'uploaded') {
    environment.output('artifact', name);
    return uploading.url;
  }
  const said = messageOf(uploading.error);
  environment.annotate(ownWords('warning', `The report was not kept as an artifact: ${said}.`));
  return null;
};
