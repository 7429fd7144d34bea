import { groupBy } from '../core/collections/groupBy.ts';
import type { ReportCurve } from '../core/report/report.ts';
import { formatTimes } from '../core/text/formatScale.ts';
import { costOfPoint } from './costOfPoint.ts';
import { type AxisKind, curvePlot, usualAxis } from './curvePlot.ts';
import { curveName } from './curveScales.ts';
import { type Child, element } from './element.ts';
import { hiddenRunsSentence } from './hiddenRunMarks.ts';
import type { LawLine } from './lawLine.ts';
import { plotKey, plotLegend } from './plotLegend.ts';
import { plotWidth } from './plotWidth.ts';
import type { TaskView } from './taskView.ts';

/** The plot of a task with its legend, its switches and what it says in words. */
export interface PlotFigure {
  readonly content: Child;
  /** Draws the plot again, by the axis that the reader chose, or as wide as the page is now. */
  draw(axis?: AxisKind): void;
}

/** What a point costs, in plain numbers: by the fitted law of each curve, and at each claim. */
const costSentences = (
  { curves, claims }: TaskView,
  lines: ReadonlyMap<ReportCurve, LawLine | null>,
): readonly string[] => {
  const costs = groupBy(curves, (curve) => costOfPoint(curve, lines.get(curve) ?? null));
  const byLaw = [...costs].flatMap(([words, same]) =>
    words === ''
      ? []
      : [same.length === curves.length ? words : `${words} (${same.map(curveName).join('; ')})`],
  );
  return [
    ...(byLaw.length === 0
      ? []
      : [
          `At the largest run one more point (0.01 of the range) takes, by the fitted law: ${byLaw.join('; ')}.`,
        ]),
    ...claims.flatMap(({ id, costPerPoint }) =>
      costPerPoint === null
        ? []
        : [`At claim ${id} one more point takes ${formatTimes(costPerPoint)} the compute.`],
    ),
  ];
};

export const plotFigure = (
  view: TaskView,
  lines: ReadonlyMap<ReportCurve, LawLine | null>,
  chosen: AxisKind | null,
): PlotFigure => {
  const { task, curves } = view;
  if (curves.every(({ series }) => series.length === 0))
    return { content: element('p', {}, 'There is nothing to plot.'), draw: () => {} };
  let choice = { axis: chosen ?? usualAxis(task.axis), hiddenRuns: true };
  const backtest = hiddenRunsSentence(curves);
  const costs = costSentences(view, lines);
  const stage = element('div', { class: 'stage' });
  const hides = element('strong');
  const axes = (['linear', 'log'] as const).map((axis) => ({
    axis,
    button: element('button', { type: 'button', click: () => draw(axis) }, axis),
  }));
  const backtests = element(
    'button',
    {
      type: 'button',
      click: () => {
        choice = { ...choice, hiddenRuns: !choice.hiddenRuns };
        draw();
      },
    },
    'backtests',
  );
  const draw = (axis: AxisKind = choice.axis): void => {
    choice = { ...choice, axis };
    for (const { axis: one, button } of axes) button.setAttribute('aria-pressed', String(one === axis));
    backtests.setAttribute('aria-pressed', String(choice.hiddenRuns));
    stage.replaceChildren(curvePlot(view, lines, choice, plotWidth(stage)));
    hides.textContent = axis === 'log' ? 'A log axis hides what scale costs. ' : '';
  };
  return {
    content: element(
      'figure',
      {},
      element(
        'div',
        { class: 'plot-bar' },
        plotLegend(view),
        element(
          'div',
          { class: 'switches' },
          backtest === '' ? null : element('div', { class: 'switch' }, backtests),
          element(
            'div',
            { class: 'switch', role: 'group', 'aria-label': 'Scale axis of this plot' },
            axes.map(({ button }) => button),
          ),
        ),
      ),
      stage,
      element(
        'figcaption',
        {},
        plotKey(view),
        backtest === '' ? null : element('p', {}, backtest),
        costs.length === 0 ? null : element('p', {}, hides, costs.join(' ')),
      ),
    ),
    draw,
  };
};
