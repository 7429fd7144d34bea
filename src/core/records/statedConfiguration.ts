/** One thing that an artifact states of how it evaluated. */
export interface ConfigurationPart {
  /** On one line and shortened; two that differ may read alike. */
  readonly text: string;
  /** Equal for equal values. */
  readonly hash: string;
}

/**
 * How a score was obtained, as far as its artifact says: prompt, split, limit, generation settings, version of the task. Without
 * what says nothing of the measurement (model, device, batch, paths, dates) and without what is a factor of its own (harness,
 * its version, `n_shot`).
 */
export interface StatedConfiguration {
  /**
   * Whose way of stating it. Two ways state different keys, so that only configurations of one way are held against each other: a
   * file that says nothing of its prompt has no other prompt than one that does.
   */
  readonly scheme: string;
  /** Equal for equal configurations: 12 hexadecimal digits. The level of the factor `configuration`. */
  readonly fingerprint: string;
  /** By key. Empty where a reading holds too many of them to keep. */
  readonly parts: ReadonlyMap<string, ConfigurationPart>;
}
