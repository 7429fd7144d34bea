import { problemsOf } from './base/answeredFor.ts';
import type { CheckInput } from './check.ts';
import { loadConfiguration } from './configuration/loadConfiguration.ts';
import type { Curve } from './curves/curve.ts';
import { locateProblems } from './documents/locateProblems.ts';
import { openAgain } from './documents/workspace/openAgain.ts';
import { archiveMembers } from './formats/index.ts';
import { judgeClaim } from './gate/judgeClaim.ts';
import { askedPlaces } from './pipeline/askedPlaces.ts';
import { assembleReport } from './pipeline/assembleReport.ts';
import type { ClaimGround } from './pipeline/claimEvidence.ts';
import { drawCurves } from './pipeline/drawCurves.ts';
import { gatherEvidence } from './pipeline/gatherEvidence.ts';
import { judgeEvidence } from './pipeline/judgeEvidence.ts';
import { statedScales } from './pipeline/statedScales.ts';
import { assessClaim } from './plans/assessClaim.ts';
import type { Claim, Expectation } from './plans/claim.ts';
import { matchClaim } from './plans/matchClaim.ts';
import type { Question } from './plans/question.ts';
import { questionClaims } from './plans/questionClaims.ts';
import { unmatchedWords } from './plans/unmatchedWords.ts';
import { decideCheck } from './policy/decideCheck.ts';
import { onePerCause } from './policy/onePerCause.ts';
import { supportedExpectation } from './policy/supportedExpectation.ts';
import type { Problem } from './problems/problem.ts';
import type { Report } from './report/report.ts';

/** What a forecast is given: the evidence as of a check, and a question in place of plans and waivers. */
export interface ForecastInput
  extends Pick<
    CheckInput,
    'workspace' | 'configPath' | 'asOf' | 'seed' | 'resamples' | 'toolVersion' | 'onProgress'
  > {
  readonly question: Question;
}

export type ForecastAnswer =
  | { readonly kind: 'report'; readonly report: Report }
  /** The config cannot be used, so nothing was judged. */
  | { readonly kind: 'config-error'; readonly problems: readonly Problem[] }
  /** The evidence has nothing of what was asked; `message` says what it has. */
  | { readonly kind: 'question-error'; readonly message: string; readonly problems: readonly Problem[] };

/** The best score seen: what is asked of a place that cannot be forecast, so that the claim says something. */
const bestSeen = (curves: readonly Curve[]): number => {
  const scores = curves.flatMap(({ points }) => points.map(({ score }) => score));
  return curves[0]?.direction === 'lower' ? Math.min(...scores) : Math.max(...scores);
};

/** What a claim is held to where nobody says what is expected: the strongest threshold that its own forecast supports. */
const expectationOf = (claim: Omit<Claim, 'expect'>, ground: ClaimGround): Expectation => {
  const match = matchClaim(claim, ground.tasks, ground.factors);
  const curves = match.kind === 'matched' ? match.curves : [];
  const best = bestSeen(curves);
  const seen: Expectation =
    curves[0]?.direction === 'lower'
      ? { min: null, max: best, text: `<= ${best}` }
      : { min: best, max: null, text: `>= ${best}` };
  const assessment = assessClaim({ ...claim, expect: seen }, ground);
  return (assessment.kind === 'matched' ? supportedExpectation(assessment.onCurves) : null) ?? seen;
};

/**
 * Answers a question by the steps of a check: the question is made into claims, which are assessed and judged as those of a plan
 * are, on all of the evidence. The report is that of a check of these claims, cut to the task that was asked about. Each claim's
 * `expect` is what was asked, else the strongest threshold that the forecast supports, so that its decision says whether any
 * threshold would be let through.
 */
export const forecast = (input: ForecastInput): ForecastAnswer => {
  const { workspace, question, asOf, seed, resamples, onProgress = () => {} } = input;
  const loaded = loadConfiguration(workspace, input.configPath);
  if (loaded.kind === 'invalid') return { kind: 'config-error', problems: loaded.problems };
  const { configuration } = loaded;

  onProgress('reading the evidence');
  const evidence = gatherEvidence(workspace, configuration, { asOf });
  const shown = drawCurves(evidence, configuration);
  const located = (found: readonly Problem[]): readonly Problem[] =>
    locateProblems(onePerCause(found, null), openAgain(workspace, configuration.limits, archiveMembers));
  const match = matchClaim(question, shown.tasks, shown.factors);
  const wrong = (message: string): ForecastAnswer => ({
    kind: 'question-error',
    message,
    problems: located([...evidence.problems, ...shown.problems]),
  });
  if (match.kind === 'unmatched')
    return wrong(unmatchedWords(match.unmatched, question.task, question.metric));
  if (question.at.length === 0)
    return wrong(
      `say where with --at: ${question.task} stands against ${shown.axis}, and its runs state ${statedScales(match.curves, evidence.runs).join(', ') || 'no other scale'}`,
    );

  onProgress('judging the trends');
  const judged = judgeEvidence(evidence, workspace, configuration, { seed, resamples });
  const { drawn, analyses, training, ground } = judged;

  onProgress('forecasting');
  const claims = questionClaims(question, match.curves).map((asked) => {
    const claim = { ...asked, expect: question.expect ?? expectationOf(asked, ground) };
    const assessment = assessClaim(claim, ground);
    return judgeClaim(assessment, ground, { inScope: true, waivers: [], asOf, advice: 'always' });
  });

  const asked = askedPlaces(claims.map(({ assessment }) => assessment));

  const problems = located(problemsOf(judged));
  const isAsked = ({ task, metric }: { readonly task: string; readonly metric: string }): boolean =>
    task === match.task.task && metric === match.task.metric;
  const report = assembleReport({
    toolVersion: input.toolVersion,
    decision: decideCheck(problems, claims, [], null),
    mode: configuration.gate.mode,
    seed,
    asOf,
    inputs: { config: configuration.file, ...evidence.inputs },
    problems,
    drawn: { ...drawn, tasks: drawn.tasks.filter(isAsked) },
    analyses: {
      ofTasks: analyses.ofTasks.filter((_, index) => {
        const task = drawn.tasks[index];
        return task !== undefined && isAsked(task);
      }),
      ofCurves: new Map([...analyses.ofCurves].filter(([curve]) => isAsked(curve))),
      shifts: analyses.shifts.filter(isAsked),
      untested: analyses.untested.filter(isAsked),
    },
    claims: claims.map((claim) => ({ ...claim, stale: null })),
    hiddenRuns: (curve) => (asked.axes.has(curve.axis) ? ground.hiddenRuns(curve) : null),
    otherFindings: [],
    upstream: ground.upstream(asked.plans),
    training: training.runs,
    changes: [],
  });
  const order = new Map(claims.map(({ decision }, index) => [decision.claim.id, index]));
  const place = ({ id }: { readonly id: string }): number => order.get(id) ?? order.size;
  return {
    kind: 'report',
    report: { ...report, claims: report.claims.toSorted((a, b) => place(a) - place(b)) },
  };
};
