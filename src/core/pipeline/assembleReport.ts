import { byCodeUnits } from '../collections/byCodeUnits.ts';
import type { Curve } from '../curves/curve.ts';
import type { ClaimAssessment } from '../plans/claimAssessment.ts';
import type { ClaimDecision } from '../policy/decideClaim.ts';
import type { Decision } from '../policy/decision.ts';
import { byGravity, withoutRepeatedNotices } from '../policy/findings.ts';
import type { Problem } from '../problems/problem.ts';
import { headline } from '../report/headline.ts';
import type {
  Report,
  ReportChange,
  ReportClaim,
  ReportCurve,
  ReportFinding,
  ReportInputs,
} from '../report/report.ts';
import { reportClaim } from '../report/reportClaim.ts';
import { reportCurve } from '../report/reportCurve.ts';
import { reportShift } from '../report/reportShift.ts';
import { reportTask } from '../report/reportTask.ts';
import { roundNumbers } from '../report/roundNumbers.ts';
import type { MarkedRun } from '../training/trainingEvent.ts';
import type { TaskAnalyses } from './analyseTasks.ts';
import type { DrawnCurves } from './drawCurves.ts';
import type { LossFamilies } from './lossFamilies.ts';

/** A claim with all that was found out about it. */
export interface JudgedClaim
  extends Pick<
    ReportClaim,
    'nextRun' | 'band' | 'costPerPoint' | 'scenarios' | 'added' | 'stale' | 'waiver'
  > {
  readonly assessment: ClaimAssessment;
  readonly decision: ClaimDecision;
  readonly inScope: boolean;
  readonly findings: readonly ReportFinding[];
}

export interface ReportParts {
  readonly toolVersion: string;
  readonly decision: Decision;
  readonly mode: Report['mode'];
  readonly seed: number;
  readonly asOf: string;
  readonly inputs: ReportInputs;
  readonly problems: readonly Problem[];
  readonly drawn: DrawnCurves;
  readonly analyses: TaskAnalyses;
  readonly claims: readonly JudgedClaim[];
  /** What would have been forecast for the largest runs of a curve; null where nothing is asked of its axis. */
  hiddenRuns(curve: Curve): ReportCurve['hiddenRuns'];
  /** About tasks and waivers. */
  readonly otherFindings: readonly ReportFinding[];
  readonly upstream: ReturnType<LossFamilies['laws']>;
  /** Sorted by run. */
  readonly training: readonly MarkedRun[];
  /** Sorted. */
  readonly changes: readonly ReportChange[];
  /** Why the decision is what it is, where the lists do not say it. */
  readonly headline?: string;
}

const byPlace = (a: Problem, b: Problem): number =>
  byCodeUnits(a.file ?? '', b.file ?? '') ||
  (a.line ?? 0) - (b.line ?? 0) ||
  (a.column ?? 0) - (b.column ?? 0) ||
  byCodeUnits(a.rule, b.rule) ||
  byCodeUnits(a.message, b.message);

const byClaim = (a: ReportClaim, b: ReportClaim): number =>
  byCodeUnits(a.plan, b.plan) || byCodeUnits(a.file ?? '', b.file ?? '') || byCodeUnits(a.id, b.id);

/** Puts the report together: sorted lists, rounded numbers, and the headline. */
export const assembleReport = (parts: ReportParts): Report => {
  const { decision, drawn, analyses } = parts;
  const tasks = drawn.tasks.flatMap((task, index) => {
    const trend = analyses.ofTasks[index];
    return trend === undefined ? [] : [reportTask(task, task.curves[0]?.axis ?? drawn.axis ?? '', trend)];
  });
  const claims = parts.claims.map(reportClaim).sort(byClaim);
  const findings = withoutRepeatedNotices(
    [...parts.claims.flatMap((claim) => claim.findings), ...parts.otherFindings].sort(byGravity),
  );
  const problems = parts.problems.map(({ unplaced: _, ...told }): Problem => told).sort(byPlace);
  return roundNumbers({
    version: 1,
    tool: { name: 'scaling-guard', version: parts.toolVersion },
    decision,
    mode: parts.mode,
    seed: parts.seed,
    asOf: parts.asOf,
    headline: parts.headline ?? headline({ decision, problems, claims, tasks, findings }),
    inputs: parts.inputs,
    problems,
    tasks,
    curves: [...analyses.ofCurves].map(([curve, trend]) =>
      reportCurve(curve, trend, parts.hiddenRuns(curve)),
    ),
    shifts: analyses.shifts.map(reportShift),
    untested: analyses.untested,
    claims,
    findings,
    upstream: parts.upstream.fitted,
    unfitted: parts.upstream.unfitted,
    training: parts.training.flatMap(({ run, events }) => events.map((event) => ({ run, ...event }))),
    changes: parts.changes,
  } satisfies Report);
};
