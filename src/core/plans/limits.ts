/** The limits by which a claim is held against its curve, each with its reason. */
export const planLimits = {
  /**
   * A rise and a fall at this p each count as a turn, for an interval. A verdict asks for more, since it blames a task; here
   * missing a turn is the dearer mistake, and one monotone curve in twenty gets a wider interval than it need have.
   */
  turnP: 0.05,
  /** A turn is at least this share of the main move, as for verdicts: less is a footnote. */
  smallestTurn: 0.1,
  /** A widened interval is this many times the resolution at least, so that nothing passes on it. */
  overResolution: 1.05,
} as const;
