import { openArchive } from '../../core/documents/archive/openArchive.ts';
import { decodeText } from '../../core/documents/decodeText.ts';
import { readJson } from '../../core/documents/json/readJson.ts';
import type { Problem } from '../../core/problems/problem.ts';
import { renderComment } from '../../core/renderers/renderComment.ts';
import type { Report } from '../../core/report/report.ts';
import { validateReport } from '../../core/validation/reportFile.ts';
import type { ActionEnvironment } from './actionEnvironment.ts';
import type { JudgedRunEvent } from './actionEvent.ts';
import type { ActionInputs } from './actionInputs.ts';
import type { GithubApi } from './api/githubApi.ts';
import { githubFailure } from './githubFailure.ts';
import { artifactName } from './instanceName.ts';
import { ownWords } from './ownWords.ts';
import { commentMarker, publishComment } from './publishComment.ts';
import { commentBytes, tellComment } from './publishResult.ts';
import { withTimeLimit } from './withTimeLimit.ts';

/** Bounds on what comes from the pull request: the report of a thousand curves has 10 MB. */
const reportLimits = { bytes: 30_000_000, depth: 32, files: 1 };

/** For all of it. */
const milliseconds = 120_000;

/** What the comment says of itself, above all else. Everything below it was made by code that the pull request can change. */
const unverified = [
  '> [!WARNING]',
  "> **Not verified.** This was computed by the pull request's own workflow run, with a token that could only read, and is",
  '> shown here unchanged. The required check is the status of that run, not this comment.',
  '',
].join('\n');

type Reading =
  | { readonly kind: 'report'; readonly report: Report }
  | { readonly kind: 'refused'; readonly reason: string };

const refused = (problems: readonly Problem[]): Reading => ({
  kind: 'refused',
  reason: problems[0]?.message ?? 'It is no report.',
});

/** The report inside the archive, held to its schema; nothing of it is trusted beyond its shape. */
const readReport = (artifact: string, archive: Uint8Array): Reading => {
  const extraction = openArchive(artifact, archive, ['report.json'], reportLimits.bytes);
  if (extraction.kind === 'unreadable') return refused(extraction.problems);
  const decoded = decodeText(artifact, extraction.bytes);
  if (decoded.kind === 'unreadable') return refused(decoded.problems);
  const reading = readJson(artifact, decoded.text, reportLimits);
  if (reading.kind === 'unreadable' || reading.problems.length > 0) return refused(reading.problems);
  const validation = validateReport<Report>(reading.document);
  return validation.kind === 'valid'
    ? { kind: 'report', report: validation.value }
    : refused(validation.problems);
};

/** A question, and the permission that it takes. */
class Refused extends Error {
  override readonly name = 'Refused';
}

const asking = async <T>(permission: string, question: Promise<T>): Promise<T> => {
  try {
    return await question;
  } catch (error) {
    throw new Refused(githubFailure(error, permission, null), { cause: error });
  }
};

const post = async (
  environment: ActionEnvironment,
  api: GithubApi,
  event: JudgedRunEvent,
  { artifact, config, folder }: ActionInputs,
): Promise<void> => {
  const tell = (severity: 'notice' | 'warning', message: string): void =>
    environment.annotate(ownWords(severity, message));
  const name = artifactName(artifact ?? 'scaling-guard', config, folder);
  const found = await asking('actions: read', api.judgedRuns.artifact(event.runId, name));
  if (found === null) return tell('notice', `Nothing was posted: the run left no artifact named ${name}.`);
  if (found.bytes > reportLimits.bytes)
    return tell(
      'warning',
      `Nothing was posted: the artifact ${name} has ${found.bytes} bytes; at most ${reportLimits.bytes} are read.`,
    );

  const pulls = api.judgedRuns.openPullRequests(event.headOwner, event.headBranch);
  const open = await asking('pull-requests: write', pulls);
  const current = open.filter(({ headSha }) => headSha === event.headSha);
  const [pull, ...others] = current;
  if (pull === undefined)
    return tell(
      'notice',
      "Nothing was posted: no open pull request has this run's commit as its head; it was closed or has moved on.",
    );
  if (others.length > 0)
    return tell(
      'warning',
      'Nothing was posted: several pull requests have this commit as their head, and the run does not say which it judged.',
    );

  const reading = readReport(name, await asking('actions: read', api.judgedRuns.download(found.id)));
  if (reading.kind === 'refused')
    return tell('warning', `Nothing was posted: the artifact ${name} is not a report. ${reading.reason}`);
  const marker = commentMarker(config, folder);
  const body = renderComment(reading.report, {
    limitBytes: commentBytes,
    marker: `${marker}\n${unverified}`,
  });
  tellComment(
    environment,
    await publishComment(
      api.comments(pull.number),
      { headSha: event.headSha, marker, body, isWanted: true },
      environment.pause,
    ),
    null,
    '',
  );
};

/**
 * The half that posts for pull requests whose own run cannot: only the comment, never a status or a check run. It has a token
 * that can write, so it runs no code of the pull request and checks out nothing. Of the judged run it takes the report, as
 * data; which pull request that belongs to is GitHub's word, not the artifact's.
 */
export const publishJudgedRun = async (
  environment: ActionEnvironment,
  event: JudgedRunEvent,
  inputs: ActionInputs,
): Promise<void> => {
  if (event.skip !== null) {
    environment.annotate(ownWords('notice', `Nothing is posted: ${event.skip}.`));
    return;
  }
  if (inputs.token === null) {
    environment.annotate(ownWords('warning', 'Nothing was posted: the input `token` is empty.'));
    return;
  }
  try {
    const api = await environment.connect(inputs.token);
    await withTimeLimit(post(environment, api, event, inputs), milliseconds);
  } catch (error) {
    const why = error instanceof Refused ? error.message : githubFailure(error, 'actions: read', null);
    environment.annotate(ownWords('warning', `Nothing was posted: ${why}`));
  }
};
