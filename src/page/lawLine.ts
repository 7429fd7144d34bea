import { laws } from '../core/laws/index.ts';
import type { ScaleAxis } from '../core/records/scaleAxis.ts';
import { positionOf, scaleAt } from '../core/records/scaleAxis.ts';
import type { ReportCurve } from '../core/report/report.ts';
import { formatNumber } from '../core/text/formatNumber.ts';

/** A fitted law that can be read at any scale. */
export interface LawLine {
  readonly formula: string;
  /** The score at a raw value on the axis. */
  at(x: number): number;
  /** Points from the first run to the last, for a smooth line. */
  readonly points: readonly { readonly x: number; readonly y: number }[];
  /** Change of the score per unit of position (1 nat of loss, or a factor e) over the last twentieth of the range. */
  readonly lastSlope: number;
}

/** Steps of a line: a jump of a hundredth of the range still shows. */
const steps = 120;

/** Share of the range, at its large end, over which the slope is read. */
const lastShare = 0.05;

/** The law of a curve, from its name and parameters in the report; null where none was fitted. */
export const lawLine = (curve: ReportCurve): LawLine | null => {
  const law = laws.find(({ name }) => name === curve.law);
  const first = curve.series.at(0);
  const last = curve.series.at(-1);
  if (law === undefined || first === undefined || last === undefined) return null;
  const values = law.parameters.map((name) => curve.parameters[name]?.value ?? Number.NaN);
  if (values.some((value) => !Number.isFinite(value))) return null;
  const axis = curve.axis as ScaleAxis;
  const [from, to] = [positionOf(axis, first.x), positionOf(axis, last.x)];
  const isLogarithmic = curve.space === 'logarithmic';
  const evaluate = (position: number): number => {
    const value = law.evaluate(values, position);
    return isLogarithmic ? Math.exp(value) : value;
  };
  const reach = (to - from) * lastShare;
  return {
    formula: law
      .formula(values, (value) => formatNumber(value))
      .replace(/^score/, isLogarithmic ? 'log score' : 'score'),
    at: (x) => evaluate(positionOf(axis, x)),
    points: Array.from({ length: steps + 1 }, (_, step) => {
      const position = from + ((to - from) * step) / steps;
      return { x: scaleAt(axis, position), y: evaluate(position) };
    }).filter(({ y }) => Number.isFinite(y)),
    lastSlope: reach > 0 ? (evaluate(to) - evaluate(to - reach)) / reach : 0,
  };
};
