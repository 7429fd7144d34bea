import type { Law } from './law.ts';

/** score = level + slope * (position - reference): a straight line in loss, or in the log of a count. */
export const linear: Law = {
  name: 'linear',
  title: 'straight line',
  about:
    'A straight line in the loss, or in the log of a count. The simplest extrapolation; it knows no ceiling.',
  parameters: ['level', 'slope', 'reference'],
  fixed: ['reference'],
  size: 2,
  appliesTo: () => true,
  grid: () => [],
  shapes: () => [[]],
  bounds: () => [],
  basis: (_shape, t) => t - 1,
  columns: (t) => (_shape, column) => column.set(t.map((value) => value - 1)),
  basisGradient: () => [],
  parametersOf: (level, amplitude, _shape, span) => [
    level,
    amplitude / (span.upper - span.lower),
    span.upper,
  ],
  parametersGradient: (_amplitude, _shape, span) => [
    [1, 0],
    [0, 1 / (span.upper - span.lower)],
    [0, 0],
  ],
  evaluate: ([level = 0, slope = 0, reference = 0], position) => level + slope * (position - reference),
  formula: ([level = 0, slope = 0, reference = 0], show) =>
    `score = ${show(level)} + ${show(slope)} · (position − ${show(reference)})`,
};
