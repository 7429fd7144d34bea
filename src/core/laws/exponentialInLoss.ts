import { isLossAxis } from '../records/scaleAxis.ts';
import {
  exponentialBasis,
  exponentialBasisGradient,
  exponentialBounds,
  exponentialColumns,
  exponentialParameters,
  exponentialParametersGradient,
  exponentialRates,
  exponentialValue,
} from './exponentialShape.ts';
import { gridShapes, type Law } from './law.ts';

/**
 * score = offset + amplitude * exp(-rate * (loss - reference)), rate > 0: the law that ties downstream error to validation
 * loss in Gadre et al. 2024 (arXiv 2403.08540, eq. 5). `amplitude` is the part that scale has won (or lost) at the
 * reference, the lowest loss observed. Only the accelerating branch: that is the published law. The saturating one has
 * its bend at the small end, would describe a curve that has stopped rising, and no paper extrapolates by it.
 */
export const exponentialInLoss: Law = {
  name: 'exponential-in-loss',
  title: 'exponential in the loss',
  about:
    'Gadre et al. 2024 (arXiv 2403.08540, eq. 5): error falls off exponentially as the loss falls. Accelerating only, as published.',
  parameters: ['offset', 'amplitude', 'rate', 'reference'],
  fixed: ['reference'],
  size: 3,
  appliesTo: isLossAxis,
  grid: () => [exponentialRates(false)],
  shapes: () => gridShapes([exponentialRates(false)]),
  bounds: () => exponentialBounds(false),
  basis: exponentialBasis,
  columns: exponentialColumns,
  basisGradient: exponentialBasisGradient,
  parametersOf: (level, amplitude, shape, span) => {
    const [offset = 0, size = 0, rate = 0, reference = 0] = exponentialParameters(
      level,
      amplitude,
      shape,
      span,
    );
    return [offset, size, rate, -reference];
  },
  parametersGradient: exponentialParametersGradient,
  evaluate: ([offset = 0, amplitude = 0, rate = 0, reference = 0], position) =>
    exponentialValue([offset, amplitude, rate, -reference], position),
  formula: ([offset = 0, amplitude = 0, rate = 0, reference = 0], show) =>
    `score = ${show(offset)} + ${show(amplitude)} · exp(−${show(rate)} · (loss − ${show(reference)}))`,
};
