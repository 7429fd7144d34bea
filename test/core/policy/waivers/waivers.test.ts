import { describe, expect, it } from 'vitest';
import { readYaml } from '../../../../src/core/documents/yaml/readYaml.ts';
import { sentinelScore } from '../../../../src/core/integrity/checks/sentinelScore.ts';
import type { ClaimAssessment, CurveAssessment } from '../../../../src/core/plans/claimAssessment.ts';
import { decideClaim } from '../../../../src/core/policy/decideClaim.ts';
import { hasExpired, judgeWaiver } from '../../../../src/core/policy/waivers/judgeWaiver.ts';
import { readWaivers } from '../../../../src/core/policy/waivers/readWaivers.ts';
import type { Waiver } from '../../../../src/core/policy/waivers/waiver.ts';
import { waiverToPaste } from '../../../../src/core/policy/waivers/waiverToPaste.ts';
import { aClaim, aCurve, anAssessment } from '../../../support/fixtures.ts';

const limits = { bytes: 1e6, depth: 50, files: 100 };
const tooLow = { value: 0.6, lower: 0.54, upper: 0.66, lowerBound: 0.55, upperBound: 0.65 };
const undecided = { value: 0.7, lower: 0.65, upper: 0.75, lowerBound: 0.66, upperBound: 0.74 };

const on = (...onCurves: CurveAssessment[]): ClaimAssessment => ({
  kind: 'matched',
  claim: onCurves[0]?.claim ?? aClaim(),
  onCurves,
  elsewhere: [],
});

/** What the check prints for a claim, with the blanks filled in, as the waivers of a file. */
const pasted = (assessment: ClaimAssessment): readonly Waiver[] => {
  const text = waiverToPaste(decideClaim(assessment), '2026-11-20') ?? '';
  const filled = text.replaceAll('reason: ""', 'reason: "new run"').replaceAll('by: ""', 'by: "@acme/leads"');
  const reading = readYaml('waivers.yml', `version: 1\nwaivers:\n${filled}\n`, limits);
  if (reading.kind !== 'document') throw new Error('the printed waiver is no YAML');
  const { waivers, problems } = readWaivers(reading.document);
  expect(problems).toEqual([]);
  return waivers;
};

const outcome = (assessment: ClaimAssessment, waivers: readonly Waiver[]) => {
  const decision = decideClaim(assessment, waivers);
  return {
    decision: decision.decision,
    states: waivers.map((waiver) => judgeWaiver(waiver, [decision], '2026-11-20').state),
  };
};

describe('the waiver that is printed', () => {
  it('accepts the finding it was printed for, which leaves a warning', () => {
    const claim = on(anAssessment({ forecast: tooLow }));
    expect(outcome(claim, pasted(claim))).toEqual({ decision: 'warn', states: ['used'] });
  });

  it('names every rule that stops the claim', () => {
    const claim = on(anAssessment({ forecast: { ...undecided, calibration: 'none' } }));
    const waivers = pasted(claim);
    expect(waivers.map(({ rule }) => rule)).toEqual(['SG403', 'SG405']);
    expect(outcome(claim, waivers).decision).toBe('warn');
    expect(outcome(claim, waivers.slice(0, 1)).decision).toBe('inconclusive');
  });

  it('is there for a claim without a forecast, and ends with the first one', () => {
    const before = on(anAssessment({ forecast: null }));
    const waivers = pasted(before);
    expect(outcome(before, waivers)).toEqual({ decision: 'warn', states: ['used'] });
    expect(waivers[0]?.of).toMatch(/:none$/);
    expect(outcome(on(anAssessment({ forecast: tooLow })), waivers).decision).toBe('block');
  });

  it('is refused until somebody fills in the reason', () => {
    const text = waiverToPaste(decideClaim(on(anAssessment({ forecast: tooLow }))), '2026-11-20');
    const reading = readYaml('waivers.yml', `version: 1\nwaivers:\n${text}\n`, limits);
    if (reading.kind !== 'document') throw new Error('no YAML');
    expect(readWaivers(reading.document).problems.map(({ pointer }) => pointer)).toEqual([
      '/waivers/0/reason',
      '/waivers/0/approved-by',
    ]);
  });

  it('reads back whatever a plan and a claim are called', () => {
    const claim = aClaim({ plan: 'a: "b"\n- rule: SG402', id: '#x @me `y`' });
    const waivers = pasted(on(anAssessment({ claim, forecast: tooLow })));
    expect(waivers.map(({ about }) => about)).toEqual([{ kind: 'claim', plan: claim.plan, claim: claim.id }]);
  });

  it('is none for a claim that is let through', () => {
    expect(waiverToPaste(decideClaim(on(anAssessment())), '2026-11-20')).toBeNull();
  });

  it('proposes a quarter', () => {
    const text = waiverToPaste(decideClaim(on(anAssessment({ forecast: tooLow }))), '2026-11-20');
    expect(text).toContain('expires: 2027-02-18');
  });
});

describe('a waiver of evidence', () => {
  const rule = sentinelScore;
  const lostOf = (...files: readonly (readonly [file: string, of: string])[]) =>
    files.map(([file, of]) => ({ rule, message: 'is -1', source: { file, pointer: '/1' }, of }));
  const [one, other] = [
    ['evals/a.csv', '00000000000000aa'],
    ['evals/b.csv', '00000000000000bb'],
  ] as const;
  const claimOn = (id: string, ...files: readonly (readonly [string, string])[]) =>
    on(anAssessment({ claim: aClaim({ id }), lost: lostOf(...files) }));

  it('lets every claim be judged without what was distrusted in that file', () => {
    const given = pasted(claimOn('first', one));
    expect(given.map(({ about }) => about)).toEqual([{ kind: 'evidence', file: 'evals/a.csv' }]);
    expect(outcome(claimOn('first', one), given)).toEqual({ decision: 'warn', states: ['used'] });
    expect(outcome(claimOn('second', one), given)).toEqual({ decision: 'warn', states: ['used'] });
  });

  it('leaves a claim inconclusive that lost scores of another file as well', () => {
    const both = claimOn('first', one, other);
    expect(outcome(both, pasted(claimOn('first', one)))).toEqual({
      decision: 'inconclusive',
      states: ['used'],
    });
    expect(outcome(both, pasted(both))).toEqual({ decision: 'warn', states: ['used', 'used'] });
  });

  it('ends when other scores of the file are distrusted, and accepts nothing where none are', () => {
    const given = pasted(claimOn('first', one));
    const changed = claimOn('first', ['evals/a.csv', '00000000000000cc']);
    expect(outcome(changed, given)).toEqual({ decision: 'inconclusive', states: ['claim-changed'] });
    expect(outcome(claimOn('first'), given).states).toEqual(['not-fired']);
  });

  it('names an integrity check that takes scores away, and no claim besides', () => {
    const problemsOf = (entry: string) => {
      const rest = 'reason: x, approved-by: y, expires: 2027-01-31, of: "00000000000000aa"';
      const reading = readYaml('waivers.yml', `version: 1\nwaivers:\n  - { ${entry}, ${rest} }\n`, limits);
      if (reading.kind !== 'document') throw new Error('no YAML');
      return readWaivers(reading.document).problems.map(({ message }) => message);
    };
    expect(problemsOf('rule: SG201, evidence: evals/a.csv')).toEqual([]);
    expect(problemsOf('rule: SG401, evidence: evals/a.csv')).toEqual([
      expect.stringMatching(/^SG401 cannot be waived for a file/),
    ]);
    expect(problemsOf('rule: SG201, evidence: evals/a.csv, plan: p, claim: c')).toEqual([
      expect.stringMatching(/make it two entries/),
    ]);
    expect(problemsOf('rule: SG201, claim: c')).toEqual([expect.stringMatching(/^"plan" is missing/)]);
  });
});

describe('a waiver', () => {
  const given = pasted(on(anAssessment({ forecast: tooLow })));

  it.each([
    ['asks for more', { expect: { min: 0.71, max: null, text: '>= 0.71' } }],
    ['stands elsewhere', { at: { 'loss:c4': 2.3 } }],
    ['is about another configuration', { where: { n_shot: '5' } }],
    ['is less sure', { confidence: 0.8 }],
  ])('ends when the claim %s', (_, changes) => {
    const changed = on(anAssessment({ claim: aClaim(changes), forecast: tooLow }));
    expect(outcome(changed, given)).toEqual({ decision: 'block', states: ['claim-changed'] });
  });

  it('lasts while the claim is only written differently', () => {
    const claim = aClaim({ expect: { min: 0.7, max: null, text: '>=0.700' }, metric: null, line: 50 });
    expect(outcome(on(anAssessment({ claim, forecast: tooLow })), given).states).toEqual(['used']);
  });

  it('lasts while the forecast stays in the waived interval, and ends when it leaves it', () => {
    const at = (value: number) =>
      outcome(on(anAssessment({ forecast: { ...tooLow, value, lower: value - 0.01 } })), given);
    expect(at(0.55)).toEqual({ decision: 'warn', states: ['used'] });
    expect(at(0.53)).toEqual({ decision: 'block', states: ['value-left'] });
  });

  it('cannot be stretched by hand', () => {
    const stretched = given.map((waiver) => ({ ...waiver, of: waiver.of.replace('0.54..', '0.10..') }));
    const moved = on(anAssessment({ forecast: { ...tooLow, value: 0.3, lower: 0.2 } }));
    expect(outcome(moved, stretched)).toEqual({ decision: 'block', states: ['claim-changed'] });
  });

  it('of one rule accepts no other', () => {
    const claim = on(anAssessment({ forecast: undecided }));
    expect(outcome(claim, given)).toEqual({ decision: 'inconclusive', states: ['not-fired'] });
  });

  it('accepts one curve, and not the next that fails elsewhere', () => {
    const first = anAssessment({ forecast: tooLow, curve: aCurve({ id: 'a' }) });
    const second = anAssessment({
      forecast: { value: 0.3, lower: 0.25, upper: 0.35, lowerBound: 0.26, upperBound: 0.34 },
      curve: aCurve({ id: 'b' }),
    });
    expect(outcome(on(first, second), given).decision).toBe('block');
    const both = [...given, ...pasted(on(second))];
    expect(outcome(on(first, second), both)).toEqual({ decision: 'warn', states: ['used', 'used'] });
  });

  it('counts on its last day and not on the next', () => {
    const [waiver] = given.map((one) => ({ ...one, expires: '2026-11-20' }));
    if (waiver === undefined) throw new Error('no waiver');
    expect([hasExpired(waiver, '2026-11-20'), hasExpired(waiver, '2026-11-21')]).toEqual([false, true]);
  });

  it('that stands twice is named once as repeated', () => {
    const claim = on(anAssessment({ forecast: tooLow }));
    expect(outcome(claim, [...given, ...given.map((one) => ({ ...one }))]).states).toEqual([
      'used',
      'repeated',
    ]);
  });
});
