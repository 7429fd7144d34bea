import { fUpperTail } from '../../stats/distributions.ts';
import { fittedScores } from '../meanFunctions.ts';
import { changeBetween } from '../measurement.ts';
import type { TrendQuestion } from './trendQuestion.ts';

/**
 * Does the law follow the points? It does not where a spline fits better by an F test and the gap between them is
 * large beside the gain: with ten thousand items the test alone rejects every law there is.
 */
export const doesTheLawFit: TrendQuestion = {
  name: 'law-fits',
  title: 'Does the law follow the points?',
  ask: (measurement, { lackOfFitP, misfit }) => {
    const { law, spline, data } = measurement;
    if (law === null || spline === null) return { yes: false, numbers: { lackOfFitP: null, misfit: null } };
    const extra = spline.size - law.size;
    const df = data.n - spline.size;
    if (extra <= 0 || df <= 0) return { yes: true, numbers: { lackOfFitP: null, misfit: null } };
    const f = (law.rss - spline.rss) / extra / (spline.rss / df);
    const p = spline.rss > 0 ? fUpperTail(f, extra, df) : law.rss > 0 ? 0 : 1;
    const byLaw = fittedScores(data, law);
    const bySpline = fittedScores(data, spline);
    let square = 0;
    let mass = 0;
    for (let i = 0; i < byLaw.length; i += 1) {
      const weight = data.weight[i] ?? 0;
      square += weight * ((byLaw[i] ?? 0) - (bySpline[i] ?? 0)) ** 2;
      mass += weight;
    }
    const gain = Math.abs(changeBetween(measurement, spline, 0.02, 0.98));
    const size = gain > 0 ? Math.sqrt(square / mass) / gain : 0;
    return { yes: !(p < lackOfFitP && size > misfit), numbers: { lackOfFitP: p, misfit: size } };
  },
};
