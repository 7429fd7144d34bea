import { describe, expect, it } from 'vitest';
import { baseFolder } from '../../../src/core/configuration/baseFolder.ts';
import { cleanPath } from '../../../src/core/configuration/cleanPath.ts';
import { defaultConfiguration } from '../../../src/core/configuration/defaultConfiguration.ts';
import { readConfiguration } from '../../../src/core/configuration/readConfiguration.ts';
import { defaultLimits } from '../../../src/core/configuration/readingBounds.ts';
import { readYaml } from '../../../src/core/documents/yaml/readYaml.ts';
import { brief, documentOf, limits } from '../documents/reading.ts';

const read = (text: string, file = '.github/scaling-guard.yml') =>
  readConfiguration(documentOf(readYaml(file, text, limits)));

const configuration = (text: string, file?: string) => {
  const reading = read(text, file);
  if (reading.kind === 'invalid') throw new Error(JSON.stringify(reading.problems));
  return reading.configuration;
};

const problems = (text: string, file?: string) => {
  const reading = read(text, file);
  return reading.kind === 'invalid' ? reading.problems : [];
};

describe('readConfiguration', () => {
  it('fills in every default', () => {
    expect(configuration('version: 1\nevidence:\n  - files: evals/*.json\n')).toEqual({
      file: '.github/scaling-guard.yml',
      base: '',
      evidence: [{ files: ['evals/*.json'], ignore: [], duplicates: 'error', format: null }],
      training: [],
      runs: null,
      tasks: null,
      axis: 'auto',
      flopsPerParameterToken: null,
      checkpoints: 'last',
      factors: [],
      plans: [],
      gate: { mode: 'enforce', resolution: 0.05, trend: 'warn', shift: 'warn' },
      limits: defaultLimits,
    });
  });

  it('names every glob that is refused, with what would do', () => {
    const text = 'version: 1\nevidence:\n  - files: ["a.json", "@(b|c).json"]\nplans: "{a,b}{1..200}"\n';
    expect(problems(text).map(({ line, message }) => [line, message])).toEqual([
      [3, expect.stringContaining('write `{a,b}`')],
      [4, expect.stringContaining('more than 256 globs')],
    ]);
  });

  it('takes every setting over', () => {
    const text = `version: 1
evidence:
  - files: ["evals/**/*.json", "more/*.csv"]
    ignore: "**/drafts/**"
    duplicates: newest
    format: lm-eval
training:
  - files: "logs/web/*.csv"
  - { files: ["logs/a.jsonl", "logs/b.jsonl"], run: web-7b, loss: ce }
runs: evals/runs.yml
tasks: evals/tasks.yml
scale: { axis: "loss:c4_val", flops: 6 }
checkpoints: all
factors: [pretraining_corpus, n_shot]
plans: ["plans/*.yml", "budget.json"]
gate: { mode: advise, resolution: 0.1, trend: block, shift: block }
limits: { bytes: 1000, depth: 10, files: 5 }
`;
    expect(configuration(text, 'lab/.github/guard.yml')).toEqual({
      file: 'lab/.github/guard.yml',
      base: 'lab',
      evidence: [
        {
          files: ['evals/**/*.json', 'more/*.csv'],
          ignore: ['**/drafts/**'],
          duplicates: 'newest',
          format: 'lm-eval',
        },
      ],
      training: [
        { files: ['logs/web/*.csv'], run: null, loss: null },
        { files: ['logs/a.jsonl', 'logs/b.jsonl'], run: 'web-7b', loss: 'ce' },
      ],
      runs: 'evals/runs.yml',
      tasks: 'evals/tasks.yml',
      axis: 'loss:c4_val',
      flopsPerParameterToken: 6,
      checkpoints: 'all',
      factors: ['pretraining_corpus', 'n_shot'],
      plans: ['plans/*.yml', 'budget.json'],
      gate: { mode: 'advise', resolution: 0.1, trend: 'block', shift: 'block' },
      limits: { ...defaultLimits, bytes: 1000, depth: 10, files: 5 },
    });
  });

  it('keeps the defaults that a part leaves out', () => {
    const { gate, limits: bounds } = configuration(
      'version: 1\ngate: {mode: advise}\nlimits: {depth: 100}\n',
    );
    expect(gate).toEqual({ mode: 'advise', resolution: 0.05, trend: 'warn', shift: 'warn' });
    expect(bounds).toEqual({ ...defaultLimits, depth: 100 });
  });

  it('looks for evidence everywhere where the config names none, but settles no duplicates by itself', () => {
    const { evidence } = configuration('version: 1\n');
    expect(evidence).toHaveLength(1);
    expect(evidence[0]).toMatchObject({
      files: ['**/*.json', '**/*.jsonl', '**/*.csv', '**/*.eval'],
      duplicates: 'error',
    });
  });

  it.each(['auto', 'task-loss', 'flops', 'params', 'tokens', 'loss:a:b'])('reads the axis %s', (axis) => {
    expect(configuration(`version: 1\nscale: {axis: "${axis}"}\n`).axis).toBe(axis);
  });

  it('asks what an unknown axis means', () => {
    const [problem] = problems('version: 1\nscale:\n  axis: parms\n');
    expect(problem).toMatchObject({ rule: 'SG105', line: 3, column: 9, pointer: '/scale/axis' });
    expect(problem?.message).toContain('did you mean "params"?');
  });

  it('names every fault, and gives nothing back that half a config could be judged by', () => {
    expect(brief(problems('version: 1\nplan: x\nlimits: {bytes: 300000000}\n'))).toEqual([
      'SG105 2:1',
      'SG116 3:17',
    ]);
  });

  it('refuses the reserved factor', () => {
    const [problem] = problems('version: 1\nfactors: [harness, validation_corpus]\n');
    expect(problem).toMatchObject({ rule: 'SG105', line: 2, column: 20, pointer: '/factors/1' });
  });

  it('cleans paths that a matcher would never meet', () => {
    const { evidence, runs } = configuration(
      'version: 1\nevidence: [{files: ./evals//*.json}]\nruns: ./a/../runs.yml\n',
    );
    expect(evidence[0]?.files).toEqual(['evals/*.json']);
    expect(runs).toBe('runs.yml');
  });

  it('starts all paths from the root where one climbs out of the folder of the config', () => {
    const text = 'version: 1\nevidence: [{files: ../evals/*.json}]\nplans: plans/*.yml\nruns: runs.yml\n';
    const { base, evidence, plans, runs } = configuration(text, 'gates/guard.yml');
    expect({ base, files: evidence[0]?.files, plans, runs }).toEqual({
      base: '',
      files: ['evals/*.json'],
      plans: ['gates/plans/*.yml'],
      runs: 'gates/runs.yml',
    });
  });

  it('refuses paths that leave the root or name nothing', () => {
    expect(problems('version: 1\nruns: ../runs.yml\n')).toMatchObject([{ rule: 'SG105', pointer: '/runs' }]);
    const lists =
      'version: 1\nevidence: [{files: [a, ../../b], ignore: [./]}]\ntraining: [{files: ../../c}]\n';
    expect(problems(lists, 'lab/guard.yml').map(({ pointer }) => pointer)).toEqual([
      '/evidence/0/files/1',
      '/evidence/0/ignore/0',
      '/training/0/files',
    ]);
  });
});

describe('baseFolder', () => {
  it.each([
    ['.github/scaling-guard.yml', ''],
    ['lab/.github/scaling-guard.yml', 'lab'],
    ['lab/.github/gates/guard.yml', 'lab'],
    ['guard.yml', ''],
    ['lab/gates/guard.yml', 'lab/gates'],
    ['lab/not.github/guard.yml', 'lab/not.github'],
  ])('of %s is %j', (file, base) => {
    expect(baseFolder(file)).toBe(base);
  });
});

describe('cleanPath', () => {
  it.each([
    ['./a', 'a'],
    ['a//b/./c/', 'a/b/c'],
    ['a/../b', 'b'],
    ['../a', '../a'],
    ['a/../../b', '../b'],
    ['../../a', '../../a'],
    ['**/*.json', '**/*.json'],
    ['.', ''],
  ])('of %j is %j', (path, clean) => {
    expect(cleanPath(path)).toBe(clean);
  });
});

describe('defaultConfiguration', () => {
  it('is what a check without a config does', () => {
    expect(defaultConfiguration()).toMatchObject({
      file: null,
      base: '',
      axis: 'auto',
      plans: [],
      evidence: [{ duplicates: 'newest', format: null }],
    });
  });
});
