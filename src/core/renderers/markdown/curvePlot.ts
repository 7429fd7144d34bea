import type { ReportCurve } from '../../report/report.ts';
import type { ReportForecast } from '../../report/reportForecast.ts';
import { formatNumber } from '../../text/formatNumber.ts';
import { axisName, formatScaleValue } from '../../text/formatScale.ts';
import { groupMeans, sparkline } from '../../text/sparkline.ts';
import { expectedScores } from '../sections/expectedScores.ts';
import { drawnScores, scoreSeries } from '../sections/scoreSeries.ts';

/** More bars than these have labels that run into each other in the width of a comment. */
const mostBars = 10;

/** Longest text inside a plot. */
const longestLabel = 40;

/** Beyond these a fixed-point number is longer than its bar is wide, and exponents do not parse. */
const largestPlotted = 1e9;

/**
 * Small enough to read beside the text; colours that stand out on light and dark pages alike. Observed scores first, then the
 * thresholds.
 */
const look =
  '%%{init: {"xyChart": {"width": 640, "height": 240, "titleFontSize": 14}, ' +
  '"themeVariables": {"xyChart": {"plotColorPalette": "#5b8dd9, #d9663b, #d9663b"}}}}%%';

/** Text that can stand between a plot's quotes: letters, digits and plain punctuation; the rest reads `?`. */
const plotText = (text: string): string =>
  [...text.replace(/[^\p{L}\p{N} .,:=+\-/()·_]/gu, '?')].slice(0, longestLabel).join('');

/** Fixed-point, with the decimals that the span of the plot asks for. */
const plotNumber = (value: number, span: number): string => {
  const decimals = Math.min(6, Math.max(0, 2 - Math.floor(Math.log10(span))));
  const shown = value.toFixed(decimals);
  return Number(shown) === 0 ? '0' : shown;
};

interface Bar {
  readonly label: string;
  readonly score: number;
}

/** Means of neighbours in scale, each under a label of its own: equal labels would be drawn on top of each other. */
const barsOf = (curves: readonly ReportCurve[], axis: string): readonly Bar[] => {
  const points = scoreSeries(curves);
  const scales = groupMeans(
    points.map(({ x }) => x),
    mostBars,
  );
  const scores = groupMeans(drawnScores(curves), mostBars);
  const byLabel = new Map<string, number[]>();
  scales.forEach((scale, index) => {
    const label = formatScaleValue(axis, scale);
    byLabel.set(label, [...(byLabel.get(label) ?? []), scores[index] ?? 0]);
  });
  return [...byLabel].map(([label, values]) => ({
    label,
    score: values.reduce((sum, value) => sum + value, 0) / values.length,
  }));
};

/** What a claim adds to the plot of its curve. */
export interface PlottedClaim {
  readonly expect: string;
  readonly forecast: ReportForecast | null;
}

/**
 * A small plot for GitHub: bars for the observed scores (means of neighbours where there are many), the claim's forecast
 * as the last bar, and a line a threshold. Categories are text and numbers fixed-point, since mermaid's xychart reads
 * neither exponents nor a numeric axis safely; of scores that are read by their logarithm, the natural logarithms. None where there is nothing to draw.
 */
export const curvePlot = (curves: readonly ReportCurve[], claim: PlottedClaim | null): readonly string[] => {
  const [first] = curves;
  if (first === undefined) return [];
  const isLogarithmic = first.space === 'logarithmic';
  const drawn = (score: number): number => (isLogarithmic ? Math.log(score) : score);
  const observed = barsOf(curves, first.axis);
  const forecast = claim?.forecast ?? null;
  const bars =
    forecast === null ? observed : [...observed, { label: 'forecast', score: drawn(forecast.value) }];
  const thresholds =
    claim === null
      ? []
      : expectedScores(claim.expect)
          .filter((score) => Number.isFinite(drawn(score)))
          .map(drawn);
  const scores = [...bars.map(({ score }) => score), ...thresholds];
  const least = Math.min(...scores);
  const most = Math.max(...scores);
  const span = Math.max(most, 0) - Math.min(least, 0) || 1;
  if (observed.length < 2 || scores.some((score) => !(Math.abs(score) < largestPlotted))) return [];
  // The height of a bar is its score, so the axis starts at 0 unless scores are negative.
  const lowerEnd = least >= 0 ? 0 : least - 0.1 * span;
  const number = (value: number): string => plotNumber(value, span);
  return [
    '```mermaid',
    look,
    'xychart-beta',
    `    title "${plotText(`${isLogarithmic ? 'log ' : ''}${first.task} ${first.metric}`)}${thresholds.length === 0 ? '' : ' · line: the claim'}"`,
    `    x-axis "${plotText(axisName(first.axis))}" [${bars.map(({ label }) => `"${plotText(label)}"`).join(', ')}]`,
    `    y-axis ${number(lowerEnd)} --> ${number(most + 0.1 * span)}`,
    `    bar [${bars.map(({ score }) => number(score)).join(', ')}]`,
    ...thresholds.map((threshold) => `    line [${bars.map(() => number(threshold)).join(', ')}]`),
    '```',
  ];
};

/** The same in one line of text, for where plots are not drawn. Contains no untrusted text but the axis's name. */
export const curveSparkline = (curves: readonly ReportCurve[]): string => {
  const points = scoreSeries(curves);
  const [least] = points;
  const most = points.at(-1);
  const axis = curves[0]?.axis ?? '';
  if (least === undefined || most === undefined || points.length < 2) return '';
  return (
    `${sparkline(drawnScores(curves))} from ${formatNumber(least.y)} to ${formatNumber(most.y)} over ` +
    `${points.length} runs, ${axisName(axis)} ${formatScaleValue(axis, least.x)} to ${formatScaleValue(axis, most.x)}`
  );
};
