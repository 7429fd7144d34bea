import { describe, expect, it } from 'vitest';
import { normaliseRecords } from '../../../../src/core/tasks/normaliseRecords.ts';
import { artifact, told } from '../artifact.ts';

const summary = `dataset,version,metric,mode,ladder-1b,ladder-3b
mmlu,-,naive_average,ppl,30.25,41.00
mmlu_anatomy,002837,accuracy,ppl,31.11,-
mmlu_virology,7e1234,accuracy,ppl,29.39,41.00
humaneval,8e312c,humaneval_pass@1,gen,82.00 (7/8),n/a
wiki,ab12cd,bpb,ll,0.91,0.84
######## Knowledge ########,-,-,-,-,-
`;

describe('an OpenCompass summary', () => {
  const { format, records, problems } = artifact(summary);

  it('is one row a data set and one column a model; the version is the hash of the prompt, and stays a text', () => {
    expect(format).toBe('opencompass');
    expect(records.map(({ run, task, metric, score, items }) => [run, task, metric, score, items])).toEqual([
      ['ladder-1b', 'mmlu_anatomy', 'accuracy', 31.11, null],
      ['ladder-1b', 'mmlu_virology', 'accuracy', 29.39, null],
      ['ladder-3b', 'mmlu_virology', 'accuracy', 41, null],
      ['ladder-1b', 'humaneval', 'humaneval_pass@1', 82, 8],
      ['ladder-1b', 'wiki', 'bpb', 0.91, null],
      ['ladder-3b', 'wiki', 'bpb', 0.84, null],
    ]);
    expect(records[0]?.factors).toEqual({ harness: 'opencompass', prompt: '002837', mode: 'ppl' });
    expect(records[1]?.factors.prompt).toBe('7e1234');
  });

  it('is in percent, apart from its losses', () => {
    const normalised = normaliseRecords(records, { own: [], shipped: [] }).records;
    expect(normalised[0]?.score).toBeCloseTo(0.3111, 12);
    expect(normalised.at(-1)).toMatchObject({ score: 0.84, higherIsBetter: false });
  });

  it('leaves out the groups beside their leaves, and tells a cell that is no number', () => {
    expect(told(problems)).toEqual(['SG110 /3/ladder-3b', 'SG119 /0/dataset']);
    expect(problems[0]).toMatchObject({ line: 5, column: 51 });
    const alone = artifact('dataset,version,metric,mode,m\nmmlu,-,naive_average,ppl,30.25\n');
    expect(alone.records.map(({ task, metric }) => [task, metric])).toEqual([['mmlu', 'naive_average']]);
  });
});
