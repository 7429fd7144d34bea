import type { Law } from './law.ts';

/** score = level: scale does not matter. */
export const constant: Law = {
  name: 'constant',
  title: 'constant',
  about:
    'The score does not change with scale. It is what a trendless curve is described by, and no scenario of a claim.',
  parameters: ['level'],
  fixed: [],
  size: 1,
  appliesTo: () => true,
  grid: () => [],
  shapes: () => [],
  bounds: () => [],
  basis: () => 0,
  columns: () => (_shape, column) => column.fill(0),
  basisGradient: () => [],
  parametersOf: (level) => [level],
  parametersGradient: () => [[1, 0]],
  evaluate: ([level = 0]) => level,
  formula: ([level = 0], show) => `score = ${show(level)}`,
};
