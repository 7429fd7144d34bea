import { type RandomSource, randomSource } from '../../../../src/core/stats/randomSource.ts';
import type { Change, Changed } from '../../../properties/pullRequests/change.ts';
import { dishonestChanges } from '../../../properties/pullRequests/dishonestChanges.ts';
import { additions, honestChanges } from '../../../properties/pullRequests/honestChanges.ts';
import { type Lab, oneOf, randomLab } from '../../../properties/pullRequests/lab.ts';

/** `honest` leaves the evidence as it was, `adding` adds to it, and `any` does whatever it likes. */
export type PullRequestKind = 'honest' | 'adding' | 'any';

export interface PullRequest {
  readonly kind: PullRequestKind;
  readonly changes: readonly string[];
  readonly base: Lab;
  readonly head: Lab;
  /** What the target branch had, and the runs that the pull request adds in an honest way: built without a look at the head. */
  readonly together: Lab;
}

const everyChange: Readonly<Record<string, Change>> = { ...honestChanges, ...additions, ...dishonestChanges };

const names = {
  honest: Object.keys(honestChanges),
  adding: [...Object.keys(additions), ...Object.keys(additions), ...Object.keys(honestChanges)],
  any: [...Object.keys(dishonestChanges), ...Object.keys(dishonestChanges), ...Object.keys(everyChange)],
};

const chosen = (random: RandomSource): readonly [PullRequestKind, readonly string[]] => {
  const kind = oneOf(random, ['any', 'any', 'any', 'any', 'any', 'any', 'honest', 'adding'] as const);
  const count = 1 + random.integer(3);
  return [kind, Array.from({ length: count }, () => oneOf(random, names[kind]))];
};

const applied = (lab: Lab, changes: readonly string[], seed: number): Required<Changed> =>
  changes.reduce<Required<Changed>>(
    (so, name, index) => {
      const change = everyChange[name];
      if (change === undefined) throw new Error(`there is no change that ${name}`);
      const { lab: next, added = [] } = change(so.lab, randomSource(seed * 31 + index));
      return { lab: next, added: [...so.added, ...added] };
    },
    { lab, added: [] },
  );

/** Runs that the head adds, as it has them, beside all of the base. */
const beside = (base: Lab, { lab, added }: Required<Changed>): Lab => {
  const isAdded = (id: string): boolean => added.includes(id);
  return {
    ...base,
    runs: [...base.runs, ...lab.runs.filter(({ id, aliases }) => [id, ...aliases].some(isAdded))],
    scores: [...base.scores, ...lab.scores.filter(({ run }) => isAdded(run))],
  };
};

/** The pull request of a number, against the lab of another; `only` keeps some of its changes. */
export const pullRequestOf = (labSeed: number, seed: number, only?: readonly string[]): PullRequest => {
  const base = randomLab(randomSource(labSeed));
  const [kind, all] = chosen(randomSource(seed));
  const changes = only ?? all;
  const changed = applied(base, changes, seed);
  return { kind, changes, base, head: changed.lab, together: beside(base, changed) };
};
