import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Report } from '../src/core/report/report.ts';
import { exitStatusOf } from './scenarios/_harness/exitStatus.ts';
import { type MemoryEntry, memoryWorkspace, textEntry } from './scenarios/_harness/memoryWorkspace.ts';
import { readFolder } from './scenarios/_harness/readFolder.ts';
import { checkWorkspace } from './scenarios/_harness/runStory.ts';
import { repositoryRoot } from './scenarios/_harness/story.ts';

const smallLab = readFolder(join(repositoryRoot, 'test/scenarios/_small-lab'));

/** The small lab with some paths put in the place of its own, or beside them. */
const checkWith = (
  changes: Readonly<Record<string, MemoryEntry>>,
): { readonly report: Report; readonly exit: number } => {
  const outcome = checkWorkspace(memoryWorkspace(new Map([...smallLab, ...Object.entries(changes)])));
  if (outcome.kind !== 'report') throw new Error('the config is right, so a report was expected');
  return { report: outcome.report, exit: exitStatusOf(outcome) };
};

const decisionsOf = (report: Report): Readonly<Record<string, string>> =>
  Object.fromEntries(report.claims.map(({ id, decision }) => [id, decision]));

const rulesAt = (report: Report, file: string): readonly string[] =>
  report.problems
    .filter(({ file: own, also = [] }) => [own, ...also.map((place) => place.file)].includes(file))
    .map(({ rule }) => rule);

describe('sizes that nobody should commit', () => {
  it('does not read a file of 200 MB, says how large it is, and judges the rest', () => {
    const { report, exit } = checkWith({ 'evals/summaries.csv': { kind: 'must-not-be-read', size: 200e6 } });
    const problem = report.problems.find(({ file }) => file === 'evals/summaries.csv');
    expect(problem?.rule).toBe('SG115');
    expect(problem?.message).toMatch(/200/);
    expect(decisionsOf(report)).toMatchObject({
      'summaries-launch': 'inconclusive',
      'translation-launch': 'pass',
    });
    expect(exit).toBe(1);
  });

  it('names a config of 200 MB as the config error it is', () => {
    const changes: [string, MemoryEntry][] = [
      ['.github/scaling-guard.yml', { kind: 'must-not-be-read', size: 200e6 }],
    ];
    const outcome = checkWorkspace(memoryWorkspace(new Map([...smallLab, ...changes])));
    expect(outcome.kind).toBe('config-error');
    expect(exitStatusOf(outcome)).toBe(2);
  });

  it('survives manifest, cards and a plan of 200 MB, each named', () => {
    const huge: MemoryEntry = { kind: 'must-not-be-read', size: 200e6 };
    const { report, exit } = checkWith({ 'runs.yml': huge, 'tasks.yml': huge, 'plans/huge.yml': huge });
    for (const file of ['runs.yml', 'tasks.yml', 'plans/huge.yml'])
      expect(rulesAt(report, file)).toEqual(['SG115']);
    expect(exit).toBe(1);
  });

  it('names a file that cannot be opened, with the reason', () => {
    const { report } = checkWith({
      'evals/summaries.csv': { kind: 'unreadable-file', reason: 'permission denied', size: 400 },
    });
    const problem = report.problems.find(({ file }) => file === 'evals/summaries.csv');
    expect(problem).toMatchObject({ rule: 'SG101', severity: 'error' });
    expect(problem?.message).toContain('permission denied');
  });
});

describe('every kind of bad file', () => {
  const spoiled: Readonly<Record<string, string>> = {
    nothing: '',
    blanks: ' \n\t\n',
    'a byte order mark alone': '\uFEFF',
    'an open brace': '{',
    'an open quote': '"run,task',
    'a lone number': '17',
    'a null': 'null',
    'an empty object': '{}',
    'an empty list': '[]',
    'NUL bytes': 'run,task\u0000,metric,score\n',
    'a prototype key': '{"__proto__": {"score": 1}}',
    'a number past all numbers':
      '{"version": 1, "run": {"id": "a"}, "results": [{"task": "a", "metric": "acc", "score": 1e999}]}',
    'a header alone': 'run,task,metric,score\n',
    'a row that is too long': 'run,task,metric,score\nrun-01,summaries,acc,0.5,7,8,9\n',
    HTML: '<!doctype html><title>404</title>',
  };

  it.each(Object.entries(spoiled))(
    'as evidence: %s is named, its claim is inconclusive, the others pass',
    (_, text) => {
      const { report, exit } = checkWith({ 'evals/summaries.csv': textEntry(text) });
      expect(rulesAt(report, 'evals/summaries.csv').length).toBeGreaterThan(0);
      expect(decisionsOf(report)).toEqual({
        'arithmetic-launch': 'pass',
        'summaries-launch': 'inconclusive',
        'translation-launch': 'pass',
      });
      expect(exit).toBe(1);
    },
  );

  it.each(Object.entries(spoiled))('as a plan: %s is named, and the other plan is judged', (_, text) => {
    const { report, exit } = checkWith({ 'plans/more.yml': textEntry(text) });
    expect(rulesAt(report, 'plans/more.yml').length).toBeGreaterThan(0);
    expect(Object.values(decisionsOf(report))).toEqual(['pass', 'pass', 'pass']);
    expect(exit).toBe(1);
  });

  it.each(Object.entries(spoiled))('as the manifest: %s is named, and nothing passes', (_, text) => {
    const { report, exit } = checkWith({ 'runs.yml': textEntry(text) });
    expect(rulesAt(report, 'runs.yml').length).toBeGreaterThan(0);
    expect(Object.values(decisionsOf(report))).not.toContain('pass');
    expect(exit).toBe(1);
  });

  it.each(Object.entries(spoiled))('as the config: %s is a config error', (_, text) => {
    const changes: [string, MemoryEntry][] = [['.github/scaling-guard.yml', textEntry(text)]];
    const outcome = checkWorkspace(memoryWorkspace(new Map([...smallLab, ...changes])));
    expect(outcome.kind).toBe('config-error');
    if (outcome.kind === 'config-error') expect(outcome.problems.length).toBeGreaterThan(0);
    expect(exitStatusOf(outcome)).toBe(2);
  });
});
