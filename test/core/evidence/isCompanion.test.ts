import { describe, expect, it } from 'vitest';
import { isCompanion } from '../../../src/core/evidence/isCompanion.ts';

describe('the files that harnesses write beside their results', () => {
  it.each([
    'evals/samples_hellaswag_2026-03-02T08-14-09.jsonl',
    'evals/0b1c_samples.jsonl',
    'helm/run/per_instance_stats.json',
    'details/details_lighteval|arc:challenge|25_2026-03-02T08-14-09.parquet',
    'olmes/task-000-arc_easy-predictions.jsonl',
    'olmes/task-000-arc_easy-requests.jsonl',
    'olmes/task-000-arc_easy-recorded-inputs.jsonl',
  ])('are companions: %s', (path) => {
    expect(isCompanion(path)).toBe(true);
  });

  it.each([
    'evals/results_2026-03-02T08-14-09.json',
    'olmes/task-000-arc_easy-metrics.json',
    'olmes/metrics-all.jsonl',
    'tables/details.csv',
  ])('are told from the results themselves: %s', (path) => {
    expect(isCompanion(path)).toBe(false);
  });
});
