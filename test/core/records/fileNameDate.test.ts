import { describe, expect, it } from 'vitest';
import { readArtifact } from '../../../src/core/evidence/readArtifact.ts';
import { fileNameDate } from '../../../src/core/records/fileNameDate.ts';
import { limits } from '../documents/reading.ts';

describe('the date in the name of a file', () => {
  it.each([
    ['results_2025-12-12T20-36-10.749437.json', '2025-12-12T20:36:10.000Z'],
    ['a/2025-02-14T09-08-07+00-00_arc_Xy7.eval', '2025-02-14T09:08:07.000Z'],
    ['out/summary/summary_20250304_112005.csv', '2025-03-04T11:20:05.000Z'],
    ['pythia-1b_global_step143000_eval_results_02-03-2023-15-34-48.json', '2023-02-03T15:34:48.000Z'],
  ])('is read of %s', (name, date) => {
    expect(new Date(fileNameDate(name) ?? 0).toISOString()).toBe(date);
  });

  it.each([
    'results.json',
    'results_2025-13-12T20-36-10.json',
    'wmt_20250304.json',
    'results_2025-12-12.json',
    '2025-12-12T20-36-10/results.json',
  ])('is not read of %s', (name) => {
    expect(fileNameDate(name)).toBeNull();
  });

  const lightEval = (start: number): string =>
    JSON.stringify({
      config_general: { model_name: 'lab/a', start_time: start, total_evaluation_time_secondes: '1' },
      results: { 'lighteval|arc|0': { acc: 0.5 } },
      versions: {},
      config_tasks: {},
      summary_tasks: {},
      summary_general: {},
    });
  const nativeResult = JSON.stringify({
    version: 1,
    run: { id: 'a' },
    results: [{ task: 't', metric: 'acc', score: 0.5 }],
  });
  const dateOf = (file: string, text: string) => {
    const [record] = readArtifact(file, text, { limits, format: null, isNamed: true }).records;
    return [record?.date, record?.origins.find(({ field }) => field === 'date')?.rule];
  };

  it('dates a score whose content has no date, where the harness names its files so', () => {
    const name = 'results_2025-12-12T20-36-10.749437.json';
    const ofName = Date.UTC(2025, 11, 12, 20, 36, 10);
    expect(dateOf(name, lightEval(3275.6))).toEqual([ofName, 'file-name']);
    expect(dateOf(name, lightEval(1_760_000_000))).toEqual([1_760_000_000_000, 'reported']);
    expect(dateOf(name, nativeResult)).toEqual([null, undefined]);
  });
});
