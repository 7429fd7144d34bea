import type { RunFacts, ScoreRecord } from '../../../src/core/records/scoreRecord.ts';
import { type RandomSource, randomSource, seedFor } from '../../../src/core/stats/randomSource.ts';
import type { TaskCard } from '../../../src/core/tasks/taskCard.ts';
import { aRecord, aRun } from '../../../test/support/fixtures.ts';

/** Evidence in which nothing is wrong. */
export interface SoundEvidence {
  readonly records: readonly ScoreRecord[];
  readonly runs: readonly RunFacts[];
  readonly cards: readonly TaskCard[];
}

/** The size in the name, and millions of parameters with and without embeddings: those of Pythia (Biderman et al. 2023, table 1). */
const sizes = [
  { size: '70m', total: 70.4, inner: 18.9 },
  { size: '160m', total: 162.3, inner: 85.1 },
  { size: '410m', total: 405.3, inner: 302.3 },
  { size: '1b', total: 1011.8, inner: 805.7 },
  { size: '1.4b', total: 1414.6, inner: 1208.6 },
  { size: '2.8b', total: 2775.2, inner: 2517.7 },
  { size: '6.9b', total: 6857.3, inner: 6444.2 },
  { size: '12b', total: 11846.1, inner: 11327 },
] as const;

/** Parameters without embeddings, by run of a sound lab. */
export const innerParams = (id: string): number | null => {
  const found = sizes.find(({ size }) => id.split('-')[1] === size);
  return found === undefined ? null : found.inner * 1e6;
};

const CORPORA = { web: 1.7, code: 0.9, books: 2.1 };
const TASKS = 14;

/** The share of right answers out of so many, as a harness reports it. */
const sampled = (truth: number, items: number, random: RandomSource): number => {
  const noise = Math.sqrt((truth * (1 - truth)) / items) * random.normal();
  return Math.min(items, Math.max(0, Math.round(items * (truth + noise)))) / items;
};

const accuracies = (run: string, ease: number, random: RandomSource): readonly ScoreRecord[] =>
  Array.from({ length: TASKS }, (_, index) => {
    const items = 300 + 331 * index;
    const chance = [0.25, 0.5, 0.2][index % 3] ?? 0.25;
    // Two of the tasks are beyond all of these runs.
    const skill = index < 2 ? 0 : 1 / (1 + Math.exp(3 - ease - index / 4));
    const score = sampled(chance + (0.95 - chance) * skill + 0.005 * random.normal(), items, random);
    const standardError = Math.sqrt((score * (1 - score)) / (items - 1));
    return aRecord({ run, task: `task-${index}`, score, standardError, items, chance });
  });

/** A family of runs with 14 tasks of 300 to 4,603 items, a rating, an overlap and losses on three corpora; a file for each run. */
export const soundLab = (seed: number, budgets: number): SoundEvidence => {
  const drawn = sizes.flatMap(({ size, total }) =>
    Array.from({ length: budgets }, (_, budget) => {
      const id = budgets === 1 ? `ladder-${size}` : `ladder-${size}-x${2 ** budget}`;
      const random = randomSource(seedFor(seed, id));
      const params = total * 1e6;
      const tokens = 1e11 * 2 ** budget;
      const ease = Math.log10((params * tokens) / 7e18);
      const losses = Object.fromEntries(
        Object.entries(CORPORA).map(([corpus, floor]) => [
          corpus,
          floor + 1.3 * 10 ** (-0.12 * ease) + 0.004 * random.normal(),
        ]),
      );
      const source = { file: `${id}.json`, pointer: '' };
      const run = aRun(id, {
        params,
        paramsKind: 'unknown',
        tokens,
        flops: 6 * params * tokens,
        losses,
        source,
      });
      const rating = aRecord({
        run: id,
        task: 'dialogue',
        metric: 'rating',
        score: 2.5 + ease + 0.1 * random.normal(),
      });
      const overlap = aRecord({
        run: id,
        task: 'summaries',
        metric: 'rouge1',
        score: 0.2 + 0.1 * ease + 0.01 * random.normal(),
      });
      const records = [...accuracies(id, ease, random), rating, overlap].map((record, index) => ({
        ...record,
        source: { file: `${id}.json`, pointer: `/results/${index}` },
      }));
      return { run, records };
    }),
  );
  return { records: drawn.flatMap(({ records }) => records), runs: drawn.map(({ run }) => run), cards: [] };
};
