/** The limits that rules hold claims to, each with its reason. */
export const policyLimits = {
  /**
   * A limit farther from the forecast than `gate.resolution` still leaves nothing to say where the threshold lies beyond it by this
   * share of that distance: the interval is narrow for such a threshold.
   */
  roomBeyondLimit: 1,

  /**
   * A curve whose runs lie on average within this share of the range about a guesser is at chance: two points, the standard error of 600 items at
   * chance 0.5.
   */
  fromChance: 0.02,

  /**
   * How many times the planned tokens per parameter lie beyond the interval of the compute-optimal ones before a plan is called
   * far from them. On the same runs the three approaches of Hoffmann et al. (2022, section 3.4) put the optimal size for one budget
   * between 40 and 70 billion params, which is 3 times in tokens per parameter: less is within what methods differ by.
   */
  farFromOptimal: 3,
} as const;
