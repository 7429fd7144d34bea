import type { RandomSource } from '../../../src/core/stats/randomSource.ts';

/** What is true of a run, or is said to be. Null is not stated. */
export interface LabRun {
  readonly id: string;
  readonly aliases: readonly string[];
  readonly params: number | null;
  readonly tokens: number | null;
  readonly flops: number | null;
  readonly loss: number | null;
  readonly corpus: string | null;
  readonly step: number | null;
  readonly trainingRun: string | null;
}

/** `.csv` is a tidy table, `.json` native, one file a run, and `.lm.json` of lm-eval, one file a run. */
export type LabFormat = 'csv' | 'json' | 'lm.json';

/** One score, and the file that it stands in: of `evals/a` the run's name makes `evals/a-run.json` where a file holds one run. */
export interface LabScore {
  readonly run: string;
  readonly task: string;
  readonly score: number;
  readonly items: number;
  readonly error: number | null;
  /** Milliseconds since 1970. */
  readonly date: number | null;
  /** A level that the artifact states. */
  readonly corpus: string | null;
  readonly stem: string;
  readonly format: LabFormat;
}

export interface LabCard {
  readonly task: string;
  readonly metric?: string;
  readonly harness?: string;
  readonly direction?: 'higher' | 'lower';
  readonly unit?: 'fraction' | 'percent' | 'unbounded';
  readonly chance?: number;
  readonly ceiling?: number;
  readonly items?: number;
}

export interface LabLog {
  readonly name: string;
  readonly run: string;
  readonly rows: readonly (readonly [step: number, loss: number])[];
}

export interface LabClaim {
  readonly id: string;
  readonly task: string;
  readonly at: Readonly<Record<string, number>>;
  readonly expect: string;
  readonly corpus: string | null;
}

/** A lab as its generator knows it: every piece of evidence, under claims. */
export interface Lab {
  readonly axis: 'loss:val' | 'params' | 'flops' | 'auto';
  readonly factors: readonly string[];
  readonly duplicates: 'error' | 'newest';
  readonly runs: readonly LabRun[];
  readonly scores: readonly LabScore[];
  readonly cards: readonly LabCard[];
  readonly logs: readonly LabLog[];
  readonly claims: readonly LabClaim[];
  /** Whether the config names training logs. */
  readonly isLogged: boolean;
  /** Further files, or what stands in place of one that the lab would write. */
  readonly raw: Readonly<Record<string, string>>;
}

export const oneOf = <T>(random: RandomSource, some: readonly T[]): T => {
  const one = some[random.integer(some.length)];
  if (one === undefined) throw new Error('there is nothing to choose from');
  return one;
};

/** What a run of so many parameters scores, where nothing is wrong with it. */
export const expectedScore = (params: number, task: string, corpus: string | null): number => {
  const step = Math.log(params / 2e7) / Math.log(1.6);
  const shift = (task === 'sums' ? 0.6 : 0) + (corpus === 'mix' ? 0.2 : 0);
  return 0.25 + 0.65 / (1 + Math.exp(1.5 - 0.3 * step + shift));
};

export const lossOf = (params: number, corpus: string | null): number =>
  Number((1.7 + 20 / Math.exp(0.16 * Math.log(params)) + (corpus === 'mix' ? 0.1 : 0)).toFixed(4));

const date = Date.parse('2026-06-01T00:00:00Z');
export const DAY = 24 * 3600 * 1000;

/** A run at so many steps of the ladder. */
export const runAt = (
  id: string,
  step: number,
  corpus: string | null,
  more: Partial<LabRun> = {},
): LabRun => {
  const params = Math.round(2e7 * Math.exp(step * Math.log(1.6)));
  return {
    id,
    aliases: [],
    params,
    tokens: 20 * params,
    flops: 120 * params * params,
    loss: lossOf(params, corpus),
    corpus,
    step: null,
    trainingRun: null,
    ...more,
  };
};

const logRows = (random: RandomSource, end: number, disturbed: boolean): LabLog['rows'] =>
  Array.from({ length: 60 }, (_, index) => {
    const loss = end + 4 / (1 + index / 2) + (disturbed && index > 44 ? 1.5 : 0) + 0.01 * random.normal();
    return [100 * index, Number(loss.toFixed(4))] as const;
  });

/** A random lab, of which a claim is often stopped: some of its runs speak against it. */
export const randomLab = (random: RandomSource): Lab => {
  const axis = oneOf(random, ['loss:val', 'params', 'flops', 'auto'] as const);
  const split = random.next() < 0.25;
  const corpora = split ? ['web', 'mix'] : [random.next() < 0.5 ? 'web' : null];
  const sizes = 8 + random.integer(split ? 3 : 6);
  const tasks = ['reading', 'sums'];
  const noise = oneOf(random, [0.001, 0.002, 0.004]);
  const format = oneOf(random, ['csv', 'csv', 'json', 'lm.json'] as const);
  const isDated = format === 'lm.json' || random.next() < 0.6;
  const hasFlops = axis === 'flops' || random.next() < 0.3;
  const hasLoss = axis === 'loss:val' || random.next() < 0.3;
  // Losses beside params and tokens make a law of loss: what a claim by compute is read through.
  const isTwoStage = axis === 'loss:val' && random.next() < 0.3;
  const hasTokens = !hasLoss || isTwoStage;
  const statesCorpus = !split && format !== 'lm.json' && random.next() < 0.2;
  const isTraining = random.next() < 0.15;
  const runs = corpora.flatMap((corpus) =>
    Array.from({ length: sizes }, (_, index) => {
      const full = runAt(`${corpus ?? 'run'}-${String(index + 10)}`, index, corpus);
      const last = isTraining ? { step: 1000, trainingRun: `train-${full.id}` } : {};
      return {
        ...full,
        ...last,
        tokens: hasTokens ? full.tokens : null,
        flops: hasFlops ? full.flops : null,
        loss: hasLoss ? full.loss : null,
      };
    }),
  );
  const contradicting = new Set(
    random.next() < 0.6
      ? Array.from(
          { length: 1 + random.integer(2) },
          () => oneOf(random, runs.slice(-Math.ceil(runs.length / 2))).id,
        )
      : [],
  );
  const low = 0.05 + 0.25 * random.next();
  const scores = runs.flatMap(({ id, params, corpus }) =>
    tasks.map((task): LabScore => {
      const drop = contradicting.has(id) && task === 'reading' ? low : 0;
      const score = expectedScore(params ?? 1e8, task, corpus) - drop + noise * random.normal();
      return {
        run: id,
        task,
        score: Number(Math.min(0.99, Math.max(0.01, score)).toFixed(4)),
        items: 4000,
        error: format === 'lm.json' ? 0.007 : null,
        date: isDated ? date : null,
        corpus: statesCorpus ? corpus : null,
        stem: contradicting.has(id) && random.next() < 0.5 ? 'evals/late' : 'evals/base',
        format,
      };
    }),
  );
  const claims = [0.05, 0.08, 0.12, 0.16, 0.2].map((margin, index): LabClaim => {
    // Two places, so that claims share what is worked out for one.
    const target = runAt('target', sizes - 1 + (index % 2), 'web');
    const byLoss = axis === 'loss:val' && !isTwoStage;
    return {
      id: `claim-${index}`,
      task: 'reading',
      at: byLoss
        ? { 'loss:val': target.loss ?? 3 }
        : { params: target.params ?? 1e9, tokens: target.tokens ?? 1e10 },
      expect: `>= ${(expectedScore(target.params ?? 1e9, 'reading', 'web') - margin).toFixed(3)}`,
      corpus: split ? ((['web', 'mix', null] as const)[index % 3] ?? null) : null,
    };
  });
  const logged = random.next() < 0.25 ? runs.slice(-3) : [];
  const general = random.next() < 0.5;
  return {
    axis,
    factors: split ? ['corpus'] : random.next() < 0.3 ? ['harness'] : [],
    duplicates: oneOf(random, ['error', 'newest'] as const),
    runs: runs.map((run) => (statesCorpus ? { ...run, corpus: null } : run)),
    scores,
    cards: tasks.map((task) => ({
      task: general ? `${task.slice(0, 3)}*` : task,
      chance: 0.25,
      items: 4000,
    })),
    logs: logged.map(({ id, loss }, index) => ({
      name: id,
      run: id,
      rows: logRows(random, loss ?? 3, index === 1 && random.next() < 0.6),
    })),
    claims,
    isLogged: logged.length > 0,
    raw: {},
  };
};
