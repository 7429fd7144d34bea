import type { Severity } from '../../core/problems/problem.ts';
import type { Report } from '../../core/report/report.ts';
import type { Annotation } from './actionEnvironment.ts';

/** The runner shows 10 of each severity a step. What remains of the ten is kept for what the action itself has to say. */
const mostOfEach = { error: 9, warning: 8, notice: 8 } as const satisfies Record<Severity, number>;

/** The runner cuts a message at 4,096 characters; ours are cut before, with a sign that they are. */
const longestMessage = 4000;

const shortened = (text: string): string =>
  text.length <= longestMessage ? text : `${text.slice(0, longestMessage - 1)}…`;

/** In advise mode nothing fails, so nothing is marked as an error either. */
const shown = (severity: Severity, mode: Report['mode']): Severity =>
  severity === 'error' && mode === 'advise' ? 'warning' : severity;

const annotationsOf = ({ findings, problems, mode }: Report): readonly Annotation[] => [
  ...findings
    .filter(({ waivedBy }) => waivedBy === null)
    .map(
      ({ rule, severity, inScope, title, message, file, line }): Annotation => ({
        severity: shown(severity === 'error' && !inScope ? 'warning' : severity, mode),
        title: `${rule}: ${title}`,
        message: shortened(message),
        file,
        line,
        column: null,
      }),
    ),
  ...problems.map(
    ({ rule, severity, message, file, line, column }): Annotation => ({
      severity: shown(severity, mode),
      title: rule,
      message: shortened(message),
      file,
      line,
      column,
    }),
  ),
];

/**
 * The findings and problems of a report as annotations, the first of each severity, within the runner's limits. What
 * does not fit is counted in one last annotation of its severity and stands in the summary and the report.
 */
export const reportAnnotations = (report: Report): readonly Annotation[] => {
  const all = annotationsOf(report);
  return (['error', 'warning', 'notice'] as const).flatMap((severity) => {
    const these = all.filter((annotation) => annotation.severity === severity);
    const most = mostOfEach[severity];
    if (these.length <= most) return these;
    const left = these.length - (most - 1);
    return [
      ...these.slice(0, most - 1),
      {
        severity,
        title: 'scaling-guard',
        message: `${left} more of this kind: see the job summary and the report.`,
        file: null,
        line: null,
        column: null,
      },
    ];
  });
};
