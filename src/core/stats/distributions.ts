// @ts-expect-error jstat ships no types; SpecialFunctions states what is used of it.
import jstat from 'jstat';

interface SpecialFunctions {
  gammaln(a: number): number;
  lowRegGamma(a: number, x: number): number;
  ibeta(x: number, a: number, b: number): number;
  erfcinv(p: number): number;
}

const special: SpecialFunctions = jstat;

const bounded = (probability: number): number => Math.min(1, Math.max(0, probability));

/**
 * Upper regularised incomplete gamma Q(a, x), for a > 0 and x >= 0. jstat has only the lower one; 1 - P would lose every
 * digit of a small tail, so the continued fraction is evaluated here (Numerical Recipes, section 6.2, modified Lentz).
 */
const upperGamma = (a: number, x: number): number => {
  if (x < a + 1) return 1 - special.lowRegGamma(a, x);
  const tiny = 1e-300;
  let b = x + 1 - a;
  let c = 1 / tiny;
  let d = 1 / b;
  let fraction = d;
  for (let step = 1; step <= 500; step += 1) {
    const an = -step * (step - a);
    b += 2;
    d = 1 / (Math.abs(an * d + b) < tiny ? tiny : an * d + b);
    c = Math.abs(b + an / c) < tiny ? tiny : b + an / c;
    fraction *= d * c;
    if (Math.abs(d * c - 1) < 1e-15) break;
  }
  return Math.exp(-x + a * Math.log(x) - special.gammaln(a)) * fraction;
};

/** P(Z > z) for a standard normal. Keeps its relative accuracy (about 1e-9) far into the tail. `z` is not NaN. */
export const normalUpperTail = (z: number): number => {
  if (z < 0) return 1 - normalUpperTail(-z);
  return z === 0 ? 0.5 : z === Number.POSITIVE_INFINITY ? 0 : upperGamma(0.5, (z * z) / 2) / 2;
};

/** The z with P(Z > z) = p, for 0 < p < 1. */
export const normalUpperQuantile = (p: number): number => {
  let z = Math.SQRT2 * special.erfcinv(2 * p);
  // jstat's start is right to about 1e-9 in the middle and worse in the tail; two Newton steps mend that.
  for (let step = 0; step < 2; step += 1) {
    const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
    if (density > 0) z += (normalUpperTail(z) - p) / density;
  }
  return z;
};

/** P(T > t) for Student's t with `df` > 0 degrees of freedom, to a relative 1e-7. `t` is not NaN. */
export const tUpperTail = (t: number, df: number): number => {
  if (t < 0) return 1 - tUpperTail(-t, df);
  return t === Number.POSITIVE_INFINITY ? 0 : bounded(special.ibeta(df / (df + t * t), df / 2, 0.5) / 2);
};

/**
 * The t with P(T > t) = p, for 1e-100 <= p <= 1 - 1e-12 and `df` > 0, to a relative 1e-7. With x = df / (df + t²) the tail is half of
 * I_x(df / 2, 1 / 2), whose log is concave in logit x: a step of Newton's passes the root once at most, and to the left. (jstat's
 * own inverse begins with `Math.pow`, whose last digit differs between versions of Node.)
 */
export const tUpperQuantile = (p: number, df: number): number => {
  if (p === 0.5) return 0;
  if (p > 0.5) return -tUpperQuantile(1 - p, df);
  const [a, b] = [df / 2, 0.5];
  const beta = special.gammaln(a) + special.gammaln(b) - special.gammaln(a + b);
  let logit = Math.log(df);
  for (let step = 0; step < 1000; step += 1) {
    const [x, rest] = [1 / (1 + Math.exp(-logit)), 1 / (1 + Math.exp(logit))];
    const share = special.ibeta(x, a, b);
    const density = Math.exp(a * Math.log(x) + b * Math.log(rest) - beta);
    // One e-folding of t² at once: further out the tail may be less than any number.
    const change = Math.max(-1, (Math.log(2 * p) - Math.log(share)) * (share / density));
    logit += change;
    if (Math.abs(change) < 1e-10) break;
  }
  return Math.sqrt(df * Math.exp(-logit));
};

/** P(F > f) for Fisher's F with `df1` and `df2` > 0 degrees of freedom; 1 for f <= 0. `f` is not NaN. */
export const fUpperTail = (f: number, df1: number, df2: number): number => {
  if (f <= 0) return 1;
  if (f === Number.POSITIVE_INFINITY) return 0;
  return bounded(special.ibeta(df2 / (df2 + df1 * f), df2 / 2, df1 / 2));
};

/** P(X > x) for chi-square with `df` > 0 degrees of freedom; 1 for x <= 0. `x` is not NaN. */
export const chiSquareUpperTail = (x: number, df: number): number =>
  x <= 0 ? 1 : x === Number.POSITIVE_INFINITY ? 0 : bounded(upperGamma(df / 2, x / 2));
