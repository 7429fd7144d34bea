import type { LawScenario } from '../forecasts/lawScenarios.ts';
import type { Expectation } from '../plans/claim.ts';
import type { ClaimDecision } from './decideClaim.ts';
import type { Decision } from './decision.ts';

/** What a claim would come to under one law by itself, or under one configuration by the whole forecast. */
export interface ClaimScenario {
  /** The law that is taken for true; null for the forecast, which leaves none out. */
  readonly law: string | null;
  readonly factors: Readonly<Record<string, string>>;
  /** Null where the law cannot be fitted, or there is no forecast. */
  readonly value: number | null;
  /** Whether the value itself, without any interval, is what the claim expects; null where there is no value. */
  readonly meets: boolean | null;
  /** What the rules would decide; null for a law by itself, which has no interval to decide by. */
  readonly decision: Decision | null;
}

const meets = (value: number, { min, max }: Expectation): boolean =>
  (min === null || value >= min) && (max === null || value <= max);

/**
 * A claim under each of its scenarios: first every configuration of its task by the whole forecast, then each law by itself
 * on the curve that the decision rests on.
 */
export const claimScenarios = (
  { claim, deciding, configurations }: ClaimDecision,
  laws: readonly LawScenario[],
): readonly ClaimScenario[] => {
  const scenario = (one: Omit<ClaimScenario, 'meets'>): ClaimScenario => ({
    ...one,
    meets: one.value === null ? null : meets(one.value, claim.expect),
  });
  const factors = deciding?.curve.factors ?? {};
  return [
    ...configurations.map((one) => scenario({ law: null, ...one })),
    ...laws.map(({ law, value }) => scenario({ law, factors, value, decision: null })),
  ];
};
