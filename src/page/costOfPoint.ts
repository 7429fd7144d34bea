import type { ReportCurve } from '../core/report/report.ts';
import { formatNumber } from '../core/text/formatNumber.ts';
import { formatTimes, isLossName } from '../core/text/formatScale.ts';
import type { LawLine } from './lawLine.ts';

/** A point is a hundredth of the metric's range. */
const pointShare = 0.01;

/** Beyond this many times the scale a number would only feign precision. */
const mostTimes = 1000;

/**
 * What one more point takes at the largest run, by the fitted law: `1.31× the tokens`, `a loss lower by 0.012`. A log axis hides
 * it. Where the law is flat there, only how much would not do. '' where the metric has no range or no law was fitted.
 */
export const costOfPoint = (curve: ReportCurve, line: LawLine | null): string => {
  if (line === null || curve.range === null) return '';
  const point = pointShare * (curve.range.upper - curve.range.lower);
  const slope = curve.direction === 'higher' ? line.lastSlope : -line.lastSlope;
  if (slope <= 0) return 'more than any scale gives';
  const step = point / slope;
  if (isLossName(curve.axis)) {
    const losses = curve.series.map(({ x }) => x);
    const observed = Math.max(...losses) - Math.min(...losses);
    return step > observed
      ? `more than ${formatNumber(observed, { significant: 2 })} of loss, all that the runs span`
      : `a loss lower by ${formatNumber(step, { significant: 2 })}`;
  }
  const times = Math.exp(step);
  const unit = curve.axis === 'flops' ? 'compute' : curve.axis;
  return times > mostTimes ? `more than ${mostTimes}× the ${unit}` : `${formatTimes(times)} the ${unit}`;
};
