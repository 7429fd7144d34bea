/** Some ten-millionths of a standard error. */
const settled = 1e-14;

/** Whether a step is worth taking: to first order it lowers the residual sum by more than a share of 1e-14. */
export const isWorthTaking = (step: Float64Array, gradient: readonly number[], rss: number): boolean => {
  const promised = -step.reduce((sum, value, k) => sum + value * (gradient[k] ?? 0), 0);
  return !(promised <= settled * rss);
};
