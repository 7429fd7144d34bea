import { describe, expect, it } from 'vitest';
import { readJson } from '../../../src/core/documents/json/readJson.ts';
import { readYaml } from '../../../src/core/documents/yaml/readYaml.ts';
import { validateConfig } from '../../../src/core/validation/configFile.ts';
import { validateEvalResult } from '../../../src/core/validation/evalResultFile.ts';
import { validatePlan } from '../../../src/core/validation/planFile.ts';
import { validateReport } from '../../../src/core/validation/reportFile.ts';
import { validateRuns } from '../../../src/core/validation/runsFile.ts';
import { validateTasks } from '../../../src/core/validation/tasksFile.ts';
import type { Validation } from '../../../src/core/validation/validation.ts';
import { documentOf, limits } from '../documents/reading.ts';

const yaml = (text: string) => documentOf(readYaml('f.yml', text, limits));

const told = (validation: Validation<unknown>): readonly string[] =>
  validation.kind === 'valid'
    ? []
    : validation.problems.map(
        ({ rule, line, column, pointer, message }) => `${rule} ${line}:${column} ${pointer} ${message}`,
      );

const plan = (claim: string) => `version: 1\nplan: p\nclaims:\n  - ${claim}\n`;

describe('what is right', () => {
  it('is given back with its type', () => {
    const config = validateConfig(yaml('version: 1\nevidence: [{files: "*.json"}]\nruns:\n'));
    expect(config).toEqual({
      kind: 'valid',
      value: { version: 1, evidence: [{ files: '*.json' }], runs: null },
    });
    expect(told(validatePlan(yaml(plan('{id: a, task: t, at: {"loss:c4": 2.4}, expect: ">= 1"}'))))).toEqual(
      [],
    );
    expect(told(validateTasks(yaml('version: 1\ntasks: [{task: t, chance: , direction: }]\n')))).toEqual([]);
  });

  it('may leave blank what is unknown, as init writes it', () => {
    const text =
      'version: 1\nruns:\n  - id: r\n    aliases:\n    params:\n    params_kind:\n    tokens:\n    flops:\n    step:\n    training_run:\n    loss: {c4_val: }\n    factors: {corpus: , n_shot: 5}\n';
    expect(told(validateRuns(yaml(text)))).toEqual([]);
  });
});

describe('each breach is one sentence at its place', () => {
  it.each([
    [
      'version: 1\nevidense: []\n',
      'SG105 2:1 /evidense The key "evidense" is unknown; did you mean "evidence"?',
    ],
    [
      'version: 1\ncolour: red\n',
      'SG105 2:1 /colour The key "colour" is unknown; known here are version, evidence, training, runs, tasks, scale, checkpoints, factors, plans, gate and limits.',
    ],
    [
      'version: 1\ngate:\n  mode: enfroce\n',
      'SG105 3:9 /gate/mode "mode" is the text "enfroce"; did you mean "enforce"?',
    ],
    [
      'version: 1\ngate: {mode: off}\n',
      'SG105 2:14 /gate/mode "mode" is the text "off"; it has to be enforce or advise.',
    ],
    [
      'version: 1\nscale: {axis: flop}\n',
      'SG105 2:15 /scale/axis "axis" is the text "flop"; did you mean "flops"?',
    ],
    [
      'version: 1\nscale: {axis: "loss"}\n',
      'SG105 2:15 /scale/axis "axis" is the text "loss"; right would be a value such as "auto", "loss:c4_val", "task-loss", "flops", "params" or "tokens".',
    ],
    ['version: 2\n', 'SG105 1:10 /version "version" is the number 2; it has to be 1.'],
    ['runs: a.yml\n', 'SG105 1:1  The key "version" is missing in this file.'],
    [
      'version: 1\nruns: [a]\n',
      'SG105 2:7 /runs "runs" is a list; it has to be text, such as "evals/runs.yml".',
    ],
    ['version: 1\nevidence: []\n', 'SG105 2:11 /evidence "evidence" needs at least 1 entry.'],
    [
      'version: 1\nevidence: [{ignore: x}]\n',
      'SG105 2:12 /evidence/0 The key "files" is missing in entry 1 of "evidence".',
    ],
    [
      'version: 1\nplans: ""\n',
      'SG105 2:8 /plans "plans" is empty; it has to be some text, such as "plans/*.yml".',
    ],
    [
      'version: 1\nfactors: [a, b, a]\n',
      'SG105 2:10 /factors "factors" has the same entry twice, at 1 and 3; remove one.',
    ],
    [
      'version: 1\nlimits: {bytes: 1e12}\n',
      'SG116 2:17 /limits/bytes "bytes" is the number 1000000000000; it has to be at least 1 and at most 200000000.',
    ],
    ['- version: 1\n', 'SG105 1:1  This file is a list; it has to be a map of keys.'],
  ])('of the config %j', (text, message) => {
    expect(told(validateConfig(yaml(text)))).toEqual([message]);
  });

  it.each([
    [
      '{id: a, task: t, at: {}, expect: ">= 1"}',
      'SG105 4:26 /claims/0/at "at" is empty; write at least 1 of flops, params, tokens or loss:<name>.',
    ],
    [
      '{id: a, task: t, at: {token: 3}, expect: ">= 1"}',
      'SG105 4:27 /claims/0/at/token The key "token" is unknown; did you mean "tokens"?',
    ],
    [
      '{id: 7, task: t, at: {flops: 1}, expect: ">= 1"}',
      'SG105 4:10 /claims/0/id "id" is the number 7; it has to be text, such as "hellaswag-7b"; put it in quotes.',
    ],
    [
      '{id: a, task: t, at: {flops: 6.9B}, expect: ">= 1"}',
      'SG105 4:34 /claims/0/at/flops "flops" is the text "6.9B"; it has to be a number, such as 1e+24.',
    ],
    [
      '{id: a, task: t, at: {params: 0}, expect: ">= 1"}',
      'SG116 4:35 /claims/0/at/params "params" is the number 0; it has to be above 0.',
    ],
    [
      '{id: a, task: t, at: {flops: 1}, expect: ">= 1", confidence: 1}',
      'SG116 4:66 /claims/0/confidence "confidence" is the number 1; it has to be at least 0.5 and below 1.',
    ],
    // The misspelt key is told, and not the right one that is missing because of it.
    [
      '{id: a, taks: t, at: {flops: 1}, expect: ">= 1"}',
      'SG105 4:13 /claims/0/taks The key "taks" is unknown; did you mean "task"?',
    ],
    [
      '{id: a, task: t, at: {flops: 1}, expect: ">= 1", where: {harness_version: 0.40}}',
      'SG105 4:79 /claims/0/where/harness_version "harness_version" is the number 0.4; it has to be text, a whole number or true or false, such as "c4"; put it in quotes.',
    ],
  ])('of the claim %j', (claim, message) => {
    expect(told(validatePlan(yaml(plan(claim))))).toEqual([message]);
  });

  it('of an eval result, with the rules that scores and bounds have', () => {
    const text = `{"version": 1, "run": {"id": "r"}, "results": [
      {"task": "t", "metric": "m", "score": "0.5"},
      {"task": "t", "metric": "m", "score": null},
      {"task": "t", "metric": "m", "score": 1, "stderr": -0.1},
      {"task": "t", "metric": "m", "score": 1, "n": 1.5},
      {"task": "", "metric": "m", "score": 1}]}`;
    expect(told(validateEvalResult(documentOf(readJson('f.json', text, limits))))).toEqual([
      'SG110 2:45 /results/0/score "score" is the text "0.5"; it has to be a number, such as 0.7123.',
      'SG110 3:45 /results/1/score "score" is blank; it has to be a number, such as 0.7123.',
      'SG116 4:58 /results/2/stderr "stderr" is the number -0.1; it has to be at least 0.',
      'SG105 5:53 /results/3/n "n" is the number 1.5; it has to be a whole number, such as 10042.',
      'SG105 6:16 /results/4/task "task" is empty; it has to be some text, such as "hellaswag".',
    ]);
  });

  it('of all breaches of a file at once', () => {
    const text = 'version: 1\ngate: {mode: x, trend: warm, shift: true}\nlimits: 3\n';
    expect(told(validateConfig(yaml(text))).map((line) => line.split(' ')[2])).toEqual([
      '/gate/mode',
      '/gate/trend',
      '/gate/shift',
      '/gate/shift',
      '/limits',
    ]);
  });
});

describe('numbers that are not finite', () => {
  it('are not told twice, but make the entry invalid', () => {
    const text =
      '{"version": 1, "run": {"id": "r"}, "results": [{"task": "t", "metric": "m", "score": NaN}]}';
    const validation = validateEvalResult(documentOf(readJson('f.json', text, limits)));
    expect(validation).toEqual({ kind: 'invalid', problems: [], faults: ['/results/0/score'] });
  });
});

describe('hostile names', () => {
  it('are cut in messages', () => {
    const key = 'x'.repeat(10_000);
    for (const text of [`{"version": 1, "${key}": 1}`, `version: 1\ngate: {mode: "${key}"}\n`]) {
      for (const line of told(validateConfig(yaml(text))))
        expect(line.replaceAll(key, '').length).toBeLessThan(400);
    }
  });
});

describe('validateReport', () => {
  it('refuses what is no report', () => {
    expect(validateReport(yaml('version: 1\n')).kind).toBe('invalid');
  });
});
