import type { TrendQuestion } from './trendQuestion.ts';

const twoSided95 = 1.96;

/**
 * Where neither a rise nor a fall was found: could one of a tenth of the range have been missed? The 95% bound on the
 * change of a straight line over the inner nine tenths of the runs, or what the spline goes up and down where it beats
 * the constant, whichever is larger: a bend that too few runs show is not flat.
 */
export const isTheFlatConclusive: TrendQuestion = {
  name: 'flat',
  title: 'Would a change that matters have been seen?',
  ask: ({ data, variance, sorted, spline, constant }, { flatBound, flatOuter }) => {
    const { design, weight, weightedDeviation, curveWeight } = data;
    let square = 0;
    let product = 0;
    for (let c = 0; c < design.curves; c += 1) {
      const to = design.starts[c + 1] ?? 0;
      let sum = 0;
      let own = 0;
      for (let i = design.starts[c] ?? 0; i < to; i += 1) {
        const t = design.t[i] ?? 0;
        sum += (weight[i] ?? 0) * t;
        own += (weight[i] ?? 0) * t * t;
        product += (weightedDeviation[i] ?? 0) * t;
      }
      const mass = curveWeight[c] ?? 0;
      if (mass > 0) square += own - (sum * sum) / mass;
    }
    if (!(square > 0)) return { yes: false, numbers: { largestMissed: null } };
    const last = sorted.length - 1;
    const from = design.t[sorted[Math.floor(flatOuter * last)] ?? 0] ?? 0;
    const to = design.t[sorted[Math.ceil((1 - flatOuter) * last)] ?? 0] ?? 0;
    const straight = (Math.abs(product / square) + twoSided95 * Math.sqrt(variance / square)) * (to - from);
    const bend = spline !== null && spline.aicc < constant.aicc ? excursion(spline.values(), sorted) : 0;
    const bound = Math.max(straight, bend);
    return { yes: bound < flatBound, numbers: { largestMissed: bound } };
  },
};

const excursion = (values: Float64Array, sorted: Int32Array): number => {
  let lowest = Number.POSITIVE_INFINITY;
  let highest = Number.NEGATIVE_INFINITY;
  for (const i of sorted) {
    lowest = Math.min(lowest, values[i] ?? 0);
    highest = Math.max(highest, values[i] ?? 0);
  }
  return highest - lowest;
};
