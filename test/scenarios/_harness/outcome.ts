import type { CheckOutcome } from '../../../src/core/check.ts';
import type { Problem } from '../../../src/core/problems/problem.ts';
import type {
  Report,
  ReportChange,
  ReportClaim,
  ReportFinding,
  ReportShift,
} from '../../../src/core/report/report.ts';
import { exitStatusOf } from './exitStatus.ts';

/** What a story expects, small enough to be read. Empty parts are left out. */
export interface Outcome {
  /** Null where the config is wrong and nothing was judged. */
  readonly decision: string | null;
  readonly exit: number;
  /** `severity rule place: message`, in the order of the report. */
  readonly problems?: readonly string[];
  /** `severity rule about place`; the message holds figures and is left to the tests of the rules. */
  readonly findings?: readonly string[];
  /** By `plan/claim`: the decision and the rules behind it, and what is special about its forecast. */
  readonly claims?: Readonly<Record<string, string>>;
  /** By `task metric`. */
  readonly verdicts?: Readonly<Record<string, string>>;
  readonly shifts?: readonly string[];
  /** `effect kind subject: before → after`. */
  readonly changes?: readonly string[];
  /** Files by format, and companions of them that were counted and left out. */
  readonly files?: Readonly<Record<string, number>>;
}

/** The outcome of a check as a story states it. */
export const outcomeOf = (outcome: CheckOutcome): Outcome => {
  const exit = exitStatusOf(outcome);
  if (outcome.kind === 'config-error')
    return { decision: null, exit, ...part('problems', outcome.problems.map(problemLine)) };
  const { report } = outcome;
  return {
    decision: report.decision,
    exit,
    ...part('problems', report.problems.map(problemLine)),
    ...part('findings', report.findings.map(findingLine)),
    ...table('claims', report.claims.map(claimRow)),
    ...table('verdicts', verdictRows(report)),
    ...part('shifts', report.shifts.map(shiftLine)),
    ...part('changes', report.changes.map(changeLine)),
    ...table('files', fileRows(report)),
  };
};

const part = (name: string, lines: readonly string[]): object =>
  lines.length === 0 ? {} : { [name]: lines };

const table = (name: string, rows: readonly (readonly [string, string | number])[]): object =>
  rows.length === 0 ? {} : { [name]: Object.fromEntries(rows) };

const place = (file: string | null, line: number | null): string =>
  file === null ? '-' : line === null ? file : `${file}:${line}`;

const problemLine = ({ severity, rule, file, line, message }: Problem): string =>
  `${severity} ${rule} ${place(file, line)}: ${message}`;

const findingLine = (finding: ReportFinding): string => {
  const { severity, rule, plan, claim, side, task, file, line, inScope, waivedBy } = finding;
  const about = claim === null ? task : `${plan}/${claim}${side === 'base' ? ' of the base' : ''}`;
  const waived = waivedBy === null ? '' : ` (waived by ${waivedBy})`;
  return `${severity} ${rule} ${about} ${place(file, line)}${inScope ? '' : ' (out of scope)'}${waived}`;
};

const claimRow = (claim: ReportClaim): readonly [string, string] => {
  const { plan, id, side, decision, reasons, extrapolation, forecast } = claim;
  const why = reasons.length === 0 ? '' : `: ${reasons.join(', ')}`;
  const inside = extrapolation?.inside === true ? ', inside the evidence' : '';
  const route = forecast === null || forecast.route === 'direct' ? '' : `, ${forecast.route}`;
  return [`${plan}/${id}${side === 'base' ? ' of the base' : ''}`, `${decision}${why}${inside}${route}`];
};

const verdictRows = ({ tasks }: Report): readonly (readonly [string, string])[] =>
  tasks.map(({ task, metric, verdict }) => [`${task} ${metric}`, verdict]);

const fileRows = ({ inputs }: Report): readonly (readonly [string, number])[] => [
  ...inputs.formats.map(({ name, files }): [string, number] => [name, files]),
  ...(inputs.companions === 0 ? [] : [['companions', inputs.companions] as const]),
];

const shiftLine = ({ task, metric, factor, kind, levels }: ReportShift): string =>
  `${task} ${metric}: ${kind} across ${factor} (${levels.join(', ')})`;

const changeLine = ({ effect, kind, subject, before, after }: ReportChange): string =>
  `${effect} ${kind} ${subject}: ${before} → ${after}`;
