/** The limits by which a law with a break is searched for and believed, each with its reason. */
export const fitLimits = {
  /**
   * Starts from the grid, which are followed for a few steps, and those of them that are followed to the end. Of 200 random
   * laws with one break, without noise, 16 and 4 found 198, 32 and 6 found all.
   */
  starts: 32,
  firstSteps: 8,
  finalists: 6,
  mostSteps: 300,
  /**
   * The further parameters must be worth this much by the F test. It is not exact, since without a break its place and width
   * mean nothing and are searched for: so a hundredth, where a twentieth would be usual.
   */
  worthP: 0.01,
  /** A parameter is told from its bound by two standard errors: a residual sum that falls by four times the noise. */
  toldBy: 4,
} as const;
