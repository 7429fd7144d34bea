/** Where one way to a p-value gives way to another. */
export const statisticLimits = {
  /** Above this the share of permutations is known well enough by itself; below it the scaled tail reaches further. */
  permutedShareFrom: 0.02,
  /** Fewer degrees of freedom have no variance of F, so nothing is learned by going lower. */
  fewestDegreesOfF: 2.1,
  /** Up to here, without ties, every order of y is counted; beyond, the normal approximation is good to a percent. */
  largestExactKendall: 40,
} as const;
