import { beforeAll, describe, expect, it } from 'vitest';
import { readJson } from '../../../src/core/documents/json/readJson.ts';
import { jsonRenderer } from '../../../src/core/renderers/jsonRenderer.ts';
import { markdownRenderer } from '../../../src/core/renderers/markdownRenderer.ts';
import { textRenderer } from '../../../src/core/renderers/textRenderer.ts';
import type { Report } from '../../../src/core/report/report.ts';
import { validateReport } from '../../../src/core/validation/reportFile.ts';
import { memoryWorkspace, textEntry } from '../../scenarios/_harness/memoryWorkspace.ts';
import { checkWorkspace } from '../../scenarios/_harness/runStory.ts';
import { familyOnLosses } from '../../support/shifts/simulatedCurves.ts';
import { documentOf, limits } from '../documents/reading.ts';

const page = { width: 100, colour: false };

/** A tidy table of simulated runs; `columns` adds what else is stated of a run of this corpus. */
const tableOf = (tasks: number, columns: Readonly<Record<string, (corpus: string) => string>>): string => {
  const { curves, runs } = familyOnLosses(1, 24, 2000, { c4: 0.25, pile: 0.25 });
  const losses = ['neutral', 'near-c4', 'near-pile'];
  const extra = Object.entries(columns);
  const header = ['run', 'task', 'metric', 'score', 'n', ...losses.map((name) => `loss:${name}`)];
  const rows = curves
    .slice(0, 2 * tasks)
    .flatMap(({ task, factors: { corpus = '' }, points }) =>
      points.map(({ run, score }) => [
        run,
        task,
        'acc',
        score.toFixed(4),
        '2000',
        ...losses.map((name) => (runs.get(run)?.losses[name] ?? 0).toFixed(4)),
        corpus,
        ...extra.map(([, of]) => of(corpus)),
      ]),
    );
  const all = [...header, 'factor:corpus', ...extra.map(([name]) => name)];
  return [all, ...rows].map((row) => row.join(',')).join('\n');
};

const reportOf = (table: string, axis: string, factors: readonly string[]): Report => {
  const outcome = checkWorkspace(
    memoryWorkspace(
      new Map([
        [
          '.github/scaling-guard.yml',
          textEntry(
            `version: 1\nevidence:\n  - files: evals.csv\nscale: { axis: "${axis}" }\nfactors: [${factors.join(', ')}]\nplans: plan.yml\n`,
          ),
        ],
        ['evals.csv', textEntry(table)],
        [
          'plan.yml',
          textEntry(
            'version: 1\nplan: plan\nclaims:\n  - id: one\n    task: task-0\n    metric: acc\n    at: { "loss:neutral": 2.6 }\n    expect: ">= 0.1"\n    confidence: 0.9\n',
          ),
        ],
      ]),
    ),
  );
  if (outcome.kind !== 'report') throw new Error(outcome.problems.map(({ message }) => message).join(' '));
  return outcome.report;
};

describe('a check of runs with several validation losses', () => {
  let report: Report;
  beforeAll(() => {
    report = reportOf(tableOf(3, {}), 'loss:neutral', ['corpus']);
  });

  it('reports rankings that flip, undeclared as their factor is', () => {
    const flips = report.shifts.filter(({ factor }) => factor === 'validation_corpus');
    expect(flips.map(({ task, levels }) => [task, ...levels])).toEqual([
      ['task-0', 'near-pile', 'near-c4'],
      ['task-1', 'near-pile', 'near-c4'],
      ['task-2', 'near-pile', 'near-c4'],
    ]);
    expect(flips[0]?.id).toBe('task-0 · acc · validation_corpus · near-pile / near-c4 · corpus: c4 / pile');
    expect(flips[0]?.flip).toMatchObject({ factor: 'corpus', levels: ['c4', 'pile'] });
  });

  it('tells of them as of any shift of a task, and holds none against a claim, whose loss the config names', () => {
    expect(report.findings.filter(({ rule }) => rule === 'SG304').map(({ task }) => task)).toContain(
      'task-0',
    );
    expect(report.claims[0]?.reasons).not.toContain('SG302');
  });

  it('keeps to the published schema', () => {
    const document = documentOf(readJson('report.json', jsonRenderer.render(report, page), limits));
    expect(validateReport(document)).toMatchObject({ kind: 'valid' });
  });
});

describe('a check that is not on a validation loss', () => {
  it('asks no loss for its ranking', () => {
    const table = tableOf(1, { params: () => '' }).split('\n');
    const sized = [table[0], ...table.slice(1).map((row, index) => `${row}${1e7 * 2 ** (index % 24)}`)];
    const { shifts } = reportOf(sized.join('\n'), 'params', ['corpus']);
    expect(shifts.filter(({ factor }) => factor === 'validation_corpus')).toEqual([]);
  });
});

describe('factors that change together', () => {
  const harness = (corpus: string): string => (corpus === 'c4' ? 'helm' : 'lm-eval');
  const raised = (table: string): string =>
    table
      .split('\n')
      .map((row) =>
        row.replace(/^(pile-\d+,[^,]+,acc,)([\d.]+)/, (_, head, score) => `${head}${Number(score) + 0.1}`),
      )
      .join('\n');

  it('are named, and not tested, where both are declared', () => {
    const report = reportOf(tableOf(2, { 'factor:harness': harness }), 'loss:neutral', ['corpus', 'harness']);
    expect(report.shifts).toEqual([]);
    expect(report.untested.map(({ task, factor, reason }) => [task, factor, reason])).toEqual([
      ['task-0', 'corpus', 'confounded'],
      ['task-0', 'harness', 'confounded'],
      ['task-1', 'corpus', 'confounded'],
      ['task-1', 'harness', 'confounded'],
    ]);
    expect(textRenderer.render(report, page)).toContain(
      'Nothing can be said of 4 pairs of levels: 4 confounded (more in the JSON report)',
    );
    const markdown = markdownRenderer.render(report, page);
    expect(markdown).toContain(
      '<details><summary>Nothing can be said of 4 pairs of levels: 4 confounded</summary>',
    );
    expect(markdown).toMatch(
      /\| corpus: c4 against pile \| confounded \| c4 and pile were never .* \| 2 tasks \|/,
    );
  });

  it('are named beside the shift where only one of them is', () => {
    const table = raised(tableOf(1, { 'factor:harness': harness }));
    const { shifts } = reportOf(table, 'loss:neutral', ['corpus']);
    const shift = shifts.find(({ factor }) => factor === 'corpus');
    expect(shift?.kind).toBe('level');
    expect(shift?.sentence).toMatch(/; harness differs along with it \(helm, lm-eval\)\.$/);
  });
});
