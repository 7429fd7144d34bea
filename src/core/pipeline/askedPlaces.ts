import type { ClaimAssessment } from '../plans/claimAssessment.ts';
import type { ScaleAxis } from '../records/scaleAxis.ts';
import type { PlannedOnCurve } from './lossFamilies.ts';

/** What claims ask of the evidence. */
export interface AskedPlaces {
  /** Axes on which some claim has a place. */
  readonly axes: ReadonlySet<ScaleAxis>;
  /** Planned runs with params and tokens, on every curve that a claim is assessed on. */
  readonly plans: readonly PlannedOnCurve[];
}

/** What these claims ask of the evidence, in their order. */
export const askedPlaces = (assessments: readonly ClaimAssessment[]): AskedPlaces => {
  const onCurves = assessments.flatMap((assessment) =>
    assessment.kind === 'matched' ? [...assessment.onCurves, ...assessment.elsewhere] : [],
  );
  const sides = onCurves.flatMap(({ claim, curve, placement, against }) =>
    [{ curve, placement }, ...(against === null ? [] : [against])].map((side) => ({ ...side, claim })),
  );
  return {
    axes: new Set(
      sides.flatMap(({ curve, placement }) => (placement.kind === 'unplaced' ? [] : [curve.axis])),
    ),
    plans: sides.flatMap(({ claim, curve }): readonly PlannedOnCurve[] => {
      const { params, tokens } = claim.at;
      return params === undefined || tokens === undefined ? [] : [{ curve, plan: { params, tokens } }];
    }),
  };
};
