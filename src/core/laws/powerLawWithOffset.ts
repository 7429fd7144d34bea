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
 * score = offset + amplitude * (scale / reference)^exponent, for compute, parameters or tokens: the exponential in their
 * log. Below 0 the exponent is that of a curve that saturates at `offset`, above 0 that of one that accelerates; both
 * occur below a ceiling, so both are searched. `amplitude` is the distance from `offset` at the largest scale observed.
 */
export const powerLawWithOffset: Law = {
  name: 'power-law-with-offset',
  title: 'power law with an offset',
  about:
    'Below 0 the exponent is that of a score that saturates at the offset, above 0 that of one that accelerates. In the log of the count it is the exponential.',
  parameters: ['offset', 'amplitude', 'exponent', 'reference'],
  fixed: ['reference'],
  size: 3,
  appliesTo: (axis) => !isLossAxis(axis),
  grid: () => [exponentialRates(true)],
  shapes: () => gridShapes([exponentialRates(true)]),
  bounds: () => exponentialBounds(true),
  basis: exponentialBasis,
  columns: exponentialColumns,
  basisGradient: exponentialBasisGradient,
  parametersOf: (level, amplitude, shape, span) => {
    const [offset = 0, size = 0, exponent = 0] = exponentialParameters(level, amplitude, shape, span);
    return [offset, size, exponent, Math.exp(span.upper)];
  },
  parametersGradient: exponentialParametersGradient,
  evaluate: ([offset = 0, amplitude = 0, exponent = 0, reference = 1], position) =>
    exponentialValue([offset, amplitude, exponent, Math.log(reference)], position),
  formula: ([offset = 0, amplitude = 0, exponent = 0, reference = 1], show) =>
    `score = ${show(offset)} + ${show(amplitude)} · (scale / ${show(reference)})^${show(exponent)}`,
};
