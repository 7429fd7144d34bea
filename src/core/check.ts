import type { BaseSide } from './base/baseSide.ts';
import { loadConfiguration } from './configuration/loadConfiguration.ts';
import { locateProblems } from './documents/locateProblems.ts';
import type { Workspace } from './documents/workspace.ts';
import { analyseTasks } from './pipeline/analyseTasks.ts';
import { assembleReport } from './pipeline/assembleReport.ts';
import { checkTraining } from './pipeline/checkTraining.ts';
import { claimEvidence } from './pipeline/claimEvidence.ts';
import { drawCurves } from './pipeline/drawCurves.ts';
import { gatherEvidence } from './pipeline/gatherEvidence.ts';
import { assessClaim } from './plans/assessClaim.ts';
import { readPlans } from './plans/readPlans.ts';
import { claimScenarios } from './policy/claimScenarios.ts';
import { decideCheck } from './policy/decideCheck.ts';
import { decideClaim } from './policy/decideClaim.ts';
import { isLetThrough } from './policy/decision.ts';
import { claimFindings, lockFindings, trendFindings, waiverFindings } from './policy/findings.ts';
import { isStale, judgeLock } from './policy/locks/judgeLock.ts';
import { readLocks } from './policy/locks/readLocks.ts';
import { isClaimInScope } from './policy/scope.ts';
import { hasExpired, judgeWaiver } from './policy/waivers/judgeWaiver.ts';
import { loadWaivers } from './policy/waivers/loadWaivers.ts';
import { waiverToPaste } from './policy/waivers/waiverToPaste.ts';
import type { Problem } from './problems/problem.ts';
import type { Report } from './report/report.ts';

/** What a check is given. Nothing else reaches it: no clock, no environment, no randomness but the seed. */
export interface CheckInput {
  readonly workspace: Workspace;
  /** Path of the config in the workspace; null for a check of trends alone, over all evidence that lies there. */
  readonly configPath: string | null;
  /** The date that expiries are judged by, YYYY-MM-DD. */
  readonly asOf: string;
  readonly seed: number;
  /** Resamples behind each stability; 0 for none. */
  readonly resamples: number;
  readonly toolVersion: string;
  /** What the head is held against; null or left out judges everything, as an audit does. */
  readonly base?: BaseSide | null;
  /** The paths that a pull request changes; null or left out judges everything. Superseded by `base`. */
  readonly changedFiles?: ReadonlySet<string> | null;
  /**
   * The waivers file of the branch that policy comes from, null where it has none. Left out, the one in the workspace counts;
   * given, that one is only held to its schema.
   */
  readonly waiversText?: string | null;
  /** Overrides `gate.mode`. */
  readonly mode?: 'enforce' | 'advise';
  /** Told before each step of long work. */
  readonly onProgress?: (step: string) => void;
}

export type CheckOutcome =
  | { readonly kind: 'report'; readonly report: Report }
  /** The config cannot be used, so nothing was judged. */
  | { readonly kind: 'config-error'; readonly problems: readonly Problem[] };

/** The whole pipeline: from the files of a workspace to a report. Pure: equal input gives an equal report. */
export const check = (input: CheckInput): CheckOutcome => {
  const { workspace, seed, resamples, base = null, onProgress = () => {} } = input;
  const changed = base?.kind === 'readable' && base.gating ? base.changed : (input.changedFiles ?? null);
  const loaded = loadConfiguration(workspace, input.configPath);
  if (loaded.kind === 'invalid') return { kind: 'config-error', problems: loaded.problems };
  const { configuration } = loaded;

  onProgress('reading the evidence');
  const evidence = gatherEvidence(workspace, configuration);
  const drawn = drawCurves(evidence, configuration);
  const training = checkTraining(workspace, configuration, evidence);
  const { plans, problems: ofPlans } = readPlans(workspace, configuration);

  const { waivers, problems: ofWaivers } = loadWaivers(workspace, configuration, input.waiversText);
  const { locks, problems: ofLocks } = readLocks(workspace, plans, configuration.limits);
  const inForce = waivers.filter((waiver) => !hasExpired(waiver, input.asOf));

  onProgress('judging the trends');
  const { tasks, factors } = drawn;
  const analyses = analyseTasks(tasks, { factors, evidence, seed, resamples });

  onProgress('judging the claims');
  const ground = claimEvidence(drawn, evidence.runs, analyses, training, configuration, seed);
  const claims = plans.flatMap((plan) =>
    plan.claims.map((claim) => {
      const assessment = assessClaim(claim, ground);
      const inScope = isClaimInScope(plan, assessment, evidence.shared, changed);
      const decision = decideClaim(assessment, inForce);
      const { deciding } = decision;
      const stopped = !isLetThrough(decision.decision);
      // What helps one side of a difference says little of the difference.
      const at =
        deciding === null || deciding.against !== null
          ? null
          : ([deciding.curve, deciding.placement] as const);
      const nextRun = at !== null && stopped ? ground.nextRunFor(...at) : null;
      const cost = at === null ? null : ground.costPerPoint(...at);
      const scenarios = claimScenarios(decision, deciding === null ? [] : ground.lawScenarios(deciding));
      const waiver = stopped ? waiverToPaste(decision, input.asOf) : null;
      const findings = claimFindings(decision, inScope);
      return { decision, inScope, nextRun, costPerPoint: cost, scenarios, waiver, findings };
    }),
  );

  const subjects = tasks.flatMap((task, index) => {
    const trend = analyses.ofTasks[index];
    const shifts = analyses.shifts.filter(
      (shift) => shift.task === task.task && shift.metric === task.metric,
    );
    return trend === undefined
      ? []
      : [{ ...task, trend, shifts, training: training.marksOf(...task.curves) }];
  });
  const ofTrends = trendFindings(subjects);
  const decided = claims.map((claim) => claim.decision);
  const locked = plans.flatMap((plan) => {
    const lock = locks.get(plan.file);
    return lock === undefined ? [] : judgeLock(plan, lock, decided);
  });
  const ofWaived = waiverFindings(waivers.map((waiver) => judgeWaiver(waiver, decided, input.asOf)));
  const otherFindings = [...ofTrends, ...ofWaived, ...lockFindings(locked)];
  const found = [
    ...evidence.problems,
    ...drawn.problems,
    ...training.problems,
    ...ofPlans,
    ...ofWaivers,
    ...ofLocks,
  ];
  const problems = locateProblems(found, workspace, configuration.limits);
  const decision = decideCheck(problems, claims, otherFindings, changed);
  return {
    kind: 'report',
    report: assembleReport({
      toolVersion: input.toolVersion,
      decision,
      mode: input.mode ?? configuration.gate.mode,
      seed,
      asOf: input.asOf,
      inputs: { config: configuration.file, ...evidence.inputs },
      problems,
      drawn,
      analyses,
      claims: claims.map((claim) => ({ ...claim, stale: isStale(claim.decision, locked) })),
      otherFindings,
      upstream: ground.upstream(),
      training: training.runs,
    }),
  };
};
