import { formatNumber } from './formatNumber.ts';

const suffixes = [
  [1e12, 'T'],
  [1e9, 'B'],
  [1e6, 'M'],
  [1e3, 'K'],
] as const;

/** Two or three significant digits, without zeros at the end: 6.9, 138, 1.25. */
const short = (value: number): string => String(Number(value.toPrecision(3)));

const formatCompact = (count: number): string => {
  if (count >= 1e15) return formatExponent(count);
  for (const [size, suffix] of suffixes) {
    // 999,999 rounds to 1,000K, which is 1M.
    if (Number(count.toPrecision(3)) >= size) return `${short(count / size)}${suffix}`;
  }
  return short(count);
};

const formatExponent = (value: number): string => {
  const [mantissa = '', exponent = ''] = value.toExponential(2).split('e+');
  return exponent === '' ? short(value) : `${String(Number(mantissa))}e${exponent}`;
};

/** Whether an axis, by its name in the report, has more scale to the left. */
export const isLossName = (axis: string): boolean => axis === 'task-loss' || axis.startsWith('loss:');

/** The name of a scale axis for people: `loss on c4_val`, `loss on the task's answers`, `params`. */
export const axisName = (axis: string): string => {
  if (axis === 'task-loss') return "loss on the task's answers";
  return axis.startsWith('loss:') ? `loss on ${axis.slice('loss:'.length)}` : axis;
};

/**
 * A scale without its unit, as short as it can be read: 6.9B for params and tokens, 1e24 for FLOPs, 2.4 for a loss.
 * Three significant digits.
 */
export const formatScaleValue = (axis: string, value: number): string => {
  if (!Number.isFinite(value)) return '?';
  if (isLossName(axis)) return formatNumber(value);
  return axis === 'flops' ? formatExponent(value) : formatCompact(value);
};

/** A scale with its unit: `6.9B params`, `138B tokens`, `1e24 FLOPs`, `loss 2.40 on c4_val`. */
export const formatScale = (axis: string, value: number): string => {
  const shown = formatScaleValue(axis, value);
  if (isLossName(axis)) return axisName(axis).replace('loss', `loss ${shown}`);
  return `${shown} ${axis === 'flops' ? 'FLOPs' : axis}`;
};

/** The scale of a claim in one phrase: `6.9B params, 138B tokens`. */
export const formatScales = (at: Readonly<Record<string, number>>): string =>
  Object.entries(at)
    .map(([axis, value]) => formatScale(axis, value))
    .join(', ');

/** How many times: `12×`, `1.4×`. */
export const formatTimes = (ratio: number): string => `${short(ratio)}×`;
