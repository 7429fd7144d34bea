import { describe, expect, it } from 'vitest';
import { readJson } from '../../../src/core/documents/json/readJson.ts';
import { readYaml } from '../../../src/core/documents/yaml/readYaml.ts';
import { validateEvalResult } from '../../../src/core/validation/evalResultFile.ts';
import { validateRuns } from '../../../src/core/validation/runsFile.ts';
import { salvage } from '../../../src/core/validation/salvage.ts';
import { brief, documentOf, limits } from '../documents/reading.ts';

const runs = (text: string) => {
  const document = documentOf(readYaml('runs.yml', text, limits));
  return salvage(document, validateRuns(document), 'runs');
};

describe('salvage', () => {
  it('keeps every entry of a good file', () => {
    const salvaged = runs('version: 1\nruns: [{id: a}, {id: b}]\n');
    expect(salvaged).toMatchObject({
      kind: 'usable',
      problems: [],
      entries: [
        { index: 0, pointer: '/runs/0', value: { id: 'a' } },
        { index: 1, pointer: '/runs/1', value: { id: 'b' } },
      ],
    });
  });

  it('leaves out bad entries and keeps the index of their neighbours', () => {
    const salvaged = runs(
      'version: 1\nruns:\n  - id: a\n  - ident: b\n  - {id: c, loss: {c4: high}}\n  - id: d\n',
    );
    if (salvaged.kind === 'unusable') throw new Error('unusable');
    expect(brief(salvaged.problems)).toEqual(['SG105 4:5', 'SG105 4:5', 'SG105 5:24']);
    expect(salvaged.entries.map(({ index, value }) => [index, value.id])).toEqual([
      [0, 'a'],
      [3, 'd'],
    ]);
    expect(salvaged.rest.version).toBe(1);
  });

  it('leaves out an entry whose only fault the reader has told', () => {
    const text =
      'version: 1\nrun: {id: r}\nresults:\n  - {task: t, metric: m, score: .nan}\n  - {task: u, metric: m, score: 1}\n';
    const document = documentOf(readYaml('r.yml', text, limits));
    const salvaged = salvage(document, validateEvalResult(document), 'results');
    if (salvaged.kind === 'unusable') throw new Error('unusable');
    expect(salvaged.problems).toEqual([]);
    expect(salvaged.entries.map(({ value }) => value.task)).toEqual(['u']);
  });

  it.each([
    ['version: 1\nruns: {id: a}\n'],
    ['version: 3\nruns: [{id: a}]\n'],
    ['version: 1\nruns: [{id: a}]\nextra: 1\n'],
    ['- id: a\n'],
  ])('finds %j unusable, since the fault lies outside of every entry', (text) => {
    const salvaged = runs(text);
    expect(salvaged.kind).toBe('unusable');
    expect(salvaged.problems).toHaveLength(1);
  });
});

describe('long lists', () => {
  const results = (count: number, bad: ReadonlySet<number>, version = 1) => {
    const entry = (index: number) =>
      bad.has(index) ? { task: 't', metric: 'm', score: 'x' } : { task: `t${index}`, metric: 'm', score: 1 };
    const value = {
      version,
      run: { id: 'r' },
      results: Array.from({ length: count }, (_, index) => entry(index)),
    };
    const document = documentOf(readJson('r.json', JSON.stringify(value, null, 1), limits));
    return salvage(document, validateEvalResult(document), 'results');
  };

  it('keep their indices and lines, however far down the bad entry stands', () => {
    const bad = new Set([0, 999, 1000, 2500, 4321]);
    const salvaged = results(5000, bad);
    if (salvaged.kind === 'unusable') throw new Error('unusable');
    expect(salvaged.problems.map(({ rule, pointer }) => [rule, pointer])).toEqual(
      [...bad].map((index) => ['SG110', `/results/${index}/score`]),
    );
    // Five lines above the list, five for each entry, and the score is the fourth of them.
    expect(salvaged.problems.map(({ line }) => line)).toEqual([...bad].map((index) => 6 + 5 * index + 4));
    expect(salvaged.entries).toHaveLength(4995);
    expect(salvaged.entries.every(({ index, value }) => value.task === `t${index}`)).toBe(true);
  });

  it('tell what is wrong outside of them once', () => {
    const salvaged = results(5000, new Set([3000]), 2);
    expect(salvaged.kind).toBe('unusable');
    expect(salvaged.problems.map(({ pointer }) => pointer)).toEqual(['/version', '/results/3000/score']);
  });

  it('are given up where nearly nothing fits', () => {
    const value = { version: 1, run: { id: 'r' }, results: Array(110_000).fill(1) };
    const document = documentOf(readJson('r.json', JSON.stringify(value), limits));
    const salvaged = salvage(document, validateEvalResult(document), 'results');
    expect(salvaged.kind).toBe('unusable');
    expect(salvaged.problems).toHaveLength(102);
    expect(salvaged.problems.at(-1)?.message).toContain('none of it is used');
  });
});
