/** By how much two statements of one fact of a run may differ. */
export const runLimits = {
  /** Relative differences that people's rounding explains: 1.3e9 for 1,279,887,360 parameters, 3.53 for a loss of 3.528. */
  roundingOfCounts: 0.02,
  roundingOfLosses: 0.005,
  /** Artifacts print what a program counted, so that theirs agree to the last digits. */
  roundingOfArtifacts: 1e-6,
} as const;
