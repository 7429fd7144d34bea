import type { Problem, Severity } from '../../core/problems/problem.ts';
import type { Report, ReportFinding } from '../../core/report/report.ts';
import { revealInvisible } from '../../core/text/revealInvisible.ts';
import type { Annotation } from './actionEnvironment.ts';
import { folderPrefix } from './folderPrefix.ts';

/** The runner shows 10 of each severity a step. What remains of the ten is kept for what the action itself has to say. */
const mostOfEach = { error: 9, warning: 8, notice: 8 } as const satisfies Record<Severity, number>;

/** The runner cuts a message at 4,096 characters; ours are cut before, with a sign that they are. */
const longestMessage = 4000;

/** Text that stands on the page of a run as it is: nothing in it is invisible, and it is cut before the runner cuts it. */
const plainText = (text: string): string => {
  const visible = revealInvisible(text);
  return visible.length <= longestMessage ? visible : `${visible.slice(0, longestMessage - 1)}…`;
};

/** In advise mode nothing fails, so nothing is marked as an error either. */
const shown = (severity: Severity, mode: Report['mode']): Severity =>
  severity === 'error' && mode === 'advise' ? 'warning' : severity;

/** A finding's message goes on from what it is about: "is noisy: …", "expects >= 0.80, but …". */
const withSubject = ({ plan, claim, task, message }: ReportFinding): string =>
  claim !== null ? `${plan}/${claim}: ${message}` : task !== null ? `${task} ${message}` : message;

const problemAnnotation = (
  { rule, message, file, line, column }: Problem,
  severity: Severity,
): Annotation => ({ severity, title: plainText(rule), message: plainText(message), file, line, column });

const annotationsOf = ({ findings, problems, mode }: Report): readonly Annotation[] => [
  ...findings
    .filter(({ waivedBy }) => waivedBy === null)
    .map(
      (finding): Annotation => ({
        severity: shown(
          finding.severity === 'error' && !finding.inScope ? 'warning' : finding.severity,
          mode,
        ),
        title: plainText(`${finding.rule}: ${finding.title}`),
        message: plainText(withSubject(finding)),
        file: finding.file,
        line: finding.line,
        column: null,
      }),
    ),
  ...problems.map((problem) => problemAnnotation(problem, shown(problem.severity, mode))),
];

/** The first of each severity; the rest is counted in one last annotation. */
const withinLimits = (all: readonly Annotation[]): readonly Annotation[] =>
  (['error', 'warning', 'notice'] as const).flatMap((severity) => {
    const these = all.filter((annotation) => annotation.severity === severity);
    const most = mostOfEach[severity];
    if (these.length <= most) return these;
    const message = `${these.length - (most - 1)} more of this kind: see the job summary and the report.`;
    const rest: Annotation = {
      severity,
      title: 'scaling-guard',
      message,
      file: null,
      line: null,
      column: null,
    };
    return [...these.slice(0, most - 1), rest];
  });

/** The runner wants paths from the checkout, where the report has them from the judged folder. */
const seenFrom =
  (folder: string | null) =>
  (annotation: Annotation): Annotation =>
    annotation.file === null ? annotation : { ...annotation, file: folderPrefix(folder) + annotation.file };

/** What is wrong with the config, in either mode. */
export const configAnnotations = (
  problems: readonly Problem[],
  folder: string | null,
): readonly Annotation[] =>
  withinLimits(problems.map((problem) => problemAnnotation(problem, problem.severity))).map(seenFrom(folder));

/** All findings and problems of a report as annotations, the worst first, each with its path from the checkout. */
export const allAnnotations = (report: Report, folder: string | null): readonly Annotation[] => {
  const all = annotationsOf(report).map(seenFrom(folder));
  return (['error', 'warning', 'notice'] as const).flatMap((severity) =>
    all.filter((annotation) => annotation.severity === severity),
  );
};

/**
 * The findings and problems of a report as annotations, the first of each severity, within the runner's limits. What
 * does not fit is counted in one last annotation of its severity and stands in the summary and the report.
 */
export const reportAnnotations = (
  report: Report,
  folder: string | null,
  which: 'all' | 'without a file' = 'all',
): readonly Annotation[] =>
  withinLimits(annotationsOf(report).filter(({ file }) => which === 'all' || file === null)).map(
    seenFrom(folder),
  );
