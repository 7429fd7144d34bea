import { describe, expect, it } from 'vitest';
import { readEvidenceText } from '../../../src/core/documents/readEvidenceText.ts';
import { readYaml } from '../../../src/core/documents/yaml/readYaml.ts';
import { readRunsManifest } from '../../../src/core/runs/readRunsManifest.ts';
import { documentOf, limits, placeOf } from '../documents/reading.ts';
import { told } from '../formats/artifact.ts';

const yaml = (text: string) => readRunsManifest(documentOf(readYaml('runs.yml', text, limits)));
const csv = (text: string) => readRunsManifest(documentOf(readEvidenceText('runs.csv', text, limits)));

describe('a runs manifest', () => {
  it('gives the facts of each run; what is blank is unknown', () => {
    const { runs, problems } = yaml(`
version: 1
runs:
  - id: lab-1b
    aliases: [org/lab-1b]
    params: 1.4e9
    params_kind: total
    tokens:
    loss: { c4_val: 2.55, ptb: }
    factors: { pretraining_corpus: c4, n_shot: 5 }
  - id: lab-7b
    step: 1000
`);
    expect(problems).toEqual([]);
    expect(runs).toMatchObject([
      {
        id: 'lab-1b',
        aliases: ['org/lab-1b'],
        params: 1.4e9,
        paramsKind: 'total',
        tokens: null,
        flops: null,
        step: null,
        trainingRun: 'lab-1b',
        losses: { c4_val: 2.55 },
        factors: { pretraining_corpus: 'c4', n_shot: '5' },
        source: { file: 'runs.yml', pointer: '/runs/0/id' },
      },
      expect.objectContaining({ id: 'lab-7b@step1000', trainingRun: 'lab-7b', step: 1000, params: null }),
    ]);
  });

  it('says the same in CSV', () => {
    const { runs, problems } = csv(
      'id,aliases,params,params_kind,tokens,flops,step,training_run,loss:c4_val,factor:corpus\n' +
        'lab-1b,org/lab-1b | lab 1b,1.4e9,total,,,,,2.55,c4\n' +
        'late,,,,,1e21,1000,lab-1b,,\n',
    );
    expect(problems).toEqual([]);
    expect(runs).toEqual([
      expect.objectContaining({
        id: 'lab-1b',
        aliases: ['org/lab-1b', 'lab 1b'],
        params: 1.4e9,
        paramsKind: 'total',
        tokens: null,
        losses: { c4_val: 2.55 },
        factors: { corpus: 'c4' },
        source: { file: 'runs.csv', pointer: '/0/id' },
      }),
      expect.objectContaining({ id: 'late', trainingRun: 'lab-1b', step: 1000, flops: 1e21, losses: {} }),
    ]);
  });

  it('tells what is wrong with a CSV at its cell, and keeps the other rows', () => {
    const text =
      'id,parms,params,params_kind,loss:c4\na,1,1.3B,total,3\nb,2,5,totl,3\nc,3,5,total,-1\nd,4,5,total,3\n';
    const { runs, problems } = csv(text);
    expect(runs.map(({ id }) => id)).toEqual(['d']);
    expect(told(problems)).toEqual([
      'SG105 /0/parms',
      'SG105 /0/params',
      'SG105 /1/params_kind',
      'SG116 /2/loss:c4',
    ]);
    expect(problems[0]).toMatchObject(placeOf(text, 'parms'));
    expect(problems[0]?.message).toContain('params');
    expect(problems[1]).toMatchObject(placeOf(text, '1.3B'));
    expect(problems[3]).toMatchObject(placeOf(text, '-1'));
  });

  it('uses none of the rows that share an id', () => {
    const { runs, problems } = yaml(
      'version: 1\nruns: [{ id: a, params: 1 }, { id: b }, { id: a, params: 2 }]\n',
    );
    expect(runs.map(({ id }) => id)).toEqual(['b']);
    expect(told(problems)).toEqual(['SG112 /runs/2/id']);
  });

  it('gives no run an alias that several claim, and takes an id before an alias', () => {
    const { runs, problems } = yaml(
      'version: 1\nruns: [{ id: a, aliases: [x, mine] }, { id: b, aliases: [x] }, { id: c, aliases: [a] }]\n',
    );
    expect(runs.map(({ id, aliases }) => [id, aliases])).toEqual([
      ['a', ['mine']],
      ['b', []],
      ['c', []],
    ]);
    expect(told(problems)).toEqual(['SG112 /runs/0/id', 'SG112 /runs/1/id', 'SG112 /runs/2/id']);
  });

  it('lets the checkpoints of one run share its name', () => {
    const { runs, problems } = yaml(
      'version: 1\nruns: [{ id: a, step: 1, aliases: [org/a] }, { id: a, step: 2, aliases: [org/a] }]\n',
    );
    expect(problems).toEqual([]);
    expect(runs.map(({ id }) => id)).toEqual(['a@step1', 'a@step2']);
  });

  it('is of no use where its head is broken', () => {
    expect(yaml('version: 2\nruns: []\n')).toEqual({
      runs: [],
      problems: [expect.objectContaining({ rule: 'SG105', pointer: '/version' })],
    });
  });
});
