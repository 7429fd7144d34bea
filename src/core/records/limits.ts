/** What a record is read by. */
export const recordLimits = {
  /** How far from a whole number a recovered count may lie: single-precision scores of 50,000 items reach 0.01. */
  itemsRounding: 0.01,
  /** The least step by which `step1000-…` at the start of a part is one, and no name: `Step3-VL-10B`. */
  tellingStep: 100,
} as const;
