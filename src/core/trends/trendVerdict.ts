/** The trend of a curve or of a task. `insufficient` is the honest answer where the data cannot tell. */
export const trendVerdicts = [
  'predictable',
  'inverse',
  'nonmonotonic',
  'noisy',
  'trendless',
  'breakthrough',
  'insufficient',
] as const;

export type TrendVerdict = (typeof trendVerdicts)[number];
