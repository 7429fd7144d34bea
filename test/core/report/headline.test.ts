import { expect, it } from 'vitest';
import type { Decision } from '../../../src/core/policy/decision.ts';
import { wholeFile } from '../../../src/core/problems/problem.ts';
import { readingProblem } from '../../../src/core/problems/readingProblem.ts';
import { type HeadlineCounts, headline } from '../../../src/core/report/headline.ts';
import { reportClaim } from '../../../src/core/report/reportClaim.ts';
import { reportTask } from '../../../src/core/report/reportTask.ts';
import type { TrendVerdict } from '../../../src/core/trends/trendVerdict.ts';
import { aClaim, aTrend } from '../../support/fixtures.ts';

const claim = (decision: Decision) =>
  reportClaim({
    decision: {
      claim: aClaim(),
      decision,
      fired: [],
      everyFired: [],
      deciding: null,
      configurations: [],
      flips: [],
      wouldPass: null,
    },
    nextRun: null,
    band: [],
    costPerPoint: null,
    scenarios: [],
    stale: null,
    waiver: null,
  });
const task = (verdict: TrendVerdict) =>
  reportTask({ task: 't', metric: 'acc', curves: [], undeclaredFactors: [] }, 'params', aTrend({ verdict }));
const said = (decision: Decision, changes: Partial<HeadlineCounts> = {}) =>
  headline({ decision, problems: [], claims: [], tasks: [], findings: [], ...changes });
const broken = readingProblem('SG102', wholeFile('a.json'), 'breaks off');

it('says why it blocks or cannot decide', () => {
  const claims = [claim('block'), claim('inconclusive'), claim('pass')];
  expect(said('block', { claims, problems: [broken] })).toBe(
    'the evidence speaks against 1 claim, 1 claim cannot be decided, 1 problem in the files.',
  );
  expect(said('inconclusive')).toBe('there is nothing to judge.');
});

it('says of withdrawn evidence and of a target branch out of reach that it is they', () => {
  const withdrawn = { ...claim('block'), reasons: ['SG506'] };
  expect(said('block', { claims: [withdrawn, claim('block')] })).toBe(
    'evidence that was withdrawn speaks against 1 claim, the evidence speaks against 1 claim.',
  );
  const unread = readingProblem('SG509', { ...wholeFile(''), file: null }, 'the checkout has one commit.');
  expect(said('inconclusive', { problems: [unread] })).toBe('the target branch cannot be read.');
});

it('counts the tasks apart that do not scale and those that too few runs cannot judge', () => {
  const tasks = [task('predictable'), task('noisy'), task('insufficient'), task('insufficient')];
  expect(said('warn', { tasks })).toBe(
    '1 of 4 tasks does not scale predictably, 2 of 4 tasks cannot be judged on these runs.',
  );
  expect(said('warn', { tasks, claims: [claim('pass')] })).toMatch(/^no claim is refuted, but 1 of 4/);
});

it('says that a claim is let through by a waiver, not that none is refuted', () => {
  const waived = claim('warn');
  const finding = {
    rule: 'SG402',
    severity: 'warning',
    title: '',
    message: '',
    task: waived.task,
    plan: waived.plan,
    claim: waived.id,
    file: waived.file,
    line: null,
    inScope: true,
    waivedBy: '@lead until 2027-01-31',
  } as const;
  const sentence = said('warn', { claims: [waived], findings: [finding], tasks: [task('noisy')] });
  expect(sentence).toBe('1 claim let through by a waiver; 1 of 1 task does not scale predictably.');
});

it('does not call a refuted claim held because this change leaves it alone', () => {
  expect(said('warn', { claims: [claim('block')] })).toContain(
    'elsewhere the evidence speaks against 1 claim',
  );
});

it('says what was supported when it passes, and what there is to read when it merely warns', () => {
  expect(said('pass', { claims: [claim('pass'), claim('pass')] })).toBe('the evidence supports 2 claims.');
  expect(said('pass', { tasks: [task('predictable')] })).toBe('predictable trends in 1 task.');
  expect(said('warn', { tasks: [task('predictable')], problems: [{ ...broken, severity: 'warning' }] })).toBe(
    '1 finding to read.',
  );
});
