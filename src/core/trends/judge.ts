import type { TrendLimits } from './limits.ts';
import { type Measurement, shareExplained } from './measurement.ts';
import { trendQuestions } from './questions/index.ts';
import type { TrendVerdict } from './trendVerdict.ts';

/** Why a verdict was reached, where runs and scales were enough to judge. */
export type JudgementReason =
  | 'law-holds'
  | 'falls'
  | 'rises-and-falls'
  | 'jumps'
  | 'dispersed'
  | 'law-does-not-hold'
  | 'large-end-departs'
  | 'curves-disagree'
  | 'no-change'
  | 'cannot-tell'
  | 'gain-not-resolved'
  | 'gain-in-last-runs'
  | 'law-or-jump'
  | 'law-not-confirmed'
  | 'not-stable';

/** A verdict with the code of its reason. */
export interface Judgement {
  readonly verdict: TrendVerdict;
  readonly reason: JudgementReason;
}

const because = (verdict: TrendVerdict, reason: JudgementReason): Judgement => ({ verdict, reason });

/**
 * The verdict on a measurement: the questions, in the order in which an answer settles it. `short` where the curve has so
 * few runs that its law must prove itself on hidden ones; `bounded` where the metric has a range, so that its scatter can be
 * held against an ordinary one.
 */
export const judge = (
  measurement: Measurement,
  limits: TrendLimits,
  { short, bounded }: { readonly short: boolean; readonly bounded: boolean },
): Judgement => {
  const ask = (question: keyof typeof trendQuestions): boolean =>
    trendQuestions[question].ask(measurement, limits).yes;
  if (ask('doTheCurvesDisagree')) return because('noisy', 'curves-disagree');
  const rises = ask('doesItRise');
  const falls = ask('doesItFall');
  if (!rises && !falls) {
    if (bounded && ask('isTheScatterBeyondNoise')) return because('noisy', 'dispersed');
    return ask('isTheFlatConclusive')
      ? because('trendless', 'no-change')
      : because('insufficient', 'cannot-tell');
  }
  const jumps = ask('doesItJump');
  const rise = measurement.rise.difference;
  const fall = -measurement.fall.difference;
  if (rises && falls) {
    const stepExplains =
      jumps &&
      shareExplained(measurement, measurement.logistic) >= shareExplained(measurement, measurement.spline);
    if (Math.min(rise, fall) >= limits.minorReversal * Math.max(rise, fall) && !stepExplains) {
      return because('nonmonotonic', 'rises-and-falls');
    }
  }
  if (falls && (!rises || fall > rise)) return because('inverse', 'falls');
  if (jumps) return because('breakthrough', 'jumps');
  if (!ask('doesTheLawCarry')) {
    // Scatter that sampling alone explains is not the curve's fault: more items or more runs would tell.
    const scatter = trendQuestions.isTheScatterBeyondNoise.ask(measurement, limits).numbers.scatterP ?? 0;
    return scatter < limits.dispersionP
      ? because('noisy', 'dispersed')
      : because('insufficient', 'gain-not-resolved');
  }
  if (!ask('isTheGainResolved')) return because('insufficient', 'gain-not-resolved');
  if (ask('isTheGainLate')) return because('insufficient', 'gain-in-last-runs');
  if (!ask('doesTheLawFit')) return because('noisy', 'law-does-not-hold');
  if (!ask('doesTheLargeEndHold')) return because('noisy', 'large-end-departs');
  if (!ask('isTheClimbSeen') || ask('couldItBeAJump')) return because('insufficient', 'law-or-jump');
  if (short && !ask('doesItHoldOut')) return because('insufficient', 'law-not-confirmed');
  return because('predictable', 'law-holds');
};
