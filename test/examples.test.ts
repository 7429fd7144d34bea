import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exampleFiles } from '../scripts/examples/exampleFiles.ts';
import { corpora, labTasks, trueLoss } from '../scripts/examples/labTruth.ts';
import { sixSizesTasks } from '../scripts/examples/sixSizesTruth.ts';
import type { Report, ReportClaim } from '../src/core/report/report.ts';
import { memoryWorkspace } from './scenarios/_harness/memoryWorkspace.ts';
import { readFolder } from './scenarios/_harness/readFolder.ts';
import { checkWorkspace } from './scenarios/_harness/runStory.ts';
import { repositoryRoot } from './scenarios/_harness/story.ts';

const drawnFolders = ['examples/lab', 'examples/six-sizes', 'test/scenarios/_small-lab'];

const committed = (): ReadonlyMap<string, string> =>
  new Map(
    drawnFolders.flatMap((folder) =>
      [...readFolder(join(repositoryRoot, folder))].map(([path, entry]): [string, string] => [
        `${folder}/${path}`,
        entry.kind === 'file' ? new TextDecoder().decode(entry.bytes) : '',
      ]),
    ),
  );

const reportOn = (example: string): Report => {
  const outcome = checkWorkspace(memoryWorkspace(readFolder(join(repositoryRoot, 'examples', example))));
  if (outcome.kind !== 'report') throw new Error(`the config of ${example} is wrong`);
  return outcome.report;
};

const claimsOf = ({ claims }: Report, plan: string): readonly ReportClaim[] =>
  claims.filter((claim) => claim.plan === plan);

/** The true score at a claim's scale on the corpus of the curve that decided it; null where no curve did. */
const trueScoreUnder = ({ task, at, curve }: ReportClaim): number | null => {
  const truth = labTasks.find((one) => one.task === task);
  const corpus = corpora.find(({ name }) => curve?.endsWith(`pretraining_corpus=${name}`));
  if (truth === undefined || corpus === undefined) return null;
  const { params, tokens } = at;
  const planned = params === undefined || tokens === undefined ? null : trueLoss(params, tokens);
  const loss = at['loss:aspen_val'] ?? (planned === null ? null : planned + corpus.lossOffset);
  return loss === null ? null : truth.score(loss, corpus.name);
};

describe('the drawn files', () => {
  it('are what npm run examples writes, no file more or less', () => {
    expect(committed()).toEqual(new Map(exampleFiles().map(({ path, text }) => [path, text])));
  });

  it('stay small', () => {
    const bytes = [...committed().values()].reduce((sum, text) => sum + text.length, 0);
    expect(bytes).toBeLessThan(500_000);
  });
});

describe('the lab', () => {
  const report = reportOn('lab');

  it('reads without a problem', () => {
    expect(report.problems).toEqual([]);
    expect(report.inputs).toMatchObject({ files: 49, records: 390, runs: 48, rejected: 0 });
  });

  it('gives every task the verdict of its true curve', () => {
    const verdicts = Object.fromEntries(report.tasks.map(({ task, verdict }) => [task, verdict]));
    expect(verdicts).toEqual(Object.fromEntries(labTasks.map(({ task, verdict }) => [task, verdict])));
  });

  it('finds the one shift that is there, of its kind and near its true size', () => {
    expect(report.shifts.map(({ task, factor, kind }) => [task, factor, kind])).toEqual([
      ['web_facts', 'pretraining_corpus', 'level'],
    ]);
    expect(Math.abs(report.shifts[0]?.effect ?? 0)).toBeCloseTo(0.06, 2);
  });

  it('passes one plan and blocks the other', () => {
    expect(claimsOf(report, 'corpus-order-2027').map(({ decision }) => decision)).toEqual([
      'pass',
      'pass',
      'pass',
    ]);
    const blocked = claimsOf(report, 'cluster-2027');
    expect(Object.fromEntries(blocked.map(({ id, reasons }) => [id, reasons]))).toEqual({
      'completion-beyond-the-curve': ['SG402'],
      'dates-after-the-jump': ['SG301', 'SG403'],
      'facts-on-any-corpus': ['SG302', 'SG404'],
      'recall-from-three-runs': ['SG301', 'SG408'],
    });
    expect(report.decision).toBe('block');
  });

  it('decides with the truth: no claim passes above the true score, none is blocked below it', () => {
    for (const claim of report.claims) {
      const truth = trueScoreUnder(claim);
      if (claim.forecast === null || truth === null) continue;
      const threshold = Number(claim.expect.replace('>=', ''));
      if (claim.decision === 'pass') {
        expect(truth, claim.id).toBeGreaterThan(threshold);
        expect(truth, claim.id).toBeGreaterThan(claim.forecast.bound);
      }
      if (claim.decision === 'block') expect(truth, claim.id).toBeLessThan(threshold);
    }
  });
});

describe('the six sizes', () => {
  const report = reportOn('six-sizes');

  it('reads without a problem, and says of every task that six runs are too few for a verdict', () => {
    expect(report.problems).toEqual([]);
    expect(report.tasks).toHaveLength(13);
    expect(new Set(report.tasks.map(({ verdict }) => verdict))).toEqual(new Set(['insufficient']));
  });

  it('still tells a direction where the runs agree, and none where they do not', () => {
    const wordsOf = (task: string): string =>
      report.tasks
        .filter((one) => one.task === task)
        .flatMap(({ words }) => words)
        .join(' ');
    expect(wordsOf('hellaswag')).toMatch(/That it improves is established/);
    expect(wordsOf('boolq')).toMatch(/Not even the direction is established/);
  });

  it('decides what its interval allows: one claim let through, one blocked, one left open', () => {
    expect(report.claims.map(({ id, decision, reasons }) => [id, decision, reasons])).toEqual([
      ['arc-challenge-7b', 'inconclusive', ['SG301', 'SG403']],
      ['hellaswag-4b', 'warn', ['SG301']],
      ['hellaswag-7b', 'block', ['SG301', 'SG402']],
    ]);
    for (const { decision, forecast, nextRun } of report.claims) {
      expect(forecast?.calibration).toBe('borrowed');
      if (decision !== 'warn') expect(nextRun).not.toBeNull();
    }
  });

  it('lies around the truth', () => {
    const truth = sixSizesTasks
      .find(({ task }) => task === 'hellaswag')
      ?.metrics.find(({ metric }) => metric === 'acc_norm');
    for (const { id, forecast } of report.claims.filter(({ task }) => task === 'hellaswag')) {
      const score = truth?.score(Math.log10(id === 'hellaswag-4b' ? 4e9 : 6.9e9)) ?? Number.NaN;
      expect(forecast?.lower).toBeLessThan(score);
      expect(forecast?.upper).toBeGreaterThan(score);
    }
  });
});
