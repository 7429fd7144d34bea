import type { Change } from './change.ts';
import { DAY, expectedScore, type Lab, type LabScore, oneOf, runAt } from './lab.ts';

const withScores = (lab: Lab, of: (score: LabScore, index: number) => LabScore): Lab => ({
  ...lab,
  scores: lab.scores.map(of),
});

/** Changes that leave all evidence as it was: nothing may be said of it, and no claim may move. */
export const honestChanges: Readonly<Record<string, Change>> = {
  'renames a file': (lab) => ({
    lab: withScores(lab, (score) => (score.stem === 'evals/base' ? { ...score, stem: 'evals/zz' } : score)),
  }),
  'moves the files': (lab) => ({
    lab: withScores(lab, (score) => ({ ...score, stem: score.stem.replace('evals/', 'evals/2026/deep/') })),
  }),
  'splits a file': (lab) => ({
    lab: withScores(lab, (score, index) => (index % 2 === 0 ? { ...score, stem: `${score.stem}-2` } : score)),
  }),
  'merges the files': (lab) => ({ lab: withScores(lab, (score) => ({ ...score, stem: 'evals/all' })) }),
  'writes tables as native results': (lab) => ({
    lab: withScores(lab, (score) => (score.format === 'csv' ? { ...score, format: 'json' } : score)),
  }),
  'writes native results as a table': (lab) => ({
    lab: withScores(lab, (score) => (score.format === 'json' ? { ...score, format: 'csv' } : score)),
  }),
  'puts rows in another order': (lab) => ({
    lab: {
      ...lab,
      scores: lab.scores.toReversed(),
      runs: lab.runs.toReversed(),
      cards: lab.cards.toReversed(),
    },
  }),
  'copies a file': (lab, random) => {
    if (lab.scores.length === 0) return { lab };
    const { run } = oneOf(random, lab.scores);
    const copies = lab.scores.filter((score) => score.run === run);
    return {
      lab: {
        ...lab,
        scores: [...lab.scores, ...copies.map((score) => ({ ...score, stem: 'evals/aa/copy' }))],
      },
    };
  },
  'renames a run that keeps its old id': (lab, random) => {
    if (lab.runs.length === 0) return { lab };
    const { id } = oneOf(random, lab.runs);
    const runs = lab.runs.map((run) =>
      run.id === id ? { ...run, id: `new-${id}`, aliases: [...run.aliases, id] } : run,
    );
    return { lab: { ...lab, runs } };
  },
  'gives a run an alias': (lab, random) => {
    if (lab.runs.length === 0) return { lab };
    const { id } = oneOf(random, lab.runs);
    return {
      lab: {
        ...lab,
        runs: lab.runs.map((run) =>
          run.id === id ? { ...run, aliases: [...run.aliases, `also-${id}`] } : run,
        ),
      },
    };
  },
  'writes docs': (lab) => ({ lab: { ...lab, raw: { ...lab.raw, 'docs/notes.md': 'Notes.\n' } } }),
  'adds a card of another task': (lab) => ({
    lab: { ...lab, cards: [...lab.cards, { task: 'unheard-of', direction: 'lower', unit: 'percent' }] },
  }),
};

/** Runs that are added with their scores and their rows. `lift` is what they score above the law. */
const addedRuns = (
  lab: Lab,
  names: readonly string[],
  lift: number,
  stepOf: (index: number) => number,
): Lab => {
  const [model] = lab.scores;
  if (model === undefined) return lab;
  const first = lab.runs.find(({ id }) => id === model.run);
  const runs = names.map((id, index) => {
    const full = runAt(id, stepOf(index), first?.corpus ?? null);
    const flops = lab.axis === 'flops' || first?.flops !== null ? full.flops : null;
    const last = first?.step == null ? {} : { step: first.step, trainingRun: `train-${id}` };
    const tokens = first?.tokens === null ? null : full.tokens;
    return { ...full, ...last, tokens, flops, loss: first?.loss === null ? null : full.loss };
  });
  const tasks = [...new Set(lab.scores.map(({ task }) => task))];
  const scores = runs.flatMap(({ id, params, corpus }) =>
    tasks.map((task): LabScore => {
      const score = expectedScore(params ?? 1e8, task, corpus ?? model.corpus) + lift;
      const date = model.date === null ? null : model.date + DAY;
      return {
        ...model,
        run: id,
        task,
        score: Number(Math.min(0.99, score).toFixed(4)),
        date,
        stem: 'evals/more',
      };
    }),
  );
  return { ...lab, runs: [...lab.runs, ...runs], scores: [...lab.scores, ...scores] };
};

const freshNames = (lab: Lab, count: number): readonly string[] => {
  const from = lab.runs.filter(({ id }) => id.startsWith('added-')).length;
  return Array.from({ length: count }, (_, index) => `added-${from + index}`);
};

/** Changes that add evidence, and touch none that was there. */
export const additions: Readonly<Record<string, Change>> = {
  'adds runs': (lab, random) => {
    const added = freshNames(lab, 1 + random.integer(3));
    const noise = 0.003 * random.normal();
    return { lab: addedRuns(lab, added, noise, (index) => index + random.integer(10) + 0.3), added };
  },
  'adds runs that speak for a claim': (lab, random) => {
    const added = freshNames(lab, 4 + random.integer(9));
    return { lab: addedRuns(lab, added, 0.05, (index) => 5.03 + index * 0.31), added };
  },
};
