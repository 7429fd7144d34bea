import { answeredFor, problemsOf } from './base/answeredFor.ts';
import type { BaseSide } from './base/baseSide.ts';
import { claimChanges } from './base/changes/claimChanges.ts';
import { configChanges, configDeleted, loosened } from './base/changes/configChanges.ts';
import { evidenceChanges } from './base/changes/evidenceChanges.ts';
import { policyChanges } from './base/changes/policyChanges.ts';
import { sortedChanges } from './base/changes/sortedChanges.ts';
import { compareEvidence } from './base/compareEvidence.ts';
import { unseenProblems } from './base/unseenProblems.ts';
import { isOutOfTime } from './documents/isOutOfTime.ts';
import { locateProblems } from './documents/locateProblems.ts';
import { tellApart } from './documents/tellApart.ts';
import { openAgain } from './documents/workspace/openAgain.ts';
import type { Workspace } from './documents/workspace/workspace.ts';
import { archiveMembers } from './formats/index.ts';
import { judgeClaims } from './gate/judgeClaims.ts';
import { letThrough } from './gate/letThrough.ts';
import { locksInForce } from './gate/locksInForce.ts';
import { isClaimAskedFor, isFindingAskedFor, type Narrowing, narrowedTasks } from './gate/narrowing.ts';
import { plansInForce } from './gate/plansInForce.ts';
import { settlePolicy } from './gate/settlePolicy.ts';
import { touchesNothing } from './gate/touchesNothing.ts';
import { waiversInForce } from './gate/waiversInForce.ts';
import { askedPlaces } from './pipeline/askedPlaces.ts';
import { assembleReport } from './pipeline/assembleReport.ts';
import { taskSubjects } from './pipeline/taskSubjects.ts';
import { timeProblems } from './pipeline/timeProblems.ts';
import { decideCheck } from './policy/decideCheck.ts';
import { lockFindings, policyFindings, trendFindings, waiverFindings } from './policy/findings.ts';
import { isStale } from './policy/locks/judgeLock.ts';
import { onePerCause } from './policy/onePerCause.ts';
import { hasExpired, judgeWaiver } from './policy/waivers/judgeWaiver.ts';
import type { Problem } from './problems/problem.ts';
import type { Report } from './report/report.ts';

/** What a check is given. Nothing else reaches it: no clock, no environment, no randomness but the seed. */
export interface CheckInput {
  readonly workspace: Workspace;
  /**
   * Path of the config in the workspace; null for a check of trends alone, over all evidence that lies there. A base that gates
   * is asked for its own config there, else at the default path.
   */
  readonly configPath: string | null;
  /** The date that expiries are judged by, YYYY-MM-DD. */
  readonly asOf: string;
  readonly seed: number;
  /** Resamples behind each stability; 0 for none. */
  readonly resamples: number;
  readonly toolVersion: string;
  /** What the head is held against; null or left out judges everything, as an audit does. */
  readonly base?: BaseSide | null;
  /** Overrides `gate.mode`; where a base gates, `advise` is taken no notice of. */
  readonly mode?: 'enforce' | 'advise';
  /** The one plan and the one task that an audit asks about; left out for all. */
  readonly only?: Narrowing;
  /** Told before each step of long work. */
  readonly onProgress?: (step: string) => void;
}

export type CheckOutcome =
  | { readonly kind: 'report'; readonly report: Report }
  /** The config cannot be used, so nothing was judged. */
  | { readonly kind: 'config-error'; readonly problems: readonly Problem[] };

/** The whole pipeline: from the files of a workspace to a report. Pure: equal input gives an equal report. */
export const check = (input: CheckInput): CheckOutcome => {
  const { workspace, configPath, base = null, mode = null, asOf, seed, resamples, toolVersion } = input;
  const { onProgress = () => {}, only = { plan: null, task: null } } = input;
  const policy = settlePolicy({ workspace, configPath, base, mode });
  if (policy.kind === 'invalid') return { kind: 'config-error', problems: policy.problems };
  const { configuration, changed } = policy;
  const { limits } = configuration;
  const inForce = plansInForce(workspace, policy);
  const settled = { toolVersion, mode: policy.mode, seed, asOf };
  if (touchesNothing(policy, inForce)) {
    return { kind: 'report', report: letThrough(settled, configuration.file) };
  }

  // Asked first: a content that has to be fetched stops the check before the long work.
  const unseen = unseenProblems(configuration, policy.base, policy.leftPlans);
  const compared = compareEvidence(workspace, configuration, policy.base, {
    asOf,
    seed,
    resamples,
    onProgress,
  });
  const { evidence, drawn, analyses, training, ground } = compared.head;
  const waived = waiversInForce(workspace, policy);
  const waivers = waived.waivers.filter((waiver) => !hasExpired(waiver, asOf));

  onProgress('judging the claims');
  const judged = judgeClaims(inForce, compared, policy, {
    waivers,
    asOf,
    isOver: () => isOutOfTime(workspace, limits),
  });
  const asked = askedPlaces(judged.map(({ assessment }) => assessment));
  const claims = judged.filter((claim) => isClaimAskedFor(only, claim));
  const decided = judged.map((claim) => claim.decision);
  const locked = locksInForce(workspace, policy.tip, inForce.plans, decided, limits);

  const settings = policy.isConfigDeleted
    ? configDeleted(configuration)
    : policy.proposed === null
      ? []
      : configChanges(configuration, policy.proposed, workspace);
  const notes = [policy, inForce, { notes: loosened(settings, configuration.file) }, waived, locked].flatMap(
    (part) => part.notes,
  );
  const otherFindings = [
    ...trendFindings(taskSubjects(drawn, analyses, training)),
    ...waiverFindings(waived.waivers.map((waiver) => judgeWaiver(waiver, decided, asOf))),
    ...lockFindings(locked.judged),
    ...policyFindings(notes),
  ].filter((finding) => isFindingAskedFor(only, finding));
  const found: readonly Problem[] = [
    ...policy.problems,
    ...unseen,
    ...timeProblems(configuration, [compared.head, compared.before, compared.back], claims),
    ...problemsOf(compared.head),
    ...inForce.problems,
    ...waived.problems,
    ...locked.problems,
  ];
  const scope = answeredFor(changed, compared);
  const open = openAgain(workspace, limits, archiveMembers);
  const problems = locateProblems(onePerCause(tellApart(found, open), scope), open);
  return {
    kind: 'report',
    report: assembleReport({
      ...settled,
      decision: decideCheck(problems, claims, otherFindings, scope),
      inputs: { config: configuration.file, ...evidence.inputs },
      problems,
      ...narrowedTasks(only, drawn, analyses),
      claims: claims.map((claim) => ({ ...claim, stale: isStale(claim.decision, locked.judged) })),
      hiddenRuns: (curve) => (asked.axes.has(curve.axis) ? ground.hiddenRuns(curve) : null),
      otherFindings,
      upstream: ground.upstream(asked.plans),
      training: training.runs,
      changes: sortedChanges([
        ...claimChanges(claims),
        ...policyChanges(inForce, settings, waived, locked.notes),
        ...evidenceChanges(compared),
      ]),
    }),
  };
};
