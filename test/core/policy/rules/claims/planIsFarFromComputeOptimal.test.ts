import { describe, expect, it } from 'vitest';
import type { ComparedAllocation, CurveAssessment } from '../../../../../src/core/plans/claimAssessment.ts';
import { decideClaim } from '../../../../../src/core/policy/decideClaim.ts';
import { claimFindings, withoutRepeatedNotices } from '../../../../../src/core/policy/findings.ts';
import { reportClaim } from '../../../../../src/core/report/reportClaim.ts';
import { anAssessment } from '../../../../support/fixtures.ts';

const aPlannedRun = (interval: readonly [number, number] | null): ComparedAllocation => ({
  corpus: 'c4_val',
  plan: { params: 1e9, tokens: 2e11 },
  optimal: { params: 3e9, tokens: 6.6e10, loss: 2.5 },
  ratio: 9,
  interval,
  lossPenalty: 0.031,
  computeShare: 0.71,
});

const decide = (interval: readonly [number, number] | null) => {
  const onCurve: CurveAssessment = { ...anAssessment(), allocation: aPlannedRun(interval) };
  return decideClaim({ kind: 'matched', claim: onCurve.claim, onCurves: [onCurve], elsewhere: [] });
};

describe('a plan that is far from compute-optimal', () => {
  it('is told where the whole interval of the ratio lies beyond the limit, on either side', () => {
    for (const interval of [
      [3.1, 20],
      [0.05, 0.3],
    ] as const) {
      expect(claimFindings(decide(interval), true)).toMatchObject([{ rule: 'SG410', severity: 'notice' }]);
    }
  });

  it('is not told within the limit, where the interval reaches it, or where there is none', () => {
    for (const interval of [[0.4, 2.5], [2.9, 20], [0.05, 0.34], null] as const) {
      expect(claimFindings(decide(interval), true)).toEqual([]);
    }
  });

  it('changes no decision and is no reason of one', () => {
    const decision = decide([3.1, 20]);
    const reported = reportClaim({
      decision,
      nextRun: null,
      band: [],
      costPerPoint: null,
      scenarios: [],
      stale: null,
      waiver: null,
    });
    expect(reported).toMatchObject({ decision: 'pass', reasons: [] });
    expect(reported.computeOptimal).toMatchObject({ params: 3e9, tokens: 6.6e10, interval: [3.1, 20] });
  });

  it('says what was seen, against which limit, and what it costs', () => {
    const [{ message } = { message: '' }] = claimFindings(decide([3.1, 20]), true);
    expect(message).toContain('plans 200 tokens per parameter');
    expect(message).toContain('least loss at 22 (90% interval 10 to 64.5), 3B params on 66B tokens');
    expect(message).toContain('against a limit of 3×');
    expect(message).toContain('0.031 of loss');
    expect(message).toContain('71% of the compute');
  });

  it('is told once for all claims of a plan about one planned run', () => {
    const found = claimFindings(decide([3.1, 20]), true);
    const again = found.map((finding) => ({ ...finding, claim: 'another' }));
    const elsewhere = found.map((finding) => ({ ...finding, plan: 'another' }));
    expect(withoutRepeatedNotices([...found, ...again, ...elsewhere])).toEqual([...found, ...elsewhere]);
  });
});
