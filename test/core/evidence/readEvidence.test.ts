import { describe, expect, it } from 'vitest';
import type { Configuration, EvidenceSource } from '../../../src/core/configuration/configuration.ts';
import { anyEvidence, defaultConfiguration } from '../../../src/core/configuration/defaultConfiguration.ts';
import { readEvidence } from '../../../src/core/evidence/readEvidence.ts';
import { type ColumnMap, emptyColumnMap } from '../../../src/core/formats/wide/columnMap.ts';
import { type MemoryEntry, memoryWorkspace, textEntry } from '../../scenarios/_harness/memoryWorkspace.ts';

const native = (run: string, task = 'hellaswag') =>
  JSON.stringify({ version: 1, run: { id: run }, results: [{ task, metric: 'acc', score: 0.5 }] });

const source = (
  files: string | readonly string[],
  changes: Partial<EvidenceSource> = {},
): EvidenceSource => ({
  files: typeof files === 'string' ? [files] : files,
  ignore: [],
  duplicates: 'error',
  format: null,
  ...changes,
});

/** A config file with this evidence, at the root. */
const named = (evidence: readonly EvidenceSource[], changes: Partial<Configuration> = {}): Configuration => ({
  ...defaultConfiguration(),
  file: '.github/scaling-guard.yml',
  evidence,
  ...changes,
});

const read = (files: Readonly<Record<string, string | MemoryEntry>>, configuration: Configuration) =>
  readEvidence(
    memoryWorkspace(
      new Map(
        Object.entries(files).map(([path, entry]) => [
          path,
          typeof entry === 'string' ? textEntry(entry) : entry,
        ]),
      ),
    ),
    configuration,
  );

/** For a table with the columns Model, N and piqa. */
const columns: ColumnMap = {
  ...emptyColumnMap,
  run: ['Model'],
  numbers: { params: { column: 'N', times: 1 } },
  scores: { piqa: { task: 'piqa', metric: 'acc', unit: null, stderr: null, items: null, factors: {} } },
};

const told = ({ problems }: ReturnType<typeof read>): readonly string[] =>
  problems.map(({ rule, severity, file }) => `${rule} ${severity} ${file}`);

describe('the evidence that a config names', () => {
  it('is what its globs match, in the order of the paths, each file once', () => {
    const evidence = read(
      { 'evals/b.json': native('b'), 'evals/deep/a.json': native('a'), 'other/c.json': native('c') },
      named([source('evals/**/*.json', { duplicates: 'newest' }), source(['evals/*.json', 'other/*'])]),
    );
    expect(
      evidence.files.map(({ file, duplicates, records }) => [file, duplicates, records[0]?.run]),
    ).toEqual([
      ['evals/b.json', 'newest', 'b'],
      ['evals/deep/a.json', 'newest', 'a'],
      ['other/c.json', 'error', 'c'],
    ]);
    expect(evidence.formats).toEqual([{ name: 'native', files: 3, records: 3 }]);
    expect(evidence).toMatchObject({ problems: [], rejected: 0, companions: 0 });
  });

  it('starts from the base folder, and leaves out what is ignored', () => {
    const evidence = read(
      {
        'lab/evals/a.json': native('a'),
        'lab/evals/drafts/b.json': native('b'),
        'evals/c.json': native('c'),
      },
      named([source('./evals/**/*.json', { ignore: ['**/drafts/**'] })], { base: 'lab' }),
    );
    expect(evidence.files.map(({ file }) => file)).toEqual(['lab/evals/a.json']);
  });

  it('is never the files of the policy itself', () => {
    const evidence = read(
      {
        '.github/scaling-guard.yml': 'version: 1',
        '.github/scaling-guard-waivers.yml': 'version: 1',
        'runs.csv': 'id\na\n',
        'tasks.yml': 'version: 1',
        'plans/p.yml': 'version: 1',
        'a.json': native('a'),
      },
      named([source('**')], { runs: 'runs.csv', tasks: 'tasks.yml', plans: ['plans/*.yml'] }),
    );
    expect(evidence.files.map(({ file }) => file)).toEqual(['a.json']);
    expect(evidence.problems).toEqual([]);
  });

  it('has a problem for each glob that matches nothing, on the config', () => {
    const evidence = read(
      { 'a.json': native('a') },
      named([source(['a.json', 'evals/*.json']), source('tables/*.csv')]),
    );
    expect(evidence.problems.map(({ rule, file, pointer }) => [rule, file, pointer])).toEqual([
      ['SG107', '.github/scaling-guard.yml', '/evidence/0/files/1'],
      ['SG107', '.github/scaling-guard.yml', '/evidence/1/files/0'],
    ]);
  });

  it('does not take a folder for a match, unless its path is written out', () => {
    const folder: MemoryEntry = { kind: 'directory' };
    const within = { 'evals/x.json': folder, 'evals/x.json/a.json': native('a') };
    expect(told(read(within, named([source('evals/**/*.json')])))).toEqual([]);
    expect(told(read(within, defaultConfiguration()))).toEqual([]);
    expect(told(read(within, named([source('evals/x.json')])))).toContain('SG114 error evals/x.json');
    const onlyFolder = read(within, named([source('evals/*.json')])).problems[0];
    expect(onlyFolder?.rule).toBe('SG107');
    expect(onlyFolder?.message).toContain('only a directory');
    expect(told(read({ 'evals/deep/a.json': native('a') }, named([source('evals/*')])))).toEqual([
      'SG107 error .github/scaling-guard.yml',
      'SG108 error .github/scaling-guard.yml',
    ]);
    expect(told(read({ 'evals/a.json': native('a') }, named([source('evals')])))).toContain(
      'SG114 error evals',
    );
  });

  it.each([
    ['a log', 'start, node 3, rank 0\nstep 0 done\nstep 1: loss 3.2, lr 1e-4, ok\nstep 2 done\n'],
    ['Markdown', '| Task, metric | Score |\n|---|---|\n| a, b, c | 0.5 |\n'],
    ['YAML', 'tasks: [a, b]\nscores:\n  a: 1\n  b: [1, 2, 3, 4]\n'],
    ['lines in brackets', '[10:00:01] start [node 3]\n[10:00:02] step 1 [ok]\n[10:00:03] end [ok]\n'],
    ['lines of two kinds', '{"event": "start"}\n{"event": "step"}\n{broken}\n{broken}\n'],
  ])('tells a file that is in no format once: %s', (_, text) => {
    const problems = told(
      read({ 'runs/out.txt': text, 'runs/a.json': native('a') }, named([source('runs/*')])),
    );
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(/^SG10[24] error runs\/out.txt$/);
  });

  it.each([
    '{"Model": {"0": "a", "1": "b"}, "N": {"0": 1e8, "1": 3e8}, "piqa": {"0": 0.6, "1": 0.65}}',
    '{"0": {"Model": "a", "N": 1e8, "piqa": 0.6}, "1": {"Model": "b", "N": 3e8, "piqa": 0.65}}',
    '{"columns": ["Model", "N", "piqa"], "data": [["a", 1e8, 0.6], ["b", 3e8, 0.65]]}',
    '{"Model": "a", "N": 1e8, "piqa": 0.6}\n{"Model": "b", "N": 3e8, "piqa": 0.65}',
  ])('prints a column map for rows in JSON, and reads them by it: %s', (text) => {
    const { problems } = read({ 't.json': text }, named([source('*.json')]));
    expect(problems.map(({ message }) => message).join()).toContain(
      'columns: { run: Model, params: N, scores: { piqa: { task: piqa, metric: acc } } }',
    );
    const mapped = read({ 't.json': text }, named([source('*.json', { columns })]));
    expect(mapped.problems).toEqual([]);
    expect(mapped.files.flatMap(({ records }) => records).map(({ run, score }) => [run, score])).toEqual([
      ['a', 0.6],
      ['b', 0.65],
    ]);
  });

  it('says how to write a data frame so that it is read, where its columns cannot be told', () => {
    const frame = '{"a": {"piqa": 0.6}, "b": {"piqa": 0.7}}';
    const { problems } = read({ 't.json': frame }, named([source('*.json')]));
    expect(problems.map(({ message }) => message).join()).toContain('orient="records"');
  });

  it.each([
    ['a text log with commas', '2026-01-01 10:00:00,123 start\n2026-01-01 10:00:01,200 step 1, loss 3\n'],
    ['a log of pairs', 'step 0: loss=3.1, lr=0.1\nstep 1: loss=3.0, lr=0.1\n'],
    ['another table', 'when,what\n1,b\n2,c\n'],
    ['JSON lines of something else', '{"id": 1, "text": "x"}\n{"id": 2, "text": "y"}\n'],
    ['lists', '[[1, 2], [3, 4]]'],
  ])('tells a file once that a column map is not for: %s', (_, text) => {
    const files = { 'runs/out.txt': text, 'runs/t.csv': 'Model,N,piqa\na,1e8,0.6\n' };
    const evidence = read(files, named([source('runs/*', { columns })]));
    expect(told(evidence)).toEqual(['SG104 error runs/out.txt']);
    expect(evidence.files.flatMap(({ records }) => records)).toHaveLength(1);
  });

  it('refuses links that leave, sockets and large files without reading them, and reads the rest', () => {
    const evidence = read(
      {
        'evals/a.json': native('a'),
        'evals/big.json': { kind: 'must-not-be-read', size: 30_000_000 },
        'evals/gone.json': { kind: 'unreadable-file', reason: 'EACCES', size: 10 },
        'evals/link.json': { kind: 'outside' },
        'evals/pipe.json': { kind: 'other' },
      },
      named([source('evals/*')]),
    );
    expect(told(evidence)).toEqual([
      'SG115 error evals/big.json',
      'SG101 error evals/gone.json',
      'SG101 error evals/link.json',
      'SG114 error evals/pipe.json',
    ]);
    expect(evidence.rejected).toBe(4);
    expect(evidence.files.flatMap(({ records }) => records)).toHaveLength(1);
  });

  it.each([
    ['files', 2],
    ['total', 700],
    ['records', 2],
  ] as const)('is read up to the limit on %s, and the rest is told', (name, most) => {
    const { limits } = defaultConfiguration();
    const file = { kind: 'file' as const, bytes: new TextEncoder().encode(native('a').padEnd(300)) };
    const evidence = read(
      { 'a.json': file, 'b.json': file, 'c.json': file },
      named([source('*.json')], { limits: { ...limits, [name]: most } }),
    );
    expect(evidence.files.map(({ file }) => file)).toEqual(['a.json', 'b.json']);
    expect(evidence.problems).toEqual([
      expect.objectContaining({ rule: 'SG125', file: '.github/scaling-guard.yml' }),
    ]);
    expect(evidence.problems[0]?.message).toMatch(
      new RegExp(`\\x60limits\\.${name}\\x60.*; the last 1 by path were not read\\.$`),
    );
  });

  it('is read until its time is over, and the rest is told', () => {
    const { limits } = defaultConfiguration();
    let clock = 0;
    const workspace = memoryWorkspace(
      new Map(['a.json', 'b.json', 'c.json'].map((path) => [path, textEntry(native(path))])),
    );
    const slow = {
      ...workspace,
      elapsed: () => clock,
      read: (path: string) => {
        clock += 20;
        return workspace.read(path);
      },
    };
    const evidence = readEvidence(slow, named([source('*.json')], { limits: { ...limits, seconds: 30 } }));
    expect(evidence.files.map(({ file }) => file)).toEqual(['a.json', 'b.json']);
    expect(evidence.problems.map(({ message }) => message)).toEqual([
      'Reading took longer than 30 seconds, the limit set by `limits.seconds`; the last 1 by path were not read.',
    ]);
  });

  it('counts the per-item files of harnesses and does not read them', () => {
    const companion: MemoryEntry = { kind: 'must-not-be-read', size: 10 };
    const evidence = read(
      {
        'evals/results_1.json': native('a'),
        'evals/samples_arc_easy_2025-03-02T06-56-13.jsonl': companion,
        'evals/0f3a_samples.jsonl': companion,
        'evals/run/per_instance_stats.json': companion,
        'evals/run/scenario_state.json': companion,
      },
      named([source('evals/**/*.json*')]),
    );
    expect(evidence.companions).toBe(4);
    expect(evidence.problems).toEqual([]);
  });

  it('has an error for a file of no known format, and for one of another format than is insisted on', () => {
    const evidence = read(
      {
        'a.json': native('a'),
        'b.json': '{"some": "thing"}',
        'c.txt': 'prose',
        'd.json': native('d'),
        'e.json': native('e'),
      },
      named([
        source(['a.json', 'b.json', 'c.txt']),
        source('d.json', { format: 'lm-eval' }),
        source('e.json', { format: 'lm-evil' }),
      ]),
    );
    expect(told(evidence)).toEqual([
      'SG104 error b.json',
      'SG104 error c.txt',
      'SG104 error d.json',
      'SG104 error e.json',
    ]);
    expect(evidence.problems[2]?.message).toContain('its content is `native`');
    expect(evidence.problems[3]?.message).toContain('lm-eval');
    expect(evidence.files[3]?.records).toEqual([]);
  });

  it('is read in the format that is insisted on where the content agrees', () => {
    const evidence = read({ 'a.json': native('a') }, named([source('a.json', { format: 'native' })]));
    expect(evidence.files[0]?.records).toHaveLength(1);
  });

  it('is missing altogether where no score was read', () => {
    const broken = read({ 'a.json': '{"version": 1,' }, named([source('a.json')]));
    expect(told(broken)).toEqual(['SG102 error a.json', 'SG108 error .github/scaling-guard.yml']);
    expect(broken.problems[1]?.message).toContain('one file');
  });
});

describe('the evidence where nobody says where it is', () => {
  const files = {
    'package.json': '{"name": "x"}',
    'tsconfig.json': '{ // comments\n}',
    'node_modules/x/data.json': '{',
    '.cache/y.json': '{',
    'data/prices.csv': 'day,price\n1,2\n',
    'data/list.json': '[1, 2]',
    'notes.md': '# notes',
    'evals/a.json': native('a'),
  };

  it('is what lies under the folder; what is no eval result is a notice', () => {
    const evidence = read(files, defaultConfiguration());
    expect(told(evidence)).toEqual(['SG104 notice data/list.json', 'SG104 notice data/prices.csv']);
    expect(evidence.files.flatMap(({ records }) => records)).toHaveLength(1);
    expect(evidence.rejected).toBe(0);
  });

  it('is the same where a config leaves the evidence out', () => {
    const { files: globs, ignore } = anyEvidence;
    const evidence = read(files, named([source([...globs], { ignore })]));
    expect(told(evidence)).toEqual(['SG104 notice data/list.json', 'SG104 notice data/prices.csv']);
  });

  it('still tells a broken file as an error: it may have been evidence', () => {
    const evidence = read({ ...files, 'evals/b.json': '{"results": {' }, defaultConfiguration());
    expect(told(evidence)).toContain('SG102 error evals/b.json');
  });

  it('is told to be missing in an empty folder', () => {
    expect(told(read({}, defaultConfiguration()))).toEqual(['SG108 error null']);
  });
});
