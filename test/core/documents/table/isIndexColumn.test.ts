import { describe, expect, it } from 'vitest';
import { isIndexColumn } from '../../../../src/core/documents/table/isIndexColumn.ts';
import { readTable } from '../../../../src/core/documents/table/readTable.ts';
import { readRunsManifest } from '../../../../src/core/runs/readRunsManifest.ts';
import { artifact } from '../../formats/artifact.ts';
import { limits } from '../reading.ts';

const table = (text: string) => {
  const reading = readTable('t.csv', text, limits);
  if (reading.kind === 'unreadable') throw new Error('unreadable');
  return reading.document;
};

describe('the index of a data frame', () => {
  it.each([
    ['Unnamed: 0', ['0', '1'], true],
    ['Unnamed: 0', ['0', '0'], true],
    ['Unnamed: 0.1', ['5', '2'], true],
    ['Unnamed: 0', ['a', 'b'], false],
    ['Unnamed: 0', ['0.5', '1'], false],
    ['Unnamed: 7', ['1', '2'], true],
    ['Unnamed: 7', ['1', '1'], false],
    ['index', ['3', '1'], true],
    ['index', ['1', '1'], false],
    ['level_0', ['3', '1'], true],
    ['layers', ['3', '1'], false],
  ])('is told by its name and its cells: %s of %j', (name, [first, second], expected) => {
    expect(isIndexColumn(table(`${name},b\n${first},x\n${second},y\n`), name)).toBe(expected);
  });

  it('is passed over in every table', () => {
    const tidy = artifact('Unnamed: 0,index,run,task,metric,score\n3,1,a,piqa,acc,0.6\n1,0,b,piqa,acc,0.7\n');
    expect(tidy.problems).toEqual([]);
    expect(tidy.records.map(({ score }) => score)).toEqual([0.6, 0.7]);
    const lines = artifact(
      [
        '{"index":4,"run":"a","task":"x","metric":"acc","score":0.5}',
        '{"index":2,"run":"b","task":"x","metric":"acc","score":0.6}',
      ].join('\n'),
    );
    expect(lines.problems).toEqual([]);
    const summary = artifact('Unnamed: 0,dataset,version,metric,mode,m\n3,piqa,abc,accuracy,gen,60\n');
    expect(summary.records.map(({ run, score }) => [run, score])).toEqual([['m', 60]]);
    const manifest = readRunsManifest(table('Unnamed: 0,id,params\n0,a,1e8\n1,b,2e8\n'));
    expect(manifest.problems).toEqual([]);
    expect(manifest.runs.map(({ params }) => params)).toEqual([1e8, 2e8]);
  });

  it('is no index where it repeats itself: then it is an unknown column', () => {
    const { problems } = artifact('index,run,task,metric,score\n1,a,x,acc,0.6\n1,b,x,acc,0.7\n');
    expect(problems.map(({ rule }) => rule)).toEqual(['SG105']);
  });
});
