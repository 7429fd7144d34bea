/** What scores and cards of one task are held together by. */
export const taskLimits = {
  /** Single-precision sums overshoot a bound by this much; they are set back to it. */
  overshoot: 1e-6,
  /** Chances that differ by less are the same one, rounded. */
  roundingOfChance: 0.005,
} as const;
