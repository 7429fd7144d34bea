/** Cohen's kappa of two lists of labels: agreement beyond what their frequencies give; 1 where both have one label only. */
export const kappa = (first: readonly string[], second: readonly string[]): number => {
  const n = first.length;
  const agreed = first.filter((label, i) => label === second[i]).length / n;
  const share = (labels: readonly string[], label: string): number =>
    labels.filter((one) => one === label).length / n;
  const expected = [...new Set(first)].reduce(
    (sum, label) => sum + share(first, label) * share(second, label),
    0,
  );
  return expected === 1 ? 1 : (agreed - expected) / (1 - expected);
};

/** Predictable against the rest, for the two-way kappa. */
export const predictableOrNot = (label: string): string => (label === 'predictable' ? label : 'other');
