/** What the check says. It never depends on the mode; the mode only sets the exit status. */
export const decisions = ['pass', 'warn', 'inconclusive', 'block'] as const;

export type Decision = (typeof decisions)[number];

/** The worst of several decisions: block, then inconclusive, then warn, then pass; `pass` of none. */
export const worstOf = (several: readonly Decision[]): Decision =>
  several.reduce<Decision>(
    (worst, one) => (decisions.indexOf(one) > decisions.indexOf(worst) ? one : worst),
    'pass',
  );

/** Whether a decision lets a merge through in enforce mode. */
export const isLetThrough = (decision: Decision): boolean => decision === 'pass' || decision === 'warn';
