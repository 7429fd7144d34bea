import * as Plot from '@observablehq/plot';
import type { ReportCurve } from '../core/report/report.ts';
import { formatScale } from '../core/text/formatScale.ts';
import { formatScore, formatScores } from '../core/text/formatScore.ts';
import { formatShare } from '../core/text/formatShare.ts';
import { curveName } from './curveScales.ts';
import { textOf } from './element.ts';

type HiddenRuns = NonNullable<ReportCurve['hiddenRuns']>;
type HiddenRun = HiddenRuns['points'][number];

/** Whether a hidden run scored within what would have been forecast for it. */
export const isHit = ({ y, lower, upper }: HiddenRun): boolean => y >= lower && y <= upper;

/** A forecast made while its run was hidden, with the digits that its interval supports: `0.63 (0.60 to 0.66)`. */
export const hiddenForecast = ({ y, value, lower, upper }: HiddenRun): string => {
  const half = (upper - lower) / 2;
  const [shown = '', low = '', high = ''] = formatScores(
    // A limit reads otherwise than the score that it is held against.
    [value, lower, upper].map((score) => ({ score, against: score === value ? null : y })),
    half,
  );
  return `${shown} (${low} to ${high})`;
};

/** Width and opacity of a bar: a hit is pale, a miss is not. */
export const hiddenBar = { width: 6, hit: 0.22, miss: 0.65 } as const;

/** A short line across: a symbol that no curve has. */
const dash = {
  draw(context: CanvasPath, size: number): void {
    const half = Math.sqrt(size) * 0.75;
    context.moveTo(-half, 0);
    context.lineTo(half, 0);
  },
};

/** For each hidden run a bar as long as its interval, with a dash across at the forecast. */
export const hiddenRunMarks = (curve: ReportCurve, colour: string): readonly Plot.Markish[] => {
  const points = curve.hiddenRuns?.points ?? [];
  return [
    Plot.ruleX(points, {
      x: 'x',
      y1: 'lower',
      y2: 'upper',
      stroke: colour,
      strokeWidth: hiddenBar.width,
      className: 'hidden-interval',
      clip: true,
      strokeOpacity: (point: HiddenRun) => (isHit(point) ? hiddenBar.hit : hiddenBar.miss),
    }),
    Plot.dot(points, {
      x: 'x',
      y: 'value',
      stroke: colour,
      symbol: dash,
      r: 5,
      strokeWidth: 1.5,
      className: 'hidden-run',
      clip: true,
    }),
  ];
};

/** A place of the plot that tells more when it is pointed at. */
interface Tip {
  readonly x: number;
  readonly y: number;
  readonly title: string;
}

export const hiddenRunTips = (curve: ReportCurve): readonly Tip[] => {
  const { hiddenRuns } = curve;
  if (hiddenRuns === null) return [];
  return hiddenRuns.points.map((point) => ({
    x: point.x,
    y: point.value,
    title: [
      `${point.run}, hidden`,
      `would have been forecast ${hiddenForecast(point)}`,
      `by the ${hiddenRuns.seen} smaller runs, ${curveName(curve)}`,
      formatScale(curve.axis, point.x),
      `scored ${formatScore(point.y)}, ${isHit(point) ? 'within' : 'outside'} this ${formatShare(hiddenRuns.level)} interval`,
    ]
      .map(textOf)
      .join('\n'),
  }));
};

/** How often hidden runs scored within their interval, all curves together; '' where none hides a run. */
export const hiddenRunsSentence = (curves: readonly ReportCurve[]): string => {
  const folds = curves.flatMap(({ hiddenRuns }) => hiddenRuns ?? []);
  const points = folds.flatMap((fold) => fold.points);
  const level = folds[0]?.level;
  if (level === undefined) return '';
  const hits = points.filter(isHit).length;
  return `Backtest: ${points.length} scores of the largest runs were hidden, and ${hits} of them lie within the ${formatShare(level)} interval that the smaller runs forecast.`;
};
