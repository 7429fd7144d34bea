import { describe, expect, it } from 'vitest';
import type { EvidenceFile } from '../../../src/core/evidence/readEvidence.ts';
import type { RunFacts, ScoreRecord } from '../../../src/core/records/scoreRecord.ts';
import { unknownRun } from '../../../src/core/records/unknownRun.ts';
import { joinRuns } from '../../../src/core/runs/joinRuns.ts';
import { aConfiguration, aRecord, aRun } from '../../support/fixtures.ts';

const settings = { flopsPerParameterToken: null };

interface Given {
  readonly file?: string;
  readonly records?: readonly Partial<ScoreRecord>[];
  readonly runs?: readonly RunFacts[];
  readonly runNaming?: EvidenceFile['runNaming'];
  readonly duplicates?: EvidenceFile['duplicates'];
}

const aFile = ({
  file = 'a.json',
  records = [],
  runs = [],
  runNaming = 'content',
  duplicates = 'error',
}: Given): EvidenceFile => ({
  file,
  format: 'native',
  runNaming,
  duplicates,
  folder: null,
  asked: null,
  problems: [],
  records: records.map((record, index) =>
    aRecord({ source: { file, pointer: `/results/${index}` }, ...record }),
  ),
  runs,
});

/** Facts as an artifact states them. */
const stated = (id: string, changes: Partial<RunFacts> = {}, file = 'a.json'): RunFacts => ({
  ...unknownRun(id, { file, pointer: '/run' }),
  ...changes,
});

const rules = (joined: { readonly problems: readonly { readonly rule: string }[] }): readonly string[] =>
  joined.problems.map(({ rule }) => rule);

const checkpointRow = (step: number) => aRun(`x@step${step}`, { trainingRun: 'x', step });

/** The id that a name of an artifact is joined to. */
const joinedTo = (name: string, manifest: readonly RunFacts[]) => {
  const joined = joinRuns([aFile({ records: [{ run: name }], runs: [stated(name)] })], manifest, settings);
  return { id: joined.records[0]?.run, rules: rules(joined).filter((rule) => rule !== 'SG124') };
};

describe('the name of a run', () => {
  it.each([
    ['its id', 'lab-1b', [aRun('lab-1b')], 'lab-1b'],
    ['an alias', 'old name', [aRun('lab-1b', { aliases: ['old name'] })], 'lab-1b'],
    ['the last part of org/name', 'org/lab-1b', [aRun('lab-1b')], 'lab-1b'],
    ['the name without the owner', 'lab-1b', [aRun('org/lab-1b')], 'org/lab-1b'],
    ['the last part of a path', '/data/ckpts/lab-1b', [aRun('org/lab-1b')], 'org/lab-1b'],
    ['the id before an alias of another', 'x', [aRun('y', { aliases: ['x'] }), aRun('x')], 'x'],
    ['an alias before the last part', 'org/x', [aRun('x'), aRun('y', { aliases: ['org/x'] })], 'y'],
    ['the name without a commit', 'org/x@0a1b2c3d', [aRun('x')], 'x'],
    ['the run of another revision', 'org/x@v2', [aRun('x')], 'x@v2'],
    ['the run of a step in its name', 'org/x-step500', [aRun('x')], 'x@step500'],
    ['an alias that names a step', 'org/x-step500', [aRun('x', { aliases: ['x/step_500/hf'] })], 'x'],
    ['the row of a checkpoint', 'ckpts/x/step_0000500/hf', [aRun('x'), checkpointRow(500)], 'x@step500'],
    ['an id that speaks of tokens', 'x-5B-tokens', [aRun('x-5B-tokens')], 'x-5B-tokens'],
  ])('finds its run by %s', (_, name, manifest, id) => {
    expect(joinedTo(name, manifest)).toEqual({ id, rules: [] });
  });

  it('is no match for the same name of another owner', () => {
    expect(joinedTo('fork/lab-1b', [aRun('org/lab-1b')])).toEqual({ id: 'fork/lab-1b', rules: ['SG129'] });
  });

  it('that fits several runs is joined to none of them, and the candidates are listed', () => {
    const manifest = [aRun('a', { aliases: ['x/model'] }), aRun('b', { aliases: ['/y/model'] })];
    expect(joinedTo('/tmp/model', manifest)).toEqual({ id: '/tmp/model', rules: ['SG123'] });
    const { problems } = joinRuns([aFile({ records: [{ run: '/tmp/model' }] })], manifest, settings);
    expect(problems[0]).toMatchObject({
      rule: 'SG123',
      file: 'a.json',
      message: expect.stringMatching(/"a", "b"/),
    });
  });

  it('that the manifest does not know is told with the names that it may mean', () => {
    const files = [aFile({ records: [{ run: 'lab/Ladder-1b-hf' }, { run: 'other' }] })];
    const manifest = [aRun('ladder-1b'), aRun('ladder-410m')];
    const { problems } = joinRuns(files, manifest, settings);
    expect(problems.map(({ rule, message }) => `${rule} ${message}`)).toEqual([
      'SG129 The run "lab/Ladder-1b-hf" of the evidence is not in the runs manifest. Near names in it: "ladder-1b".',
      'SG129 The run "other" of the evidence is not in the runs manifest. No name in it is near; rows that nothing scores: "ladder-1b", "ladder-410m".',
      'SG124 No artifact speaks of the run "ladder-1b" of the manifest. Near names in the evidence: "lab/Ladder-1b-hf".',
      'SG124 No artifact speaks of the run "ladder-410m" of the manifest.',
    ]);
    expect(rules(joinRuns(files, [], settings))).toEqual([]);
  });

  it('that nothing knows stays, with facts of nulls', () => {
    const { runs, records, problems } = joinRuns([aFile({ records: [{ run: 'new' }] })], [], settings);
    expect(records.map(({ run }) => run)).toEqual(['new']);
    expect(runs.get('new')).toMatchObject({ id: 'new', params: null, tokens: null, losses: {} });
    expect(problems).toEqual([]);
  });

  it('may be another name that the artifact gives itself', () => {
    const file = aFile({ records: [{ run: 'org/x' }], runs: [stated('org/x', { aliases: ['org__x'] })] });
    expect(joinRuns([file], [aRun('org__x', { params: 5 })], settings).runs.get('org__x')?.params).toBe(5);
  });
});

describe('the file-name join of the open_lm pair', () => {
  const evals = (run: string) => aFile({ file: 'evals/e.json', runNaming: 'file-name', records: [{ run }] });
  const models = (...ids: readonly string[]) =>
    aFile({ file: 'models/m.json', runs: ids.map((id) => stated(id, { tokens: 5 }, 'models/m.json')) });

  it('takes the longest known start of the file’s name that ends at an underscore', () => {
    const join = (run: string, ...ids: readonly string[]) =>
      joinRuns([evals(run), models(...ids)], [], settings).records[0]?.run;
    expect(join('c4_original-0.25_heavy', 'c4', 'c4_original-0.25', 'c4_original-0.2')).toBe(
      'c4_original-0.25',
    );
    expect(join('c4_original-0.25', 'c4_original-0.25')).toBe('c4_original-0.25');
    expect(join('c4_a_very_heavy', 'c4_a')).toBe('c4_a');
    expect(join('c4-0.25heavy', 'c4-0.25')).toBe('c4-0.25heavy');
  });

  it('reaches a row of the manifest directly and through the model file', () => {
    const manifest = [aRun('small', { aliases: ['c4_d=96'], flops: 7 })];
    expect(joinRuns([evals('c4_d=96_heavy')], manifest, settings).records[0]?.run).toBe('small');
    const both = joinRuns([evals('c4_d=96_heavy'), models('c4_d=96')], manifest, settings);
    expect(both.records[0]?.run).toBe('small');
    expect(both.runs.get('small')).toMatchObject({ tokens: 5, flops: 7 });
    expect([...both.runs.keys()]).toEqual(['small']);
  });

  it('joins no two files that name no run and are called alike in two folders', () => {
    const [here, there] = ['a/result.json', 'b/result.json'];
    const files = [
      aFile({ file: here, records: [{ run: here }], runs: [stated(here, {}, here)] }),
      aFile({ file: there, runs: [stated(there, {}, there)] }),
    ];
    expect(joinRuns(files, [], settings).records.map(({ run }) => run)).toEqual([here]);
  });

  it('does not cut names that a content states', () => {
    const file = aFile({ records: [{ run: 'c4_heavy' }], runs: [stated('c4_heavy')] });
    expect(joinRuns([file, models('c4')], [], settings).records[0]?.run).toBe('c4_heavy');
  });

  it('joins scores of another harness to a model file by the last part of their path', () => {
    const file = aFile({
      records: [{ run: '/ckpts/c4-1.0' }],
      runs: [stated('/ckpts/c4-1.0', { params: 3 })],
    });
    const { runs, records } = joinRuns([file, models('c4-1.0')], [], settings);
    expect(records[0]?.run).toBe('c4-1.0');
    expect(runs.get('c4-1.0')).toMatchObject({ params: 3, tokens: 5 });
  });
});

describe('the checkpoints of a run', () => {
  const checkpoint = (name: string) => aFile({ records: [{ run: name }], runs: [stated(name)] });
  const row = aRun('lab', {
    aliases: ['org/lab'],
    params: 7,
    tokens: 100,
    losses: { c4: 3 },
    factors: { corpus: 'c4' },
  });

  it('share the size and factors of the finished run, but not how far it was trained', () => {
    const { runs, records } = joinRuns([checkpoint('org/lab@step50')], [row], settings);
    expect(records[0]?.run).toBe('lab@step50');
    expect(runs.get('lab@step50')).toMatchObject({
      trainingRun: 'lab',
      step: 50,
      params: 7,
      factors: { corpus: 'c4' },
      tokens: null,
      losses: {},
    });
  });

  it('have all facts of a row for their own step, by whatever name', () => {
    const own = aRun('lab@step50', { trainingRun: 'lab', step: 50, aliases: ['org/lab'], tokens: 40 });
    for (const name of ['lab@step50', 'org/lab@step50', '/data/lab@step50']) {
      const { runs, records } = joinRuns([checkpoint(name)], [row, own], settings);
      expect(records[0]?.run).toBe('lab@step50');
      expect(runs.get('lab@step50')).toMatchObject({ tokens: 40, trainingRun: 'lab', step: 50 });
    }
  });

  it('learn of the training run from the row of another step', () => {
    const other = aRun('lab@step90', { trainingRun: 'lab', step: 90, params: 7, tokens: 90 });
    const { runs } = joinRuns([checkpoint('lab@step50')], [other], settings);
    expect(runs.get('lab@step90@step50')).toBeUndefined();
    expect(runs.get('lab@step50')).toMatchObject({ params: 7, tokens: null, trainingRun: 'lab', step: 50 });
  });

  it('are not meant by the plain name, which takes from them what all of the run share', () => {
    const at = (step: number) =>
      aRun(`lab@step${step}`, { trainingRun: 'lab', step, params: 7, tokens: step });
    for (const rows of [[at(50)], [at(50), at(90)]]) {
      const { records, runs } = joinRuns([checkpoint('lab')], rows, settings);
      expect(records[0]?.run).toBe('lab');
      expect(runs.get('lab')).toMatchObject({ params: 7, tokens: null, step: null });
    }
  });

  it('have no tokens from their name, which rounds them', () => {
    const name = 'lab-5B-tokens';
    const own = aRun('lab@tokens5B', { trainingRun: 'lab', tokens: 5.4e9 });
    const tokens = (manifest: readonly RunFacts[]) =>
      joinRuns([checkpoint(name)], manifest, settings).runs.get('lab@tokens5B')?.tokens;
    expect([tokens([row]), tokens([row, own])]).toEqual([null, 5.4e9]);
  });
});

describe('the facts of a run', () => {
  const scored = (changes: Partial<RunFacts>, file = 'a.json') =>
    aFile({ file, records: [{ run: 'a', task: file }], runs: [stated('a', changes, file)] });

  it('are filled from the manifest and from every artifact', () => {
    const files = [
      scored({ params: 5, paramsKind: 'total', losses: { c4: 3 } }),
      scored({ tokens: 9, losses: { ptb: 4 } }, 'b.json'),
    ];
    const { runs, problems } = joinRuns(
      files,
      [aRun('a', { flops: 7, paramsKind: 'unknown', factors: { corpus: 'c4' } })],
      settings,
    );
    expect(problems).toEqual([]);
    expect(runs.get('a')).toMatchObject({
      params: 5,
      paramsKind: 'total',
      tokens: 9,
      flops: 7,
      losses: { c4: 3, ptb: 4 },
      factors: { corpus: 'c4' },
    });
  });

  it('are the manifest’s where an artifact contradicts it, with a warning that names both', () => {
    const { runs, problems } = joinRuns(
      [scored({ params: 5e9, paramsKind: 'total', losses: { c4: 3.5 }, factors: { corpus: 'c4' } })],
      [aRun('a', { params: 7e9, losses: { c4: 3 }, factors: { corpus: 'C4' } })],
      settings,
    );
    expect(runs.get('a')).toMatchObject({ params: 7e9, losses: { c4: 3 }, factors: { corpus: 'C4' } });
    expect(problems.map(({ rule, severity, file }) => [rule, severity, file])).toEqual(
      Array(3).fill(['SG118', 'warning', 'runs.yml']),
    );
    expect(problems[0]?.message).toMatch(/7000000000.*a\.json.*5000000000/);
  });

  it('may be rounded in the manifest', () => {
    const { runs, problems } = joinRuns(
      [scored({ params: 1_279_887_360, paramsKind: 'total', losses: { c4: 3.528 } })],
      [aRun('a', { params: 1.3e9, losses: { c4: 3.53 } })],
      settings,
    );
    expect(problems).toEqual([]);
    expect(runs.get('a')).toMatchObject({ params: 1.3e9, paramsKind: 'total', losses: { c4: 3.53 } });
  });

  it('are not contradicted by a count of another kind, nor mixed with it', () => {
    const { runs, problems } = joinRuns(
      [scored({ params: 162e6, paramsKind: 'total' })],
      [aRun('a', { params: 85e6, paramsKind: 'non-embedding' })],
      settings,
    );
    expect(problems).toEqual([]);
    expect(runs.get('a')).toMatchObject({ params: 85e6, paramsKind: 'non-embedding' });
  });

  it('take the kind of a count only with the count itself', () => {
    const kindOf = (own: Partial<RunFacts>, changes: Partial<RunFacts>) =>
      joinRuns([scored(changes)], [aRun('a', own)], settings).runs.get('a')?.paramsKind;
    expect(kindOf({ params: 5, paramsKind: 'unknown' }, { params: 5, paramsKind: 'total' })).toBe('total');
    expect(kindOf({ params: 5, paramsKind: 'unknown' }, { params: 9, paramsKind: 'total' })).toBe('unknown');
    expect(kindOf({ params: null, paramsKind: 'active' }, { params: 9, paramsKind: 'total' })).toBe('total');
    expect(kindOf({ params: null, paramsKind: 'active' }, { params: 9, paramsKind: 'unknown' })).toBe(
      'active',
    );
  });

  it('are those of one kind of count where artifacts count differently, whichever file is read first', () => {
    const files = [
      scored({ params: 85e6, paramsKind: 'non-embedding' }),
      scored({ params: 162e6, paramsKind: 'total' }, 'b.json'),
    ];
    for (const order of [files, files.toReversed()]) {
      const { runs, problems } = joinRuns(order, [], settings);
      expect(problems).toEqual([]);
      expect(runs.get('a')).toMatchObject({ params: 162e6, paramsKind: 'total' });
    }
  });

  it('are unknown where artifacts contradict each other, unless the manifest settles it', () => {
    const files = [scored({ tokens: 5, params: 3 }), scored({ tokens: 6, params: 3 }, 'b.json')];
    const alone = joinRuns(files, [], settings);
    expect(alone.runs.get('a')).toMatchObject({ tokens: null, params: 3 });
    expect(alone.problems).toEqual([
      expect.objectContaining({ rule: 'SG112', severity: 'error', file: 'b.json' }),
    ]);
    const settled = joinRuns(files, [aRun('a', { tokens: 6 })], settings);
    expect(settled.runs.get('a')).toMatchObject({ tokens: 6 });
    expect(new Set(rules(settled))).toEqual(new Set(['SG118']));
  });

  it('survive names that every object has', () => {
    const { problems } = joinRuns(
      [scored({ losses: {} })],
      [aRun('a', { losses: { constructor: 3 }, factors: { toString: 'x' } })],
      settings,
    );
    expect(problems).toEqual([]);
  });

  it('get their compute by the formula only where it is asked for and nothing states it', () => {
    const derive = (changes: Partial<RunFacts>, flopsPerParameterToken: number | null) =>
      joinRuns([scored(changes)], [], { flopsPerParameterToken }).runs.get('a')?.flops;
    expect(derive({ params: 1e9, tokens: 2e10 }, 6)).toBe(1.2e20);
    expect(derive({ params: 1e9, tokens: 2e10 }, null)).toBeNull();
    expect(derive({ params: 1e9, tokens: 2e10, flops: 7 }, 6)).toBe(7);
    expect(derive({ params: 1e9 }, 6)).toBeNull();
  });

  it('of a row that no artifact speaks of are kept, with a notice', () => {
    const { runs, problems } = joinRuns([scored({})], [aRun('a'), aRun('b', { params: 5 })], settings);
    expect(runs.get('b')?.params).toBe(5);
    expect(problems).toEqual([
      expect.objectContaining({ rule: 'SG124', severity: 'notice', file: 'runs.yml' }),
    ]);
  });
});

describe('a score that is given several times', () => {
  const DAY = 86_400_000;
  const twice = (
    first: Partial<ScoreRecord>,
    second: Partial<ScoreRecord>,
    duplicates: EvidenceFile['duplicates'] = 'error',
  ) =>
    joinRuns(
      [
        aFile({ file: 'a.json', records: [first], duplicates }),
        aFile({ file: 'b.json', records: [second], duplicates }),
      ],
      [],
      settings,
    );

  it('counts once where it is the same, and the record that says most is kept', () => {
    const joined = twice({ score: 0.5 }, { score: 0.5, standardError: 0.01, items: 100 });
    expect(joined.records.map(({ standardError }) => standardError)).toEqual([0.01]);
    expect(joined).toMatchObject({ left: { replaced: [] }, problems: [] });
    expect(joined.left.repeats).toHaveLength(1);
  });

  it('keeps the larger error and the fewer items where these alone differ, whichever file is read first', () => {
    const sure = { score: 0.5, standardError: 0.01, items: 4200 };
    const unsure = { score: 0.5, standardError: 0.02, items: 600 };
    for (const [first, second] of [
      [sure, unsure],
      [unsure, sure],
    ] as const) {
      expect(twice(first, second).records[0]).toMatchObject(unsure);
    }
  });

  it('leaves where it was obtained in another way, and the message says in which', () => {
    const of = (limit: number, score: number) => ({
      score,
      configuration: aConfiguration({ limit }),
      date: limit * DAY,
    });
    const { records, problems } = twice(of(1, 0.5), of(2, 0.6));
    expect(records).toEqual([]);
    expect(problems.map(({ rule }) => rule)).toEqual(['SG117']);
    expect(problems[0]?.message).toMatch(
      /in different ways \(limit: 1 against 2 in one run\).*declare `configuration`/,
    );
    // A rerun with another prompt is what `newest` asks for; that a curve mixes both is told there.
    expect(twice(of(1, 0.5), of(2, 0.6), 'newest').records.map(({ score }) => score)).toEqual([0.6]);
  });

  it('is two measurements where the config declares the configuration as a factor', () => {
    const of = (limit: number, score: number) =>
      aRecord({ run: 'a', score, configuration: aConfiguration({ limit }) });
    const file = { ...aFile({}), records: [of(1, 0.5), of(2, 0.6), of(2, 0.6)] };
    const joined = joinRuns([file], [], { ...settings, splitsConfigurations: true });
    expect(joined.records.map(({ score }) => score)).toEqual([0.5, 0.6]);
    expect(joined.problems).toEqual([]);
    expect(joined.left.repeats).toHaveLength(1);
  });

  it('keeps of equal ones the same configuration, whichever file is read first', () => {
    const [one, other] = [1, 2].map((limit) => ({ score: 0.5, configuration: aConfiguration({ limit }) }));
    const kept = (first = one, second = other) =>
      twice(first ?? {}, second ?? {}).records.map(({ configuration }) => configuration?.fingerprint);
    expect(kept(one, other)).toEqual(kept(other, one));
  });

  it('leaves altogether where it differs, with one problem for all scores of the two files', () => {
    const tasks = ['w', 'x', 'y', 'z'];
    const { records, problems } = joinRuns(
      [
        aFile({ file: 'a.json', records: [...tasks, 'v'].map((task) => ({ task, score: 0.5 })) }),
        aFile({ file: 'b.json', records: tasks.map((task) => ({ task, score: 0.6 })) }),
      ],
      [],
      settings,
    );
    expect(records.map(({ task }) => task)).toEqual(['v']);
    expect(problems).toEqual([expect.objectContaining({ rule: 'SG117', severity: 'error', file: 'b.json' })]);
    expect(problems[0]?.message).toMatch(/4 scores.*a\.json and b\.json.*"acc" of "w": 0\.5, 0\.6/);
  });

  it.each([
    ['another task', { task: 'piqa' }],
    ['another metric', { metric: 'acc_norm' }],
    ['another run', { run: 'run-2' }],
    ['other factor levels', { factors: { n_shot: '5' } }],
  ])('is not the same score under %s', (_, changes) => {
    expect(twice({ score: 0.5 }, { score: 0.6, ...changes }).records).toHaveLength(2);
  });

  it('is the same whatever the order of its factors', () => {
    const joined = twice(
      { score: 0.5, factors: { a: '1', b: '2' } },
      { score: 0.5, factors: { b: '2', a: '1' } },
    );
    expect(joined.left.repeats).toHaveLength(1);
  });

  it('is the same under two names of one run', () => {
    const files = [
      aFile({ records: [{ run: 'x', score: 0.5 }] }),
      aFile({ file: 'b.json', records: [{ run: 'y', score: 0.6 }] }),
    ];
    expect(rules(joinRuns(files, [aRun('x', { aliases: ['y'] })], settings))).toEqual(['SG117']);
  });

  it('is the newest by the artifacts’ own dates where the config says so', () => {
    const joined = twice({ score: 0.6, date: 2 * DAY }, { score: 0.5, date: DAY }, 'newest');
    expect(joined.records.map(({ score }) => score)).toEqual([0.6]);
    expect(joined.left.replaced).toHaveLength(1);
    expect(joined.problems).toMatchObject([{ rule: 'SG130', severity: 'notice', file: 'b.json' }]);
    expect(joined.problems[0]?.message).toContain('0.5 of 1970-01-02 00:00, now 0.6 of 1970-01-03 00:00');
  });

  it('that a newer one replaces is a warning where it was evaluated in another way, and says how', () => {
    const joined = twice(
      { score: 0.8, date: 2 * DAY, configuration: aConfiguration({ add_bos_token: 'True' }) },
      { score: 0.3, date: DAY, configuration: aConfiguration({ version: 1 }) },
      'newest',
    );
    expect(joined.problems).toMatchObject([{ rule: 'SG131', severity: 'warning' }]);
    expect(joined.problems[0]?.message).toContain('add_bos_token');
  });

  it('that newer ones replace is told once for all runs of which the same was changed, with their number', () => {
    const runs = ['w', 'x', 'y', 'z'];
    const of = (score: number, date: number) => ({
      ...aFile({ file: `${score}.json`, duplicates: 'newest' }),
      records: runs.map((run) => aRecord({ run, score, date })),
    });
    const { problems } = joinRuns([of(0.5, DAY), of(0.6, 2 * DAY)], [], settings);
    expect(problems).toHaveLength(1);
    expect(problems[0]?.message).toContain('4 scores of 4 runs ("w", "x", "y" and 1 more)');
  });

  it.each([
    ['a date is missing', { date: DAY }, { date: null }],
    ['the dates are equal', { date: DAY }, { date: DAY }],
  ])('is unsettled where %s', (_, first, second) => {
    const joined = twice({ score: 0.6, ...first }, { score: 0.5, ...second }, 'newest');
    expect(joined.records).toEqual([]);
    expect(rules(joined)).toEqual(['SG117']);
  });
});

describe('joining', () => {
  it('gives the same runs and problems whatever the order of the files', () => {
    const files = [
      aFile({
        file: 'a.json',
        records: [{ run: 'org/x' }],
        runs: [stated('org/x', { params: 5, paramsKind: 'total' })],
      }),
      aFile({
        file: 'b.json',
        records: [{ run: 'x', task: 'piqa' }],
        runs: [stated('x', { tokens: 6 }, 'b.json')],
      }),
      aFile({ file: 'c.json', records: [{ run: 'z_heavy' }], runNaming: 'file-name' }),
      aFile({ file: 'd.json', runs: [stated('z', { losses: { c4: 3 } }, 'd.json')] }),
    ];
    const manifest = [aRun('x', { paramsKind: 'unknown' })];
    const forwards = joinRuns(files, manifest, settings);
    const backwards = joinRuns([...files].reverse(), manifest, settings);
    expect([...backwards.runs]).toEqual([...forwards.runs]);
    expect(forwards.records.map(({ run }) => run)).toEqual(['x', 'x', 'z']);
    expect([...backwards.records].reverse()).toEqual(forwards.records);
  });
});
