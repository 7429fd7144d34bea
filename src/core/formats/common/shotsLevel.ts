/** The factor level of a number of in-context examples; nothing where it is not a count. */
export const shotsLevel = (shots: unknown): Readonly<Record<string, string>> =>
  typeof shots === 'number' && Number.isSafeInteger(shots) && shots >= 0 ? { n_shot: String(shots) } : {};
