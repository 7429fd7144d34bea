/** The limits that rules hold claims to, each with its reason. */
export const policyLimits = {
  /**
   * How far beyond the longest backtest a claim may read, as a multiple of that backtest's distance. A calibration says
   * nothing about distances that it never saw; the tenth on top allows for a target that lies a rounding past the last
   * fold (METHOD: calibrated distances up to 1.1 times a claim's kept their coverage).
   */
  longestDistanceRatio: 1.1,

  /**
   * How many times the planned tokens per parameter lie beyond the interval of the compute-optimal ones before a plan is called
   * far from them. On the same runs the three approaches of Hoffmann et al. (2022, section 3.4) put the optimal size for one budget
   * between 40 and 70 billion params, which is 3 times in tokens per parameter: less is within what methods differ by.
   */
  farFromOptimal: 3,
} as const;
