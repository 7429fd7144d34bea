/**
 * Small-sample Akaike criterion of a least-squares fit with `coefficients` estimated means (Hurvich & Tsai 1989):
 * n log(rss/n) + 2k + 2k(k+1)/(n-k-1), k counting the variance too. Null where n is too small for it. An rss of 0 counts
 * as `smallest`, so that exact fits compare by their number of parameters instead of by rounding.
 */
export const akaike = (rss: number, n: number, coefficients: number, smallest = 1e-300): number | null => {
  const k = coefficients + 1;
  if (n - k - 1 <= 0) return null;
  return n * Math.log(Math.max(rss, smallest) / n) + 2 * k + (2 * k * (k + 1)) / (n - k - 1);
};
