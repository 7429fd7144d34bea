import * as Plot from '@observablehq/plot';
import { claimFacts, levelsText } from '../core/renderers/sections/claimFacts.ts';
import { expectedScores } from '../core/renderers/sections/expectedScores.ts';
import type { ReportClaim, ReportCurve } from '../core/report/report.ts';
import { axisName, formatScale, formatScaleValue, isLossName } from '../core/text/formatScale.ts';
import { formatScore } from '../core/text/formatScore.ts';
import { curveName, curveScales } from './curveScales.ts';
import { textOf } from './element.ts';
import { hiddenRunMarks, hiddenRunsSentence, hiddenRunTips } from './hiddenRunMarks.ts';
import type { LawLine } from './lawLine.ts';
import { plotClass, withoutOwnStyle } from './plotStyle.ts';
import { scoreDomain } from './scoreDomain.ts';
import type { TaskView } from './taskView.ts';

export type AxisKind = 'linear' | 'log';

/** A loss is read as it is, a count by its logarithm, unless the reader asks otherwise. */
export const usualAxis = (axis: string): AxisKind => (isLossName(axis) ? 'linear' : 'log');

/** Fitted lines are told apart by dash as well as by colour: the page is read on paper, too. */
const dashes = ['', '7,3', '2,3', '9,3,2,3', '5,2', '1,2', '12,3', '6,2,2,2'] as const;

const height = 360;
const fontSize = 12;
const muted = 'var(--muted)';
const ink = 'var(--ink)';
const tipOptions = { x: 'x', y: 'y', title: 'title', fill: 'var(--paper)', stroke: muted };

interface Dot {
  readonly x: number;
  readonly y: number;
  readonly se: number | null;
  readonly curve: string;
  readonly title: string;
}

const dotsOf = ({ curves, training }: TaskView): readonly Dot[] =>
  curves.flatMap((curve) =>
    curve.series.map(({ x, y, se, run, file }) => ({
      x,
      y,
      se,
      curve: curveName(curve),
      title: [
        run,
        `${curve.metric} ${formatScore(y, se)}${se === null ? ', no standard error stated' : ` ± ${formatScore(se)}`}`,
        formatScale(curve.axis, x),
        levelsText(curve.factors),
        file,
        ...(training.get(run) ?? []).map(({ sentence }) => sentence),
      ]
        .filter((line) => line !== '')
        .map(textOf)
        .join('\n'),
    })),
  );

/** A claim with a place on the axis and a forecast. */
interface Mark {
  readonly x: number;
  readonly y: number;
  readonly lower: number;
  readonly upper: number;
  readonly label: string;
  readonly title: string;
}

const marksOf = (claims: readonly ReportClaim[]): readonly Mark[] =>
  claims.flatMap((claim) => {
    const { forecast, scale } = claim;
    if (forecast === null || scale === null) return [];
    const facts = claimFacts(claim);
    return [
      {
        x: scale,
        y: forecast.value,
        lower: forecast.lower,
        upper: forecast.upper,
        label: textOf(claim.id),
        title: [
          `${facts.name}: ${claim.decision}`,
          `expects ${claim.expect}`,
          `forecast ${facts.forecast} (${facts.interval})`,
          `${facts.bound}`,
          facts.scale,
        ]
          .map(textOf)
          .join('\n'),
      },
    ];
  });

/** Thresholds of claims about a score of these curves, each once. */
const thresholdsOf = (claims: readonly ReportClaim[]) =>
  claims
    .filter(({ minus }) => minus === null)
    .flatMap((claim) =>
      expectedScores(claim.expect).map((y) => ({ y, label: textOf(`${claim.expect}, ${claim.id}`) })),
    );

/** What the plot shows, for those who cannot see it; the numbers stand in a table below. */
export const plotSummary = ({ task, curves, claims }: TaskView): string => {
  const scores = curves.flatMap(({ series }) => series.map(({ y }) => y));
  const scales = curves.flatMap(({ series }) => series.map(({ x }) => x));
  if (scores.length === 0) return `${task.task} ${task.metric}: no points`;
  const [least, most] = [Math.min(...scales), Math.max(...scales)].map((x) => formatScaleValue(task.axis, x));
  return (
    `${task.task} ${task.metric} against ${axisName(task.axis)}: ${scores.length} points from ${least} to ${most}, ` +
    `scores ${formatScore(Math.min(...scores))} to ${formatScore(Math.max(...scores))}, ` +
    `${curves.length} ${curves.length === 1 ? 'curve' : 'curves'}, ${claims.length} ${claims.length === 1 ? 'claim' : 'claims'}. ` +
    `Verdict: ${task.verdict}. ${hiddenRunsSentence(curves)} The numbers stand in the table below.`
  );
};

/** How a reader wants a plot. */
export interface PlotChoice {
  readonly axis: AxisKind;
  /** Whether it shows the forecasts of runs that were hidden. */
  readonly hiddenRuns: boolean;
}

/** One standard error on either side, in the space of the plot. */
const errorBar = (
  y: number,
  se: number,
  isLogarithmic: boolean,
): { readonly low: number; readonly high: number } =>
  isLogarithmic ? { low: y * Math.exp(-se / y), high: y * Math.exp(se / y) } : { low: y - se, high: y + se };

/** Points with error bars, fitted laws, forecasts, claims, backtests: one plot a task. `width` in CSS pixels. */
export const curvePlot = (
  view: TaskView,
  lines: ReadonlyMap<ReportCurve, LawLine | null>,
  choice: PlotChoice,
  width: number,
): Element => {
  const { task, curves, claims } = view;
  const scales = curveScales(view);
  const { colourOf } = scales;
  const backtested = choice.hiddenRuns ? curves : [];
  // One task and metric is read in one way.
  const isLogarithmic = curves.some(({ space }) => space === 'logarithmic');
  const dots = dotsOf(view);
  const bars = dots.flatMap((dot) =>
    dot.se === null ? [] : [{ ...dot, ...errorBar(dot.y, dot.se, isLogarithmic) }],
  );
  const marks = marksOf(claims);
  const chances = [...new Set(curves.flatMap(({ chance }) => chance ?? []))];
  const tips: readonly { readonly x: number; readonly y: number; readonly title: string }[] = [
    ...dots,
    ...marks,
    ...backtested.flatMap(hiddenRunTips),
  ];
  const domain = scoreDomain(
    view,
    isLogarithmic,
    [...lines.values()],
    [
      ...claims.flatMap(({ band }) => band.flatMap(({ lower, upper }) => [lower, upper])),
      ...marks.flatMap(({ lower, upper }) => [lower, upper]),
      ...thresholdsOf(claims).map(({ y }) => y),
    ],
    choice.hiddenRuns,
  );
  const curveOf = (claim: ReportClaim): string => {
    const curve = curves.find(({ id }) => id === claim.curve);
    return curve === undefined ? '' : curveName(curve);
  };
  const plot = Plot.plot({
    className: plotClass,
    width,
    height,
    marginLeft: 56,
    marginRight: 28,
    marginBottom: 50,
    marginTop: 24,
    ariaLabel: textOf(plotSummary(view)),
    style: {
      background: 'transparent',
      color: ink,
      fontSize: `${fontSize}px`,
      fontFamily: 'inherit',
      overflow: 'visible',
    },
    x: {
      type: choice.axis,
      reverse: isLossName(task.axis),
      label: textOf(`${axisName(task.axis)} (more scale to the right)`),
      labelAnchor: 'center',
      labelArrow: 'none',
      nice: false,
      insetLeft: 12,
      insetRight: 12,
      ticks: Math.max(3, Math.round(width / 110)),
      tickFormat: (value: number) => formatScaleValue(task.axis, value),
    },
    y: {
      type: isLogarithmic ? 'log' : 'linear',
      label: textOf(task.metric),
      domain,
      grid: true,
      inset: 10,
      labelArrow: 'none',
    },
    color: scales.color,
    symbol: scales.symbol,
    marks: [
      Plot.ruleY(chances, { stroke: muted, strokeDasharray: '1,4' }),
      Plot.text(chances, {
        y: (chance: number) => chance,
        text: () => 'chance',
        frameAnchor: 'right',
        textAnchor: 'end',
        lineAnchor: 'bottom',
        dy: -3,
        fill: muted,
        stroke: 'var(--paper)',
        strokeWidth: 4,
        paintOrder: 'stroke',
      }),
      ...claims.map((claim) => {
        const colour = colourOf(curveOf(claim));
        return [
          Plot.areaY(claim.band, { x: 'x', y1: 'lower', y2: 'upper', fill: colour, fillOpacity: 0.18 }),
          Plot.lineY(claim.band, { x: 'x', y: 'value', stroke: colour, strokeDasharray: '3,3' }),
        ];
      }),
      ...backtested.map((curve) => hiddenRunMarks(curve, colourOf(curveName(curve)))),
      ...curves.map((curve, index) =>
        Plot.line(lines.get(curve)?.points ?? [], {
          x: 'x',
          y: 'y',
          stroke: colourOf(curveName(curve)),
          strokeWidth: 2,
          strokeDasharray: dashes[index % dashes.length] ?? '',
        }),
      ),
      Plot.ruleX(bars, { x: 'x', y1: 'low', y2: 'high', stroke: 'curve', strokeOpacity: 0.7 }),
      Plot.dot(dots, {
        x: 'x',
        y: 'y',
        stroke: 'curve',
        symbol: 'curve',
        r: 3.5,
        strokeWidth: 1.5,
        fill: 'var(--paper)',
      }),
      Plot.ruleY(thresholdsOf(claims), { y: 'y', stroke: ink, strokeDasharray: '6,4' }),
      Plot.text(thresholdsOf(claims), {
        y: 'y',
        text: 'label',
        textOverflow: 'ellipsis',
        lineWidth: (width - 110) / fontSize,
        // Where the law is low, on the other side from the claim.
        frameAnchor: 'left',
        textAnchor: 'start',
        lineAnchor: 'bottom',
        dx: 6,
        dy: -4,
        fill: ink,
        stroke: 'var(--paper)',
        strokeWidth: 4,
        paintOrder: 'stroke',
      }),
      Plot.ruleX(marks, { x: 'x', y1: 'lower', y2: 'upper', stroke: ink, strokeWidth: 2.5 }),
      Plot.dot(marks, { x: 'x', y: 'y', symbol: 'diamond2', r: 6, fill: ink }),
      Plot.tip(tips, Plot.pointer({ ...tipOptions, lineWidth: Math.min(48, width / fontSize - 4) })),
    ].flat(2),
  });
  // One image with one description: the marks inside it say nothing by themselves.
  plot.setAttribute('role', 'img');
  for (const part of plot.querySelectorAll('g[aria-label]')) {
    // A mark with a class of its own keeps it; where it is clipped, it stands inside.
    if (part.closest('[class]') === plot && part.querySelector('g[class]') === null)
      part.setAttribute('class', part.getAttribute('aria-label') ?? '');
    part.removeAttribute('aria-label');
  }
  return withoutOwnStyle(plot);
};
