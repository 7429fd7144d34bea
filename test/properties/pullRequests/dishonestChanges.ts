import type { Change } from './change.ts';
import { DAY, type Lab, type LabRun, type LabScore, lossOf, oneOf } from './lab.ts';
import { pathOf } from './writtenLab.ts';

type Random = Parameters<Change>[1];

/** Runs that speak against a claim, more often than not: those with the lowest score for their size. */
const target = (lab: Lab, random: Random): string => {
  const late = lab.scores.filter(({ stem }) => stem !== 'evals/base');
  return late.length > 0 && random.next() < 0.6 ? oneOf(random, late).run : oneOf(random, lab.scores).run;
};

const editRun = (lab: Lab, id: string, of: (run: LabRun) => LabRun): Lab => ({
  ...lab,
  runs: lab.runs.map((run) => (run.id === id ? of(run) : run)),
});

const editScores = (lab: Lab, id: string, of: (score: LabScore) => readonly LabScore[]): Lab => ({
  ...lab,
  scores: lab.scores.flatMap((score) => (score.run === id ? of(score) : [score])),
});

const beside = (lab: Lab, id: string, of: (score: LabScore) => LabScore): Lab => ({
  ...lab,
  scores: [...lab.scores, ...lab.scores.filter(({ run }) => run === id).map(of)],
});

const better = (score: number): number => Number(Math.min(0.99, score + 0.08).toFixed(4));

const onTarget =
  (of: (lab: Lab, id: string, random: Random) => Lab): Change =>
  (lab, random) => ({
    lab: lab.scores.length === 0 || lab.runs.length === 0 ? lab : of(lab, target(lab, random), random),
  });

const cardOf = (lab: Lab, more: Partial<Lab['cards'][number]>): Lab => {
  const task = lab.scores[0]?.task ?? 'reading';
  return { ...lab, cards: [...lab.cards, { task, ...more }] };
};

const facts = ['params', 'tokens', 'flops', 'loss'] as const;

/** Ways to make evidence speak otherwise than it did. None of them may better a claim. */
export const dishonestChanges: Readonly<Record<string, Change>> = {
  'edits scores': onTarget((lab, id) => editScores(lab, id, (one) => [{ ...one, score: better(one.score) }])),
  'edits one score': onTarget((lab, id) =>
    editScores(lab, id, (one) => [one.task === 'reading' ? { ...one, score: better(one.score) } : one]),
  ),
  'edits items': onTarget((lab, id) => editScores(lab, id, (one) => [{ ...one, items: 40, error: null }])),
  'edits a standard error': onTarget((lab, id) => editScores(lab, id, (one) => [{ ...one, error: 0.2 }])),
  'removes scores': onTarget((lab, id) => editScores(lab, id, () => [])),
  'removes a run': onTarget((lab, id) => ({
    ...editScores(lab, id, () => []),
    runs: lab.runs.filter((run) => run.id !== id),
  })),
  'removes the row of a run': onTarget((lab, id) => ({
    ...lab,
    runs: lab.runs.filter((run) => run.id !== id),
  })),
  'removes the manifest': (lab) => ({ lab: { ...lab, runs: [] } }),
  'breaks the manifest': (lab) => ({ lab: { ...lab, raw: { ...lab.raw, 'runs.json': '{"version": 1,' } } }),
  'breaks the cards': (lab) => ({ lab: { ...lab, raw: { ...lab.raw, 'tasks.json': 'version: 2' } } }),
  'breaks a file': onTarget((lab, id, random) => {
    const score = lab.scores.find(({ run }) => run === id);
    const broken = ['', '{', 'version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n', '\u0000'];
    return score === undefined
      ? lab
      : { ...lab, raw: { ...lab.raw, [pathOf(score)]: oneOf(random, broken) } };
  }),
  'adds a second score before': onTarget((lab, id) =>
    beside(lab, id, (one) => ({ ...one, score: better(one.score), stem: 'evals/aa' })),
  ),
  'adds a second score after': onTarget((lab, id) =>
    beside(lab, id, (one) => ({ ...one, score: better(one.score), stem: 'evals/zz' })),
  ),
  'adds a newer score': onTarget((lab, id) =>
    beside(lab, id, (one) => ({
      ...one,
      score: better(one.score),
      date: (one.date ?? 0) + DAY,
      stem: 'evals/zz',
    })),
  ),
  'adds a score of the future': onTarget((lab, id) =>
    beside(lab, id, (one) => ({
      ...one,
      score: better(one.score),
      date: Date.parse('9999-12-31'),
      stem: 'evals/zz',
    })),
  ),
  'edits a score and its date': onTarget((lab, id) =>
    editScores(lab, id, (one) => [{ ...one, score: better(one.score), date: (one.date ?? 0) + DAY }]),
  ),
  'adds a second score in another format': onTarget((lab, id, random) =>
    beside(lab, id, (one) => ({
      ...one,
      score: better(one.score),
      format: oneOf(random, ['csv', 'json', 'lm.json'] as const),
      stem: 'evals/other',
    })),
  ),
  'copies a score with more noise': onTarget((lab, id) =>
    beside(lab, id, (one) => ({ ...one, items: 30, error: 0.2, stem: 'evals/aa' })),
  ),
  'edits a fact': onTarget((lab, id, random) => {
    const fact = oneOf(random, facts);
    const times = oneOf(random, [0.3, 0.8, 1.2, 3]);
    return editRun(lab, id, (run) => ({ ...run, [fact]: run[fact] === null ? null : run[fact] * times }));
  }),
  'removes a fact': onTarget((lab, id, random) => {
    const fact = oneOf(random, facts);
    return editRun(lab, id, (run) => ({ ...run, [fact]: null }));
  }),
  'gives a run another corpus': onTarget((lab, id, random) =>
    editRun(lab, id, (run) => ({ ...run, corpus: oneOf(random, ['web', 'mix', 'other', null]) })),
  ),
  'lets an artifact state another corpus': onTarget((lab, id) =>
    editScores(lab, id, (one) => [{ ...one, corpus: 'other' }]),
  ),
  'makes a run a checkpoint': onTarget((lab, id, random) =>
    editRun(lab, id, (run) => ({ ...run, step: 500, trainingRun: oneOf(random, lab.runs).id })),
  ),
  'makes runs one training': (lab, random) => {
    if (lab.scores.length === 0 || lab.runs.length === 0) return { lab };
    const [a, b] = [oneOf(random, lab.runs).id, target(lab, random)];
    return {
      lab: {
        ...lab,
        runs: lab.runs.map((run) =>
          run.id === a
            ? { ...run, step: 900, trainingRun: 'one' }
            : run.id === b
              ? { ...run, step: 500, trainingRun: 'one' }
              : run,
        ),
      },
    };
  },
  'moves an alias': onTarget((lab, id, random) => {
    const other = oneOf(random, lab.runs).id;
    return {
      ...lab,
      runs: lab.runs
        .filter((run) => run.id !== id)
        .map((run) => (run.id === other ? { ...run, aliases: [...run.aliases, id] } : run)),
    };
  }),
  'takes a name for another run': onTarget((lab, id) => ({
    ...lab,
    runs: lab.runs.map((run) => (run.id === id ? { ...run, id: `new-${id}`, aliases: [] } : run)),
  })),
  'renames a run and alters it': onTarget((lab, id) => ({
    ...lab,
    runs: lab.runs.map((run) =>
      run.id === id
        ? {
            ...run,
            id: `new-${id}`,
            aliases: [id],
            loss: run.loss && run.loss * 0.9,
            params: run.params && run.params * 0.5,
          }
        : run,
    ),
  })),
  'names a run otherwise in its scores': onTarget((lab, id) =>
    editScores(lab, id, (one) => [{ ...one, run: `${id}-old` }]),
  ),
  'gives two rows one id': onTarget((lab, id) => ({
    ...lab,
    runs: lab.runs.flatMap((run) =>
      run.id === id ? [run, { ...run, params: (run.params ?? 1e8) * 2 }] : [run],
    ),
  })),
  'adds a later checkpoint': onTarget((lab, id) => {
    const run = lab.runs.find((one) => one.id === id);
    if (run === undefined) return lab;
    const trainingRun = run.trainingRun ?? id;
    const later = { ...run, id: `${id}-at-9000`, aliases: [], step: 9000, trainingRun };
    const moved = beside(lab, id, (one) => ({
      ...one,
      run: later.id,
      score: better(one.score),
      stem: 'evals/later',
    }));
    return { ...moved, runs: [...moved.runs, later] };
  }),
  'adds rows without scores': (lab) => ({
    lab: {
      ...lab,
      runs: [
        ...lab.runs,
        ...[11, 12, 13].map((step): LabRun => {
          const params = Math.round(2e7 * 1.6 ** step);
          const of = lab.runs[0]?.corpus ?? null;
          const loss = lossOf(params, of) * 0.8;
          return {
            ...{ id: `ghost-${step}`, aliases: [], params, tokens: 20 * params, flops: null, loss },
            ...{ corpus: of, step: null, trainingRun: null },
          };
        }),
      ],
    },
  }),
  'adds a run with the scores of another': (lab, random) => {
    if (lab.scores.length === 0) return { lab };
    const id = target(lab, random);
    const run = lab.runs.find((one) => one.id === id);
    const twinId = `${id}-twin`;
    if (run === undefined || lab.runs.some((one) => one.id === twinId)) return { lab };
    const copied = beside(lab, id, (one) => ({ ...one, run: twinId, stem: 'evals/twin' }));
    const twin = {
      ...run,
      id: twinId,
      aliases: [],
      params: run.params && run.params * 1.3,
      loss: run.loss && run.loss * 0.97,
    };
    return { lab: { ...copied, runs: [...copied.runs, twin] }, added: [twinId] };
  },
  'adds a missing score as -1': (lab) => {
    const [one] = lab.scores;
    return {
      lab:
        one === undefined ? lab : { ...lab, scores: [...lab.scores, { ...one, run: 'nobody', score: -1 }] },
    };
  },
  'adds percentages to a table': (lab) => {
    const [one] = lab.scores;
    const rows = [61.2, 63.4].map((score, index) => one && { ...one, run: `percent-${index}`, score });
    return { lab: { ...lab, scores: [...lab.scores, ...rows.filter((row) => row !== undefined)] } };
  },
  'adds a card': (lab, random) => ({
    lab: cardOf(lab, {
      ...oneOf(random, [
        { direction: 'lower' as const },
        { unit: 'percent' as const },
        { unit: 'unbounded' as const },
        { chance: 0.01 },
        { ceiling: 0.7 },
        { items: 10 },
      ]),
      ...oneOf(random, [{}, { metric: 'acc' }, { harness: 'lm-eval' }]),
    }),
  }),
  'edits a card': (lab, random) => ({
    lab: {
      ...lab,
      cards: lab.cards.map((card) => ({
        ...card,
        ...oneOf(random, [{ chance: 0 }, { unit: 'unbounded' as const }, { items: 50 }]),
      })),
    },
  }),
  'removes the cards': (lab) => ({ lab: { ...lab, cards: [] } }),
  'removes a log': (lab) => ({ lab: { ...lab, logs: lab.logs.slice(1, 1) } }),
  'edits a log': (lab) => ({
    lab: {
      ...lab,
      logs: lab.logs.map((log) => ({
        ...log,
        rows: log.rows.map(([step, loss]) => [step, Math.min(loss, 4)] as const),
      })),
    },
  }),
  'logs steps over': (lab) => ({
    lab: {
      ...lab,
      logs: lab.logs.map((log) => ({
        ...log,
        rows: [...log.rows, ...log.rows.slice(10).map(([step, loss]) => [step, Math.min(loss, 4)] as const)],
      })),
    },
  }),
  'adds a second log': (lab) => ({
    lab: {
      ...lab,
      logs: [
        ...lab.logs,
        ...lab.logs.map((log) => ({
          ...log,
          name: `zz-${log.name}`,
          rows: log.rows.map(([step, loss]) => [step, Math.min(loss, 4)] as const),
        })),
      ],
    },
  }),
  'moves a file out of sight': onTarget((lab, id, random) =>
    editScores(lab, id, (one) => [{ ...one, stem: oneOf(random, ['drafts/x', 'evals/samples_x']) }]),
  ),
  'gives all runs a loss': (lab) => ({
    lab: { ...lab, runs: lab.runs.map((run, index) => ({ ...run, loss: run.loss ?? 4 - 0.1 * index })) },
  }),
};
