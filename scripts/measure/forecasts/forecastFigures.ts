import type { Forecast } from '../../../src/core/forecasts/forecast.ts';
import type { HeldForecast } from './heldForecast.ts';

export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

const share = (held: readonly HeldForecast[], holds: (one: HeldForecast) => boolean): number =>
  mean(held.map((one) => Number(holds(one))));

/** Coverage, sharpness and error of forecasts; `level` is the confidence that they were made at. */
export const forecastFigures = (held: readonly HeldForecast[], level = 0.9) => ({
  count: held.length,
  coverage: share(held, ({ actual, forecast: { lower, upper } }) => actual >= lower && actual <= upper),
  aboveLower: share(held, ({ actual, forecast }) => actual >= forecast.lowerBound),
  belowUpper: share(held, ({ actual, forecast }) => actual <= forecast.upperBound),
  /** Gneiting & Raftery 2007, section 6.2. */
  intervalScore: mean(
    held.map(
      ({ actual, forecast: { lower, upper } }) =>
        upper - lower + (2 / (1 - level)) * Math.max(0, lower - actual, actual - upper),
    ),
  ),
  meanAbsoluteError: mean(held.map(({ actual, forecast }) => Math.abs(actual - forecast.value))),
  bias: mean(held.map(({ actual, forecast }) => forecast.value - actual)),
  width: mean(held.map(({ forecast }) => forecast.upper - forecast.lower)),
  toLowerBound: mean(held.map(({ forecast }) => forecast.value - forecast.lowerBound)),
});

export type GateOutcome = 'pass' | 'block' | 'inconclusive';

/** The gate on a claim `>= target`: its one-sided limit, where it is calibrated; trends and shifts left aside. */
export const gateOutcome = (forecast: Forecast, target: number): GateOutcome => {
  if (forecast.calibration === 'none') return 'inconclusive';
  if (forecast.lowerBound >= target) return 'pass';
  return forecast.upperBound < target ? 'block' : 'inconclusive';
};

/** Outcomes of true claims (actual - margin) and of false ones (actual + margin). */
export const gateShares = (held: readonly HeldForecast[], margin: number) => {
  const of = (shift: number, outcome: GateOutcome): number =>
    share(held, ({ forecast, actual }) => gateOutcome(forecast, actual + shift) === outcome);
  const truePass = of(-margin, 'pass');
  const falsePass = of(margin, 'pass');
  return {
    precision: truePass + falsePass > 0 ? truePass / (truePass + falsePass) : null,
    truePass,
    trueBlock: of(-margin, 'block'),
    falsePass,
    falseBlock: of(margin, 'block'),
  };
};

const digits = (value: number | null, places = 3): string => (value === null ? '-' : value.toFixed(places));

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

/** One row a group, in order of first appearance, and one for all of them. */
export const figuresTable = (held: readonly HeldForecast[], margin: number): string => {
  const groups = [...new Set(held.map(({ group }) => group))];
  const line = (name: string, of: readonly HeldForecast[]): string => {
    const figures = forecastFigures(of);
    const gate = gateShares(of, margin);
    const kinds = (['full', 'borrowed', 'none'] as const).map((kind) =>
      digits(
        share(of, ({ forecast }) => forecast.calibration === kind),
        2,
      ),
    );
    return row([
      name,
      `${figures.count}`,
      digits(figures.coverage),
      `${digits(figures.aboveLower)} / ${digits(figures.belowUpper)}`,
      digits(figures.width),
      digits(figures.toLowerBound),
      digits(figures.intervalScore),
      digits(figures.meanAbsoluteError, 4),
      digits(figures.bias, 4),
      kinds.join(' / '),
      digits(gate.precision),
      `${digits(gate.truePass)} / ${digits(gate.trueBlock)}`,
      `${digits(gate.falsePass)} / ${digits(gate.falseBlock)}`,
    ]);
  };
  const head = [
    'group',
    'n',
    'coverage',
    'above lower / below upper',
    'width',
    'value - bound',
    'interval score',
    'MAE',
    'bias',
    'full / borrowed / none',
    `precision at ${margin}`,
    'true: pass / block',
    'false: pass / block',
  ];
  return [
    row(head),
    row(head.map(() => '---')),
    ...groups.map((name) =>
      line(
        name,
        held.filter(({ group }) => group === name),
      ),
    ),
    ...(groups.length > 1 ? [line('all', held)] : []),
  ].join('\n');
};
