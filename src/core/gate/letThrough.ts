import { assembleReport, type ReportParts } from '../pipeline/assembleReport.ts';
import type { Report } from '../report/report.ts';

/** The report of a change that touches nothing that is judged: through, without a look at the evidence. */
export const letThrough = (
  settled: Pick<ReportParts, 'toolVersion' | 'mode' | 'seed' | 'asOf'>,
  config: string | null,
): Report =>
  assembleReport({
    ...settled,
    decision: 'pass',
    headline: 'this change touches no evidence, no plan, no policy and nothing that a plan applies to.',
    inputs: { config, files: 0, records: 0, runs: 0, replaced: 0, rejected: 0, companions: 0, formats: [] },
    problems: [],
    drawn: { axis: null, factors: [], tasks: [], lost: new Map(), problems: [] },
    analyses: { ofTasks: [], ofCurves: new Map(), shifts: [], untested: [] },
    claims: [],
    hiddenRuns: () => null,
    otherFindings: [],
    upstream: { fitted: [], unfitted: [] },
    training: [],
    changes: [],
  });
