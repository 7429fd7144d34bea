import type { RunFacts, ScoreRecord } from '../../../src/core/records/scoreRecord.ts';
import type { RandomSource } from '../../../src/core/stats/randomSource.ts';
import {
  copied,
  type Fault,
  inCard,
  inRecord,
  inRecordsOfRun,
  inRun,
  isAccuracy,
  pick,
} from './injectFault.ts';
import { innerParams } from './soundLab.ts';

const hasError = (record: ScoreRecord): boolean =>
  isAccuracy(record) && (record.standardError ?? 0) > 0 && record.score > 0 && record.score < 1;

const swapped = ({ losses }: RunFacts, random: RandomSource): Partial<RunFacts> => {
  const corpora = Object.keys(losses);
  const at = random.integer(corpora.length);
  const [one = '', other = ''] = [corpora[at], corpora[(at + 1) % corpora.length]];
  return { losses: { ...losses, [one]: losses[other] ?? 0 } };
};

const shifted =
  (share: number) =>
  ({ losses }: RunFacts, random: RandomSource): Partial<RunFacts> => {
    const corpus = pick(Object.keys(losses), random) ?? '';
    return { losses: { ...losses, [corpus]: (losses[corpus] ?? 0) * (1 + share) } };
  };

const hasLosses = ({ losses }: RunFacts): boolean => Object.keys(losses).length > 1;

/** Every fault that is looked for. */
export const faults: readonly Fault[] = [
  {
    title: '-1 for one missing accuracy',
    rules: ['SG116'],
    inject: inRecord(isAccuracy, () => ({ score: -1 })),
  },
  {
    title: '-999 for one missing rating',
    rules: ['SG201'],
    inject: inRecord(
      ({ metric }) => metric === 'rating',
      () => ({ score: -999 }),
    ),
  },
  {
    title: '-1 for one missing rating of 1 to 6',
    rules: ['SG201'],
    inject: inRecord(
      ({ metric }) => metric === 'rating',
      () => ({ score: -1 }),
    ),
  },
  {
    title: '0 for one missing accuracy of a task with a chance level',
    rules: ['SG201'],
    inject: inRecord(
      (one) => isAccuracy(one) && (one.chance ?? 0) > 0,
      () => ({ score: 0, standardError: null }),
    ),
  },
  {
    title: 'one accuracy in percent',
    rules: ['SG116'],
    inject: inRecord(isAccuracy, ({ score }) => ({ score: 100 * score })),
  },
  {
    title: 'one overlap (ROUGE) in percent',
    rules: ['SG202'],
    inject: inRecord(
      ({ metric }) => metric === 'rouge1',
      ({ score }) => ({ score: 100 * score }),
    ),
  },
  {
    title: 'all accuracies of a run divided by 100 twice',
    rules: ['SG202', 'SG210'],
    inject: inRecordsOfRun((one) => (isAccuracy(one) ? { score: one.score / 100, standardError: null } : {})),
  },
  {
    title: 'one standard error in percent',
    rules: ['SG206'],
    inject: inRecord(hasError, ({ standardError }) => ({ standardError: 100 * (standardError ?? 0) })),
  },
  {
    title: 'a standard deviation of the items for one standard error',
    rules: ['SG206', 'SG207'],
    inject: inRecord(hasError, ({ score }) => ({ standardError: Math.sqrt(score * (1 - score)) })),
  },
  {
    title: 'a variance for one standard error',
    rules: ['SG206'],
    inject: inRecord(hasError, ({ standardError }) => ({ standardError: (standardError ?? 0) ** 2 })),
  },
  {
    title: 'the half width of a 95% interval for one standard error',
    rules: ['SG206'],
    inject: inRecord(hasError, ({ standardError }) => ({ standardError: 1.96 * (standardError ?? 0) })),
  },
  {
    title: 'a run on the first 100 items, its standard errors with it',
    rules: ['SG207'],
    inject: inRecordsOfRun((one) => {
      if (!hasError(one)) return {};
      const score = Math.max(1, Math.min(99, Math.round(100 * one.score))) / 100;
      return { score, standardError: Math.sqrt((score * (1 - score)) / 99), items: null };
    }),
  },
  {
    title: 'a card with twice the items',
    rules: ['SG208'],
    inject: inCard(
      ({ items }) => items !== null,
      ({ items }) => ({ items: 2 * (items ?? 0) }),
    ),
  },
  {
    title: 'a card with a twentieth more items',
    rules: ['SG208'],
    inject: inCard(
      ({ items }) => items !== null,
      ({ items }) => ({ items: Math.round(1.05 * (items ?? 0)) }),
    ),
  },
  {
    title: 'a chance 0.15 too high, on a task that no run has begun to solve',
    rules: ['SG209'],
    inject: inCard(
      ({ task }) => task === 'task-0' || task === 'task-1',
      ({ chance, items }) => ({
        chance: (chance ?? 0) + 0.15,
        items,
      }),
    ),
  },
  {
    title: 'a chance 0.15 too high, on a task that the larger runs solve',
    rules: ['SG209'],
    inject: inCard(
      ({ task }) => task === 'task-9' || task === 'task-12',
      ({ chance, items }) => ({
        chance: (chance ?? 0) + 0.15,
        items,
      }),
    ),
  },
  { title: 'the scores of a run under the name of another', rules: ['SG204'], inject: copied(() => ({})) },
  {
    title: 'the same, of which one in 25 was run again',
    rules: ['SG204'],
    inject: copied(({ score }, place) => (place % 25 === 7 ? { score: Math.min(1, score + 1 / 300) } : {})),
  },
  {
    title: 'the same, rounded to four decimals',
    rules: ['SG204'],
    inject: copied(({ score }) => ({ score: Number(score.toFixed(4)), standardError: null })),
  },
  {
    title: 'the losses of a run under the name of another',
    rules: ['SG215'],
    inject: (evidence, random) => {
      const [from, to] = [
        pick(evidence.runs.filter(hasLosses), random),
        pick(evidence.runs.filter(hasLosses), random),
      ];
      if (from === null || to === null || from === to) return null;
      const runs = evidence.runs.map((one) => (one === to ? { ...one, losses: from.losses } : one));
      return { ...evidence, runs, culprit: to.id };
    },
  },
  {
    title: 'the loss on one corpus for that on another',
    rules: ['SG213'],
    inject: inRun(hasLosses, swapped),
  },
  { title: 'a loss 30% too high', rules: ['SG213'], inject: inRun(hasLosses, shifted(0.3)) },
  { title: 'a loss 15% too high', rules: ['SG213'], inject: inRun(hasLosses, shifted(0.15)) },
  { title: 'a loss 5% too high', rules: ['SG213'], inject: inRun(hasLosses, shifted(0.05)) },
  {
    title: 'a zero lost from the params',
    rules: ['SG211', 'SG212', 'SG213'],
    inject: inRun(
      ({ params }) => params !== null,
      ({ params }) => ({ params: (params ?? 0) / 10 }),
    ),
  },
  {
    title: 'the params without embeddings, no FLOPs stated: up to 160M',
    rules: ['SG216'],
    inject: (evidence, random) => {
      const runs = evidence.runs.map((run) => ({ ...run, flops: null }));
      return inRun(
        ({ id, params }) => params !== null && params < 3e8 && innerParams(id) !== null,
        ({ id }) => ({ params: innerParams(id) }),
      )({ ...evidence, runs }, random);
    },
  },
  {
    title: 'the same: from 410M on',
    rules: ['SG216'],
    inject: (evidence, random) => {
      const runs = evidence.runs.map((run) => ({ ...run, flops: null }));
      return inRun(
        ({ id, params }) => params !== null && params > 3e8 && innerParams(id) !== null,
        ({ id }) => ({ params: innerParams(id) }),
      )({ ...evidence, runs }, random);
    },
  },
  {
    title: 'the params without embeddings beside FLOPs of the total',
    rules: ['SG212', 'SG216'],
    inject: inRun(
      ({ id, flops }) => flops !== null && innerParams(id) !== null,
      ({ id }) => ({ params: innerParams(id) }),
    ),
  },
  {
    title: 'the tokens of a checkpoint half way, beside the FLOPs of the whole run',
    rules: ['SG212'],
    inject: inRun(
      ({ flops, tokens }) => flops !== null && tokens !== null,
      ({ tokens }) => ({ tokens: (tokens ?? 0) / 2 }),
    ),
  },
  {
    title: 'a run without its beginning-of-sequence token: 0.06 below chance on tasks that have one',
    rules: ['SG210'],
    inject: inRecordsOfRun((one) => {
      if (!isAccuracy(one) || !(one.chance ?? 0) || one.items === null) return {};
      const score = Math.round(one.items * ((one.chance ?? 0) - 0.06)) / one.items;
      return { score, standardError: Math.sqrt((score * (1 - score)) / (one.items - 1)) };
    }),
  },
];
