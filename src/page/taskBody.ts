import type { Report, ReportCurve } from '../core/report/report.ts';
import { formatNumber } from '../core/text/formatNumber.ts';
import { formatProbability } from '../core/text/formatProbability.ts';
import { axisName, formatScaleValue } from '../core/text/formatScale.ts';
import { formatGain, formatScore } from '../core/text/formatScore.ts';
import { formatShare } from '../core/text/formatShare.ts';
import { verdictBadge } from './badge.ts';
import { claimCard } from './claimCard.ts';
import { costOfPoint } from './costOfPoint.ts';
import type { AxisKind } from './curvePlot.ts';
import { curveName } from './curveScales.ts';
import { type Column, dataTable } from './dataTable.ts';
import { type Child, element } from './element.ts';
import { hiddenForecast, isHit } from './hiddenRunMarks.ts';
import { type LawLine, lawLine } from './lawLine.ts';
import { plotFigure } from './plotFigure.ts';
import type { TaskView } from './taskView.ts';

const orDash = (value: number | null, show: (known: number) => string): string =>
  value === null ? '–' : show(value);

type Lines = ReadonlyMap<ReportCurve, LawLine | null>;

const curveTable = ({ task, curves }: TaskView, lines: Lines): Child =>
  dataTable<ReportCurve>(
    `Curves of ${task.task} ${task.metric}`,
    [
      {
        title: 'Curve and law',
        names: true,
        cell: (curve) => [
          curveName(curve),
          element('small', {}, lines.get(curve)?.formula ?? curve.law ?? 'no law was fitted'),
        ],
      },
      { title: 'Runs', numeric: true, cell: ({ points }) => String(points) },
      { title: 'Verdict', cell: ({ verdict }) => verdictBadge(verdict) },
      { title: 'Stability', numeric: true, cell: ({ stability }) => orDash(stability, formatShare) },
      { title: 'Gain', numeric: true, cell: ({ gain }) => orDash(gain, formatGain) },
      {
        title: 'R²',
        numeric: true,
        cell: ({ r2 }) => orDash(r2, (value) => formatNumber(value, { significant: 2 })),
      },
      {
        title: 'Scatter',
        numeric: true,
        cell: ({ residualSd }) => orDash(residualSd, (value) => formatScore(value)),
      },
      {
        title: 'Sampling',
        numeric: true,
        cell: ({ samplingSd }) => orDash(samplingSd, (value) => formatScore(value)),
      },
      { title: 'One more point takes', cell: (curve) => costOfPoint(curve, lines.get(curve) ?? null) || '–' },
    ],
    curves,
  );

const whenHidden: Column<{ readonly hidden: Parameters<typeof hiddenForecast>[0] | undefined }> = {
  title: 'Forecast while hidden',
  numeric: true,
  cell: ({ hidden }) =>
    hidden === undefined ? '–' : `${hiddenForecast(hidden)}${isHit(hidden) ? '' : ', missed'}`,
};

const numberTable = ({ task, curves }: TaskView, lines: Lines): Child => {
  const rows = curves.flatMap((curve) =>
    curve.series.map((point) => ({
      curve,
      hidden: curve.hiddenRuns?.points.find(({ run, x }) => run === point.run && x === point.x),
      ...point,
    })),
  );
  const isBacktested = curves.some(({ hiddenRuns }) => hiddenRuns !== null);
  return rows.length === 0
    ? null
    : element(
        'details',
        { class: 'numbers' },
        element('summary', {}, `The ${rows.length} numbers of this plot`),
        dataTable<(typeof rows)[number]>(
          `Scores of ${task.task} ${task.metric}`,
          [
            { title: 'Run', names: true, cell: ({ run }) => run },
            { title: 'Curve', cell: ({ curve }) => curveName(curve) },
            { title: axisName(task.axis), numeric: true, cell: ({ x }) => formatScaleValue(task.axis, x) },
            { title: task.metric, numeric: true, cell: ({ y, se }) => formatScore(y, se) },
            {
              title: 'Std. error',
              numeric: true,
              cell: ({ se }) => orDash(se, (value) => formatScore(value)),
            },
            {
              title: 'By the law',
              numeric: true,
              cell: ({ curve, x }) => orDash(lines.get(curve)?.at(x) ?? null, (value) => formatScore(value)),
            },
            ...(isBacktested ? [whenHidden] : []),
            { title: 'File', cell: ({ file }) => file },
          ],
          rows,
        ),
      );
};

const shiftTable = ({ task, shifts }: TaskView): Child =>
  shifts.length === 0
    ? null
    : [
        element('h4', {}, 'Shifts'),
        dataTable(
          `Shifts of ${task.task} ${task.metric}`,
          [
            { title: 'Factor', names: true, cell: ({ factor }) => factor },
            { title: 'Kinds', cell: ({ kinds }) => kinds.join(', ') },
            { title: 'What was seen', cell: ({ sentence }) => sentence },
            { title: 'Probability', numeric: true, cell: ({ q }) => formatProbability('q', q) },
          ],
          shifts,
        ),
      ];

const findingList = ({ findings }: TaskView): Child => {
  const own = findings.filter(({ claim }) => claim === null);
  return own.length === 0
    ? null
    : [
        element('h4', {}, 'Findings'),
        element(
          'ul',
          { class: 'findings' },
          own.map(({ rule, message, waivedBy }) =>
            element(
              'li',
              {},
              element('code', {}, rule),
              ` ${message}`,
              waivedBy === null ? null : ` (waived by ${waivedBy})`,
            ),
          ),
        ),
      ];
};

/** What the section of a task holds below its heading. It is built when it is first seen. */
export interface TaskBody {
  readonly content: readonly Child[];
  /** Draws the plot again, by the axis that the reader chose, or as wide as the page is now. */
  draw(kind?: AxisKind): void;
}

export const taskBody = (view: TaskView, report: Report, chosen: AxisKind | null): TaskBody => {
  const { task, curves, claims } = view;
  const lines: Lines = new Map(curves.map((curve) => [curve, lawLine(curve)]));
  const figure = plotFigure(view, lines, chosen);
  return {
    content: [
      element(
        'ul',
        { class: 'words' },
        task.words.map((words) => element('li', {}, words)),
      ),
      figure.content,
      claims.map((claim) => claimCard(claim, report)),
      curveTable(view, lines),
      shiftTable(view),
      findingList(view),
      numberTable(view, lines),
    ],
    draw: figure.draw,
  };
};
