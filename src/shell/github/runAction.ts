import { isLetThrough } from '../../core/policy/decision.ts';
import { renderSummary } from '../../core/renderers/renderSummary.ts';
import { textRenderer } from '../../core/renderers/textRenderer.ts';
import type { Report } from '../../core/report/report.ts';
import { type ExitStatus, getExitStatus } from '../getExitStatus.ts';
import { messageOf } from '../messageOf.ts';
import { stackOf } from '../stackOf.ts';
import type { ActionEnvironment, Annotation, OutputName } from './actionEnvironment.ts';
import { type ActionEvent, readActionEvent } from './actionEvent.ts';
import { type ActionInputs, readActionInputs } from './actionInputs.ts';
import type { GithubApi } from './api/githubApi.ts';
import { ownWords } from './ownWords.ts';
import { publishJudgedRun } from './publishJudgedRun.ts';
import {
  publishArtifact,
  publishReportCheckRun,
  publishReportComment,
  saysSomething,
} from './publishResult.ts';
import { configAnnotations, reportAnnotations } from './reportAnnotations.ts';
import { reportOutputs } from './reportOutputs.ts';
import { unfailingEnvironment } from './unfailingEnvironment.ts';

/** The runner drops a summary of more than 1 MiB, all of it; what other steps of the job write counts apart. */
const summaryBytes = 1_000_000;

/** The log of a job is wide enough for a table and shows colours. */
const logOptions = { width: 120, colour: true, interactive: false } as const;

/** Nothing was judged: says why, and leaves a decision that no later step can take for a pass. */
const refuse = (environment: ActionEnvironment, annotations: readonly Annotation[]): ExitStatus => {
  for (const annotation of annotations) environment.annotate(annotation);
  environment.output('decision', 'inconclusive');
  return 2;
};

/** A pull request may make the gate stricter than the config, and never softer: it could carry the change itself. */
const tightened = (
  environment: ActionEnvironment,
  event: ActionEvent,
  inputs: ActionInputs,
): ActionInputs => {
  if (event.kind !== 'pull-request' && event.kind !== 'merge-group') return inputs;
  const ignored = (message: string): void => environment.annotate(ownWords('notice', message));
  if (inputs.mode === 'advise')
    ignored('The input `mode: advise` is ignored here: set `gate.mode` in the config on the target branch.');
  if (inputs.plan !== null || inputs.task !== null)
    ignored(
      'The inputs `plan` and `task` are ignored here: a pull request is judged by all that it relies on.',
    );
  return { ...inputs, mode: inputs.mode === 'advise' ? null : inputs.mode, plan: null, task: null };
};

/** The commit that a check run is shown on: the head of a pull request, where the run belongs to its merge commit. */
const reportedCommit = (event: ActionEvent, sha: string): string =>
  'headSha' in event ? event.headSha : sha;

/** Shows the result in every place that the event has. Whatever happens here, the verdict stands. */
const publish = async (
  environment: ActionEnvironment,
  api: GithubApi | null,
  event: ActionEvent,
  inputs: ActionInputs,
  report: Report,
): Promise<void> => {
  environment.log(textRenderer.render(report, logOptions));
  const { decision, headline } = report;
  const severity = getExitStatus(report) === 1 ? 'error' : isLetThrough(decision) ? 'notice' : 'warning';
  environment.annotate(ownWords(severity, `${decision}: ${headline}`));
  for (const [name, value] of reportOutputs(report)) environment.output(name, value);
  const { json, html, sarif } = environment.keepReport(report, inputs);
  for (const [name, path] of Object.entries({ report: json, html, sarif }) as [OutputName, string | null][])
    if (path !== null) environment.output(name, path);
  if (environment.summarise(renderSummary(report, { limitBytes: summaryBytes })) === 'none')
    environment.annotate(ownWords('notice', 'This runner has no job summary: see the report file.'));

  // One place for each finding: a check run has room for more of them than the runner shows, though only on lines.
  const commit = reportedCommit(event, environment.sha);
  const isShown =
    inputs['check-run'] && (await publishReportCheckRun(environment, api, commit, inputs, report));
  for (const annotation of reportAnnotations(report, inputs.folder, isShown ? 'without a file' : 'all'))
    environment.annotate(annotation);
  const files = [json, html].filter((path) => path !== null);
  const reportUrl = saysSomething(report) ? await publishArtifact(environment, inputs, files) : null;
  if (event.kind === 'pull-request' && inputs.comment)
    await publishReportComment(environment, api, event, inputs, report, reportUrl);
};

/**
 * The action, whole: judges the checkout, says the result in every place that the event has, and returns the exit
 * status, which is the required check. The status is settled before anything is published.
 */
export const runAction = async (runner: ActionEnvironment): Promise<ExitStatus> => {
  const environment = unfailingEnvironment(runner);
  const event = readActionEvent(environment.eventName, environment.eventPayload);
  if (event.kind === 'unsupported') return refuse(environment, [ownWords('error', event.message)]);
  const reading = readActionInputs((name) => environment.input(name));
  if (reading.kind === 'wrong')
    return refuse(
      environment,
      reading.messages.map((message) => ownWords('error', message)),
    );
  if (event.kind === 'judged-run') {
    await publishJudgedRun(environment, event, reading.inputs);
    return 0;
  }
  const inputs = tightened(environment, event, reading.inputs);
  const { token, config, folder, mode, plan, task, seed, resamples } = inputs;
  const api = token === null ? null : await environment.connect(token);
  const asked = { config, folder, mode, plan, task, seed, resamples };
  const { outcome, notes } = await environment.judge({ event, api, ...asked });
  for (const note of notes) environment.annotate(ownWords('notice', note));
  if (outcome.kind === 'refused') return refuse(environment, [ownWords('error', outcome.message)]);
  if (outcome.kind === 'config-error')
    return refuse(environment, configAnnotations(outcome.problems, folder));
  const status = getExitStatus(outcome.report);
  try {
    await publish(environment, api, event, inputs, outcome.report);
  } catch (bug) {
    environment.log(stackOf(bug));
    const message = `The result is not shown in full: ${messageOf(bug)}. The verdict stands; please report this.`;
    environment.annotate(ownWords('warning', message));
  }
  return status;
};
