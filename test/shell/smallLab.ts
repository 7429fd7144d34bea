import { tidyOf } from './tidyOf.ts';

/** Twelve sizes on two tasks: one follows a law, the other does not move. */
const scores = tidyOf('params', [
  ['completion', (step) => 0.3 + 0.035 * step],
  ['riddles', (step) => 0.25 + 0.003 * (step % 2)],
]);

const config = (plan: string, mode: string): string =>
  `version: 1\nevidence:\n  - files: "evals/*.csv"\nscale: { axis: params }\nplans: "${plan}"\ngate: { mode: ${mode} }\n`;

const plan = (expect: string): string =>
  `version: 1\nplan: next\nclaims:\n  - id: big\n    task: completion\n    at: { params: 1e10 }\n    expect: "${expect}"\n`;

/** A lab whose plan expects too much, so that the check fails. */
export const failingLab = (mode = 'enforce'): Readonly<Record<string, string>> => ({
  '.github/scaling-guard.yml': config('plans/*.yml', mode),
  'evals/scores.csv': scores,
  'plans/next.yml': plan('>= 0.999'),
});

/** The evidence alone. */
export const evidenceOnly: Readonly<Record<string, string>> = { 'evals/scores.csv': scores };
