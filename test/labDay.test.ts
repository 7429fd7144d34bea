import { describe, expect, it } from 'vitest';
import { check } from '../src/core/check.ts';
import type { Report } from '../src/core/report/report.ts';
import { memoryBase } from './scenarios/_harness/memoryBase.ts';
import { type MemoryEntry, memoryWorkspace, textEntry } from './scenarios/_harness/memoryWorkspace.ts';
import {
  evaluationOf,
  labFiles,
  labOddities,
  manifestFile,
  planFile,
  resultFiles,
} from './support/lab/labFiles.ts';
import { checkpointOf, labRuns, runOf } from './support/lab/labRuns.ts';
import { labTasks, trueScore } from './support/lab/labTasks.ts';

/** Files by path; null where one is gone. */
type Texts = Readonly<Record<string, string | null>>;

const seed = 7;
const lab: Texts = labFiles(seed);

const filesOf = (texts: Texts): ReadonlyMap<string, MemoryEntry> =>
  new Map(Object.entries(texts).flatMap(([path, text]) => (text === null ? [] : [[path, textEntry(text)]])));

const judge = (head: Texts, against: Texts | null): Report => {
  const files = filesOf(head);
  const tip = against === null ? null : filesOf(against);
  const outcome = check({
    workspace: memoryWorkspace(files),
    configPath: '.github/scaling-guard.yml',
    base: tip === null ? null : memoryBase(files, { tip, mergeBase: tip, gating: true }),
    asOf: '2026-11-20',
    seed: 1,
    resamples: 0,
    toolVersion: '0.0.0',
  });
  if (outcome.kind !== 'report') throw new Error(JSON.stringify(outcome.problems));
  return outcome.report;
};

const audit = judge(lab, null);

const problemsOf = ({ problems }: Report): readonly string[] =>
  problems.map(({ severity, rule }) => `${severity} ${rule}`);

/** What a maintainer reads of a pull request. What stands on the base already, and the trends of tasks, are left out. */
const toldOf = (report: Report): object => {
  const standing = new Set(problemsOf(audit));
  return {
    decision: report.decision,
    claims: Object.fromEntries(
      report.claims.map(({ id, side, decision }) => [side === 'base' ? `${id} of the base` : id, decision]),
    ),
    problems: problemsOf(report).filter((problem) => !standing.has(problem)),
    findings: report.findings.flatMap(({ severity, rule, claim, inScope }) =>
      claim === null ? [] : [`${severity} ${rule} ${claim}${inScope ? '' : ', not by this change'}`],
    ),
    runs: report.changes.flatMap(({ kind, subject, after }) =>
      kind === 'evidence' && subject === 'runs' ? [after] : [],
    ),
    worse: report.changes.flatMap(({ effect, kind, subject }) =>
      effect === 'worse' && kind !== 'verdict' ? [`${kind} ${subject}`] : [],
    ),
  };
};

// A group's row is left out beside its leaves, so no claim on it can be decided. Meant to change: groups will be claimable, this claim
// will pass, and wherever `mmlu` stands below it will be gone, or pass.
const mmlu = { 'mmlu-2560m': 'inconclusive' };
const mmluBefore = 'warning SG406 mmlu-2560m, not by this change';
const mmluAnew = 'error SG406 mmlu-2560m';

const next = runOf('web', 2560);
const deleted = Object.keys(lab).filter((path) => /^evals\/lab__web-1280m\/results_/.test(path));
const results = (run: typeof next, more: Parameters<typeof evaluationOf>[1] = {}): Texts =>
  resultFiles([evaluationOf(run, { seed, ...more })]);
const later = { version: '0.4.10', day: '2026-06-01' };

interface PullRequest {
  readonly name: string;
  readonly change: Texts;
  readonly told: object;
}

const day: readonly PullRequest[] = [
  {
    name: 'docs only: nothing to judge',
    change: { 'README.md': '# Lab\n\nHow we evaluate.\n' },
    told: { decision: 'pass', claims: {}, problems: [], findings: [], runs: [], worse: [] },
  },
  {
    name: 'a new run with its row: the planned size is reached, and the claim holds',
    change: { ...manifestFile([...labRuns, next]), ...results(next) },
    told: {
      decision: 'warn',
      claims: { 'hellaswag-2560m': 'pass', ...mmlu },
      problems: [],
      findings: [mmluBefore],
      runs: ['18: web-2560m added'],
      worse: [],
    },
  },
  {
    name: 'an evaluation without a row in the manifest: its scores stand nowhere, which is not let through in silence',
    change: results(next),
    told: {
      decision: 'inconclusive',
      claims: { 'hellaswag-2560m': 'pass', ...mmlu },
      problems: ['error SG111', 'warning SG129'],
      findings: [mmluBefore],
      runs: ['18: lab/web-2560m added'],
      worse: [],
    },
  },
  {
    name: 'a run is renamed, with its checkpoints, and the old id kept as an alias: nothing is withdrawn',
    change: manifestFile(labRuns, { 'web-640m': 'web-640m-v1' }),
    told: {
      decision: 'warn',
      claims: { 'hellaswag-2560m': 'pass', ...mmlu },
      problems: [],
      findings: [mmluBefore],
      runs: [
        '17: renamed web-640m to web-640m-v1, web-640m@step10000 to web-640m-v1@step10000, web-640m@step5000 to web-640m-v1@step5000',
      ],
      worse: [],
    },
  },
  {
    name: 'all runs evaluated again by another version of the harness that no factor tells apart: one problem, with the way out',
    change: resultFiles(labRuns.map((run) => evaluationOf(run, { seed, ...later }))),
    told: {
      decision: 'block',
      claims: { 'hellaswag-2560m': 'inconclusive', ...mmlu },
      problems: ['error SG117'],
      findings: ['error SG408 hellaswag-2560m', 'warning SG301 hellaswag-2560m', mmluBefore],
      runs: [],
      worse: [
        'decision next-size/hellaswag-2560m',
        expect.stringMatching(/^evidence records of mix-1280m, /),
      ],
    },
  },
  {
    name: 'a checkpoint of a finished run: it stands on no curve',
    change: results(checkpointOf(runOf('web', 1280), 0.5)),
    told: {
      decision: 'warn',
      claims: { 'hellaswag-2560m': 'pass', ...mmlu },
      problems: [],
      findings: [mmluBefore],
      runs: ['18: web-1280m@step10000 added'],
      worse: [],
    },
  },
  {
    name: 'the results of the largest run are deleted: the forecast can no longer tell',
    change: Object.fromEntries(deleted.map((path) => [path, null])),
    told: {
      decision: 'inconclusive',
      claims: { 'hellaswag-2560m': 'inconclusive', ...mmlu },
      problems: ['notice SG124'],
      findings: ['error SG403 hellaswag-2560m', 'warning SG301 hellaswag-2560m', mmluBefore],
      runs: ['16: web-1280m removed'],
      worse: ['decision next-size/hellaswag-2560m', 'evidence records of web-1280m'],
    },
  },
  {
    name: 'a second result file of a run says otherwise: neither is used',
    change: results(runOf('web', 640), { day: '2026-06-01', offset: 0.03 }),
    told: {
      decision: 'block',
      claims: { 'hellaswag-2560m': 'warn', ...mmlu },
      // The checkpoints of the run are told once more, since the run itself has left the curve.
      problems: ['warning SG134', 'error SG117'],
      findings: ['warning SG301 hellaswag-2560m', mmluBefore],
      runs: ['16: web-640m removed'],
      worse: ['decision next-size/hellaswag-2560m', 'evidence records of web-640m'],
    },
  },
  {
    name: 'a weakened plan: told, and the old claim is judged beside it',
    change: planFile(0.5),
    told: {
      // Meant to change: the other claim was undecided on the base and is as it was, so this is a warning.
      decision: 'inconclusive',
      claims: { 'hellaswag-2560m': 'pass', 'hellaswag-2560m of the base': 'pass', ...mmlu },
      problems: [],
      findings: [mmluAnew, 'warning SG507 hellaswag-2560m'],
      runs: [],
      worse: ['claim claim next-size/hellaswag-2560m'],
    },
  },
  {
    name: 'a strengthened plan that the evidence supports',
    change: planFile(0.59),
    told: {
      // Meant to change: as for the weakened plan.
      decision: 'inconclusive',
      claims: { 'hellaswag-2560m': 'pass', ...mmlu },
      problems: [],
      findings: [mmluAnew],
      runs: [],
      worse: [],
    },
  },
  {
    name: 'a strengthened plan that the evidence speaks against',
    change: planFile(0.7),
    told: {
      decision: 'block',
      claims: { 'hellaswag-2560m': 'block', ...mmlu },
      problems: [],
      findings: ['error SG402 hellaswag-2560m', mmluAnew],
      runs: [],
      worse: ['decision next-size/hellaswag-2560m'],
    },
  },
];

describe('a lab', () => {
  it('is judged as it was made: every trend rises smoothly, and the forecast holds the true score', () => {
    expect(labTasks.reduce((sum, { group, items }) => sum + (group === 'mmlu' ? items : 0), 0)).toBe(14042);
    expect(new Set(audit.tasks.map(({ verdict }) => verdict))).toEqual(
      new Set(['predictable', 'insufficient']),
    );
    const ordinary = audit.tasks.filter(({ task }) => !task.startsWith('mmlu'));
    expect(ordinary.map(({ verdict }) => verdict)).toEqual(Array(7).fill('predictable'));
    expect(audit.shifts).toEqual([]);

    const [hellaswag] = labTasks;
    const forecast = audit.claims.find(({ id }) => id === 'hellaswag-2560m')?.forecast;
    if (hellaswag === undefined || forecast === null || forecast === undefined)
      throw new Error('no forecast');
    const truth = trueScore(hellaswag, next.loss);
    expect(forecast.lower).toBeLessThan(truth);
    expect(forecast.upper).toBeGreaterThan(truth);
  });

  it('in order has notices alone, each told once for all files', () => {
    // Meant to change: the row of a group is left out today.
    expect(problemsOf(audit)).toEqual(['notice SG119', 'notice SG203', 'notice SG133']);
    expect(audit.inputs).toMatchObject({ companions: 17, formats: [{ name: 'lm-eval', files: 17 }] });
  });

  it('with a file that was cut off and a run of two harness versions: each is one problem, and the rest is judged', () => {
    const odd = judge({ ...lab, ...labOddities(seed) }, null);
    const standing = new Set(problemsOf(audit));
    expect(problemsOf(odd).filter((one) => !standing.has(one))).toEqual(['error SG102', 'error SG117']);
    expect(odd.problems.find(({ rule }) => rule === 'SG117')?.message).toContain('declare harness_version');
    expect(odd.tasks.find(({ task }) => task === 'hellaswag')?.verdict).toBe('predictable');
  });
});

describe('a day of pull requests', () => {
  it.each(day)('$name', ({ change, told }) => {
    expect(toldOf(judge({ ...lab, ...change }, lab))).toEqual(told);
  });
});

describe('a lab whose target branch has a broken file and a run of two harness versions', () => {
  const odd: Texts = { ...lab, ...labOddities(seed) };

  it('is warned of them and not stopped by them when a pull request adds something else', () => {
    const report = judge({ ...odd, ...results(checkpointOf(runOf('web', 1280), 0.5)) }, odd);
    expect(toldOf(report)).toMatchObject({
      decision: 'warn',
      problems: ['error SG102', 'error SG117'],
      worse: [],
    });
  });

  it('is told of what it takes back when a pull request cleans up, and not stopped', () => {
    const without = Object.fromEntries(Object.keys(labOddities(seed)).map((path) => [path, null]));
    expect(toldOf(judge({ ...odd, ...without }, odd))).toMatchObject({
      decision: 'warn',
      problems: [],
      worse: ['evidence records of web-40m'],
    });
  });
});
