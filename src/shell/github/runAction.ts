import { isLetThrough } from '../../core/policy/decision.ts';
import { renderComment } from '../../core/renderers/renderComment.ts';
import { renderSummary } from '../../core/renderers/renderSummary.ts';
import { textRenderer } from '../../core/renderers/textRenderer.ts';
import type { Report } from '../../core/report/report.ts';
import { type ExitStatus, getExitStatus } from '../getExitStatus.ts';
import type { ActionEnvironment, Annotation } from './actionEnvironment.ts';
import { type ActionEvent, readActionEvent } from './actionEvent.ts';
import { type ActionInputs, readActionInputs } from './actionInputs.ts';
import { githubFailure } from './githubFailure.ts';
import { commentMarker, publishComment } from './publishComment.ts';
import { configAnnotations, reportAnnotations } from './reportAnnotations.ts';
import { reportOutputs } from './reportOutputs.ts';
import { withTimeLimit } from './withTimeLimit.ts';

/** A comment takes 65,536 characters; the rest is room for what GitHub counts otherwise. */
const commentBytes = 60_000;

/** For all of the publishing, waits included: a comment is not worth more of a runner's time. */
const publishingMilliseconds = 60_000;

/** For the list of changed files, without which everything is judged. */
const listingMilliseconds = 30_000;

/** The runner drops a summary of more than 1 MiB, all of it; what other steps of the job write counts apart. */
const summaryBytes = 1_000_000;

/** The log of a job is wide enough for a table and shows colours. */
const logOptions = { width: 120, colour: true } as const;

const plain = (severity: Annotation['severity'], message: string): Annotation => ({
  severity,
  title: 'scaling-guard',
  message,
  file: null,
  line: null,
  column: null,
});

/** Nothing was judged: says why, and leaves a decision that no later step can take for a pass. */
const refuse = (environment: ActionEnvironment, annotations: readonly Annotation[]): ExitStatus => {
  for (const annotation of annotations) environment.annotate(annotation);
  environment.output('decision', 'inconclusive');
  return 2;
};

/** A pull request may make the gate stricter than the config, and never softer: it could carry the change itself. */
const modeFor = (
  environment: ActionEnvironment,
  event: ActionEvent,
  { mode }: ActionInputs,
): ActionInputs['mode'] => {
  const gates = event.kind === 'pull-request' || environment.eventName === 'merge_group';
  if (mode !== 'advise' || !gates) return mode;
  environment.annotate(
    plain(
      'notice',
      'The input `mode: advise` is ignored here: set `gate.mode` in the config on the target branch.',
    ),
  );
  return null;
};

/**
 * The files that the pull request changes, which are what it is judged by; null for every other event. Where GitHub does
 * not say, everything is judged: that is stricter, and said.
 */
const changedFilesOf = async (
  environment: ActionEnvironment,
  event: ActionEvent,
  { token }: ActionInputs,
): Promise<ReadonlySet<string> | null> => {
  if (event.kind !== 'pull-request') return null;
  const everything = (why: string): null => {
    const message = `Everything is judged, not only what this pull request changes: ${why}`;
    environment.annotate(plain('notice', message));
    return null;
  };
  if (token === null) return everything('the input `token` is empty.');
  try {
    const listing = environment.connect(token, event.number).then((api) => api.changedFiles());
    const files = await withTimeLimit(listing, listingMilliseconds);
    return files ?? everything('it changes more files than GitHub lists.');
  } catch (error) {
    return everything(githubFailure(error, 'pull-requests: read', false));
  }
};

/** Posts or edits the comment. Whatever happens here, the verdict stands. */
const publish = async (
  environment: ActionEnvironment,
  event: Extract<ActionEvent, { kind: 'pull-request' }>,
  inputs: ActionInputs,
  report: Report,
): Promise<void> => {
  const { token, config, folder } = inputs;
  if (token === null) {
    environment.annotate(plain('warning', 'The comment was not posted: the input `token` is empty.'));
    return;
  }
  const marker = commentMarker(config, folder);
  const body = renderComment(report, { limitBytes: commentBytes, marker });
  const publishing = await withTimeLimit(
    environment
      .connect(token, event.number)
      .then((api) => publishComment(api, event.headSha, marker, body, environment.pause)),
    publishingMilliseconds,
  ).catch((error: unknown) => ({ kind: 'failed', error }) as const);

  switch (publishing.kind) {
    case 'created':
    case 'updated':
    case 'unchanged':
      environment.output('comment-url', publishing.url);
      return;
    case 'overtaken':
      environment.annotate(
        plain(
          'notice',
          'The pull request has moved on since this run began: its comment is left to the newer run.',
        ),
      );
      return;
    case 'failed':
      environment.annotate(
        plain(
          'warning',
          `The comment was not posted: ${githubFailure(publishing.error, 'pull-requests: write', event.fork)} ` +
            'The verdict stands; it is in the job summary.',
        ),
      );
  }
};

/**
 * The action, whole: judges the checkout, says the result in every place that the event has, and returns the exit
 * status, which is the required check. The status is settled before anything is published.
 */
export const runAction = async (environment: ActionEnvironment): Promise<ExitStatus> => {
  const event = readActionEvent(environment.eventName, environment.eventPayload);
  if (event.kind === 'unsupported') return refuse(environment, [plain('error', event.message)]);
  const reading = readActionInputs((name) => environment.input(name));
  if (reading.kind === 'wrong')
    return refuse(
      environment,
      reading.messages.map((message) => plain('error', message)),
    );
  const { inputs } = reading;

  const { config, folder, seed, resamples } = inputs;
  const mode = modeFor(environment, event, inputs);
  const changedFiles = await changedFilesOf(environment, event, inputs);
  const judgement = await environment.judge({ config, folder, mode, seed, resamples, changedFiles });
  if (judgement.kind === 'refused') return refuse(environment, [plain('error', judgement.message)]);
  if (judgement.kind === 'config-error')
    return refuse(environment, configAnnotations(judgement.problems, folder));
  const { report } = judgement;
  const fails = !isLetThrough(report.decision);
  const status = getExitStatus(report);

  environment.log(textRenderer.render(report, logOptions));
  environment.annotate(
    plain(status === 1 ? 'error' : fails ? 'warning' : 'notice', `${report.decision}: ${report.headline}`),
  );
  for (const annotation of reportAnnotations(report, folder)) environment.annotate(annotation);
  for (const [name, value] of reportOutputs(report)) environment.output(name, value);
  environment.output('report', environment.keepReport(`${JSON.stringify(report, null, 2)}\n`));
  if (!environment.summarise(renderSummary(report, { limitBytes: summaryBytes }))) {
    environment.annotate(plain('notice', 'This runner has no job summary: see the report file.'));
  }
  if (event.kind === 'pull-request' && inputs.comment) await publish(environment, event, inputs, report);
  return status;
};
