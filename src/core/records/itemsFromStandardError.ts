import { recordLimits } from './limits.ts';

const { itemsRounding: ROUNDING } = recordLimits;

/**
 * The number of items behind an accuracy, recovered from its standard error; null where the two do not belong to yes-or-no
 * answers.
 *
 * Harnesses report the sample standard error of the mean, se² = p(1 − p)/(n − 1) for answers that are 0 or 1, hence
 * n = 1 + p(1 − p)/se². Both n and the number of right answers n·p must then be whole, which a score that is a mean of
 * fractions, a bootstrap and a rounded table all fail. `score` is a fraction, `standardError` in the same unit.
 */
export const itemsFromStandardError = (score: number, standardError: number): number | null => {
  if (!(score > 0 && score < 1 && standardError > 0)) return null;
  const estimate = 1 + (score * (1 - score)) / standardError ** 2;
  const items = Math.round(estimate);
  const isCount = Number.isSafeInteger(items) && Math.abs(estimate - items) <= ROUNDING;
  const right = items * score;
  return isCount && Math.abs(right - Math.round(right)) <= ROUNDING ? items : null;
};
