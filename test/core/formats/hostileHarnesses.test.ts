import { describe, expect, it } from 'vitest';
import { readColumnMap } from '../../../src/core/configuration/readColumnMap.ts';
import { foreignText } from '../../../src/core/documents/foreignText.ts';
import { readArtifact } from '../../../src/core/evidence/readArtifact.ts';
import { limits } from '../documents/reading.ts';
import { artifact, told } from './artifact.ts';

const LONG = 200_000;

/** Inputs that a careless pattern or loop takes the square of their length for: each of these then outlasts the test's time. */
describe('input that is out to cost time', () => {
  it.each([
    ['a task of colons', { config_general: {}, results: { [':'.repeat(LONG)]: { acc: 0.5 } } }],
    ['a task of counts', { config_general: {}, results: { [`a${'|1'.repeat(LONG)}`]: { acc: 0.5 } } }],
    [
      'a model of slashes',
      { config_general: { model_name: `${'/'.repeat(LONG)}x` }, results: { 'a|0': { acc: 0.5 } } },
    ],
  ])('is read in one pass: %s', (_, content) => {
    const { records, problems } = artifact(content);
    expect(records).toEqual([]);
    expect(problems.some(({ rule }) => rule === 'SG105')).toBe(true);
  });

  it('is named in one pass', () => {
    for (const text of ['\n'.repeat(LONG), `---\n${'\r'.repeat(LONG)}`, '- dataset:\n'.repeat(LONG / 10)])
      expect(foreignText(text)).toContain('neither JSON');
  });

  it('has more keys than a table may have columns, and is refused', () => {
    const lines = Array.from({ length: 3000 }, (_, index) => JSON.stringify({ [`k${index}`]: 1 })).join('\n');
    const columns = readColumnMap(null, { scores: { '*': { task: '*', metric: 'acc' } } });
    const options = { limits, format: null, isNamed: true, columns };
    expect(told(readArtifact('x.jsonl', lines, options).problems)).toEqual(['SG116 ']);
  });

  it('calls a column as every object’s own methods are called, and lines without it have none', () => {
    const lines = '{"name":"a","constructor":0.5}\n{"name":"b"}\n';
    const columns = readColumnMap(null, {
      run: 'name',
      scores: { constructor: { task: 'x', metric: 'acc' } },
    });
    const { records, problems } = readArtifact('x.jsonl', lines, {
      limits,
      format: null,
      isNamed: true,
      columns,
    });
    expect(problems).toEqual([]);
    expect(records.map(({ run }) => run)).toEqual(['a']);
  });

  it('holds a score under a blank key, which is told and left out', () => {
    const content = { eval_metrics: { icl: { hellaswag: 0.5, '': 0.4, ' ': 0.3 } } };
    const { records, problems } = artifact(content, 'evals/evaluation_ladder-1b_heavy.json');
    expect(records.map(({ task }) => task)).toEqual(['hellaswag']);
    expect(told(problems)).toEqual(['SG105 /eval_metrics/icl/', 'SG105 /eval_metrics/icl/ ']);
  });

  it('has a date that is none', () => {
    const content = '{"results": {"piqa": {"acc,none": 0.5}}, "configs": {}, "date": 1e308}';
    expect(artifact(content).records.map(({ date }) => date)).toEqual([null]);
  });
});
