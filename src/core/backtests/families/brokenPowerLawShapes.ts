import { familyLimits } from './limits.ts';
import { evenlySpaced, type ShapeFamily } from './shapeFamily.ts';

const {
  brokenRatesBefore: ratesBefore,
  brokenRatesAfter: ratesAfter,
  brokenWidth: width,
  brokenReach: usualReach,
} = familyLimits;

const breakStep = usualReach / 9;

/** log(1 + e^x), also where e^x is beyond all numbers. */
const softplus = (x: number): number => Math.max(0, x) + Math.log1p(Math.exp(-Math.abs(x)));

/**
 * A smoothly broken power law with one break (Caballero et al. 2023, eq. 1 with n = 1): the distance to the asymptote goes as
 * exp(-c0 t) (1 + exp((t - d) / f))^(-c1 f) in log scale t, so that its slope turns from c0 to c0 + c1 at d. Each shape is
 * scaled to a largest distance of 1 over the data.
 */
export const brokenPowerLawShapes: ShapeFamily = {
  name: 'broken-power-law',
  shapesFor: (farthest) => {
    const breaks = evenlySpaced(0, Math.max(usualReach, farthest), breakStep);
    const shapes = ratesBefore.flatMap((before) =>
      ratesAfter.flatMap((after) =>
        breaks.map((at) => {
          const logDistance = (t: number): number =>
            -before * t - (after - before) * width * softplus((t - at) / width);
          const largest = Math.max(logDistance(0), logDistance(Math.min(at, 1)), logDistance(1));
          return (t: number): number => 1 - Math.exp(logDistance(t) - largest);
        }),
      ),
    );
    return {
      count: shapes.length,
      write: (t, values, start) => {
        for (const [index, shape] of shapes.entries()) values[start + index] = shape(t);
      },
    };
  },
};
