/** What a check does where nobody says otherwise: the same for the command and the action, so that both say the same. */
export const checkDefaults = {
  seed: 1,
  /** The standard error of a stability of 0.9 is then 0.02. */
  resamples: 200,
} as const;
