import { groupBy } from '../collections/groupBy.ts';
import type { Claim } from '../plans/claim.ts';
import type { CurveAssessment } from '../plans/claimAssessment.ts';
import { countOf } from '../text/formatCount.ts';
import { type Decision, worstOf } from './decision.ts';
import type { RuleIdentity, Verdict } from './rule.ts';
import { policyRules } from './rules/index.ts';
import type { Waiver } from './waivers/waiver.ts';

/** A rule that fired on a claim. */
export interface Fired extends Verdict {
  readonly rule: RuleIdentity;
  readonly claim: Claim;
  /** The curve that it fired on; null for a rule about the claim as it is written. */
  readonly onCurve: CurveAssessment | null;
  /** What accepts it, or null. */
  readonly waiver: Waiver | null;
  /** The files whose scores an integrity check took from the curve, with the fingerprint of what it distrusts in each. */
  readonly lost?: readonly { readonly file: string; readonly of: string }[];
}

/**
 * What the integrity checks took from the curve. Nobody can say what the claim would be worth with it, so that it is inconclusive
 * until somebody accepts that it is judged without.
 */
const firedByLosses = (assessment: CurveAssessment): readonly Fired[] =>
  [...groupBy(assessment.lost ?? [], ({ rule }) => rule.id).values()].flatMap((lost): Fired[] => {
    const [first] = lost;
    if (first === undefined) return [];
    const records = countOf(
      new Set(lost.map(({ source }) => `${source.file}${source.pointer}`)).size,
      'score',
    );
    const message = `${records} of the curve left the fits (${first.source.file}): ${first.message}`;
    const { rule } = first;
    const { claim } = assessment;
    const ofFiles = new Map(lost.map(({ source: { file }, of }) => [file, { file, of }]));
    return [
      {
        decision: 'inconclusive',
        message,
        rule,
        claim,
        onCurve: assessment,
        waiver: null,
        lost: [...ofFiles.values()],
      },
    ];
  });

const curveRules = policyRules.filter((rule) => rule.about === 'claim-on-curve');

/** Every rule that fires on a claim on one curve, in the order of the registry. */
export const firedOn = (assessment: CurveAssessment): readonly Fired[] => [
  ...curveRules.flatMap((rule): Fired[] => {
    const verdict = rule.evaluate(assessment);
    return verdict === undefined
      ? []
      : [{ ...verdict, rule, claim: assessment.claim, onCurve: assessment, waiver: null }];
  }),
  ...firedByLosses(assessment),
];

/**
 * The decision that rules leave: the worst of theirs, `pass` where none fired. What is waived counts as a warning, so that a
 * claim that is let through by a waiver never looks like one that holds.
 */
export const decisionOf = (fired: readonly Fired[]): Decision =>
  worstOf(fired.map(({ decision, waiver }) => (waiver === null || decision === 'pass' ? decision : 'warn')));
