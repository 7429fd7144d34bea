import { describe, expect, it } from 'vitest';
import type { Plan } from '../../../src/core/plans/claim.ts';
import { decideCheck } from '../../../src/core/policy/decideCheck.ts';
import type { ClaimDecision } from '../../../src/core/policy/decideClaim.ts';
import type { Decision } from '../../../src/core/policy/decision.ts';
import {
  type ChangedFiles,
  type ClaimSides,
  isClaimInScope,
  touchesPlan,
} from '../../../src/core/policy/scope.ts';
import { wholeFile } from '../../../src/core/problems/problem.ts';
import { readingProblem } from '../../../src/core/problems/readingProblem.ts';
import { aClaim, anAssessment } from '../../support/fixtures.ts';

const claim = (decision: Decision, inScope = true) => ({
  decision: {
    claim: aClaim(),
    decision,
    fired: [],
    everyFired: [],
    deciding: null,
    configurations: [],
    flips: [],
    wouldPass: null,
  } satisfies ClaimDecision,
  inScope,
});
const broken = readingProblem('SG102', wholeFile('evals/a.json'), 'breaks off at line 3');

const inScope = (of: Plan, sides: ClaimSides, changed: ChangedFiles): boolean =>
  isClaimInScope(changed !== null && touchesPlan(of, changed), sides, changed);

describe('the decision of a check', () => {
  it('is the worst of its claims', () => {
    expect(decideCheck([], [claim('pass'), claim('warn')], [], null)).toBe('warn');
    expect(decideCheck([], [claim('block'), claim('inconclusive')], [], null)).toBe('block');
    expect(decideCheck([], [claim('inconclusive'), claim('warn')], [], null)).toBe('inconclusive');
    expect(decideCheck([], [claim('pass')], [], null)).toBe('pass');
  });

  it('blocks on what could not be read, and is inconclusive where there is nothing to judge', () => {
    expect(decideCheck([broken], [claim('pass')], [], null)).toBe('block');
    const nothing = readingProblem(
      'SG108',
      { file: null, line: null, column: null, pointer: null },
      'no score was read',
    );
    expect(decideCheck([nothing], [], [], null)).toBe('inconclusive');
  });

  it('warns at most about what a pull request neither changes nor relies on', () => {
    const changed = new Set(['README.md']);
    expect(decideCheck([broken], [claim('block', false)], [], changed)).toBe('warn');
    expect(decideCheck([broken], [], [], new Set(['evals/a.json']))).toBe('block');
    expect(decideCheck([], [claim('pass', false)], [], changed)).toBe('pass');
  });

  it('is not moved by notices', () => {
    expect(
      decideCheck([readingProblem('SG119', wholeFile('a.json'), 'mmlu was left out')], [], [], null),
    ).toBe('pass');
  });
});

describe('whether a pull request relies on a claim', () => {
  const plan: Plan = {
    plan: 'cluster',
    file: 'plans/cluster.yml',
    owner: null,
    appliesTo: ['infra/clusters/**'],
    claims: [],
  };
  const matched = { kind: 'matched', claim: aClaim(), onCurves: [anAssessment()], elsewhere: [] } as const;
  const sides = { now: matched, before: matched };
  const relies = (...files: string[]) => inScope(plan, sides, new Set(files));

  it('it does when it touches the plan, its lock, a path of applies-to, or evidence under the claim', () => {
    expect(relies('plans/cluster.yml')).toBe(true);
    expect(relies('plans/cluster.lock.json')).toBe(true);
    expect(relies('infra/clusters/2027/nodes.tf')).toBe(true);
    expect(relies('evals/run.json')).toBe(true);
    expect(inScope(plan, sides, null)).toBe(true);
  });

  it('it does when it touches the file that says what a score under the claim is of', () => {
    const assessment = anAssessment();
    const described = { describedBy: 'runs/a/run_spec.json' };
    const points = assessment.curve.points.map((point) => ({ ...point, ...described }));
    const onCurves = [{ ...assessment, curve: { ...assessment.curve, points } }];
    const now = { ...matched, onCurves };
    const of = (one: string) => inScope(plan, { now, before: now }, new Set([one]));
    expect(of('runs/a/run_spec.json')).toBe(true);
    expect(of('runs/b/run_spec.json')).toBe(false);
    const lost = {
      rule: 'SG201',
      message: 'x',
      source: { file: 'runs/b/stats.json', pointer: '' },
      describedBy: 'runs/b/run_spec.json',
    };
    const without = {
      ...matched,
      onCurves: [{ ...anAssessment(), lost: [lost] }],
    } as unknown as typeof matched;
    expect(inScope(plan, { now: without, before: without }, new Set(['runs/b/run_spec.json']))).toBe(true);
  });

  it('it does when it takes away evidence that the claim stood on', () => {
    const unmatched = { kind: 'unknown-task', known: [], suggestion: null } as const;
    const now = { kind: 'unmatched', claim: aClaim(), unmatched } as const;
    expect(inScope(plan, { now, before: matched }, new Set(['evals/run.json']))).toBe(true);
  });

  it('it does when the curves say something else, as a manifest makes them, and not when it only adds a row', () => {
    const assessment = anAssessment();
    const points = assessment.curve.points.map((point) => ({ ...point, scale: point.scale * 2 }));
    const curve = { ...assessment.curve, points };
    const now = { ...matched, onCurves: [{ ...assessment, curve }] };
    expect(inScope(plan, { now, before: matched }, new Set(['runs.yml']))).toBe(true);
    expect(relies('runs.yml')).toBe(false);
  });

  it('it does not when it touches anything else', () => {
    expect(relies('README.md', 'evals/other.json')).toBe(false);
    expect(inScope({ ...plan, appliesTo: [] }, sides, new Set(['infra/clusters/x']))).toBe(false);
  });
});
