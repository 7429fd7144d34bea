import type { TrendVerdict } from '../../trends/trendVerdict.ts';

/** What is said of a trend verdict. A name in braces is filled in by `fillLimits`. */
export interface VerdictGuide {
  /** What was found, in one sentence. */
  readonly meaning: string;
  /** What must have been tested, and how it came out, for this verdict to be given. */
  readonly tests: readonly string[];
  /** What it means for a plan, in one sentence. */
  readonly forPlans: string;
}

const rise =
  'A rise: two groups of neighbouring runs differ, or the ranks of score and scale agree, by more than a flat curve shows by chance ' +
  '(p ≤ {moveP}), and by at least {smallestMove%} of the metric’s range.';

/** What each trend verdict says, what stands behind it and what to do with it: `explain`, the legends and docs/trends. */
export const verdictGuide: Readonly<Record<TrendVerdict, VerdictGuide>> = {
  predictable: {
    meaning:
      'The law holds over the observed range: it explains the variance and shows no lack of fit that is both significant and large.',
    tests: [
      rise,
      'No fall that is as sure and reaches {minorReversal%} of the rise, and no jump.',
      'The law carries at least {lawR2%} of the variance, and its gain is known to within {gainError%} of itself (95%).',
      'The last runs do not carry {lateShare%} of the gain or more.',
      'At least {fewestScales} scales lie on the law’s climb, and no jump between scales is as likely.',
      'No flexible curve fits better both significantly (p < {lackOfFitP}) and by more than {misfit%} of the gain.',
      'The largest runs lie on the law: not off it beyond noise (p < {largeEndP}) and by more than {largeEndDeviations} standard deviations.',
      'Below {fewRuns} runs the law, fitted without the largest fifth of them, must also predict those better than “no further change” does.',
      'Below {stableRuns} runs at least {stableShare%} of the resamples say so again.',
    ],
    forPlans:
      'A claim may pass on its forecast; look at the gain, since a law with a small gain promises little.',
  },
  inverse: {
    meaning: 'The score worsens significantly with scale.',
    tests: [
      'A fall: the test for a rise, the other way round (p ≤ {moveP}, at least {smallestMove%} of the metric’s range).',
      'Either no rise that is as sure, or one of less than {minorReversal%} of the fall.',
    ],
    forPlans:
      'More scale makes it worse, as far as was observed; a claim that needs a gain leans on a turn nobody has seen.',
  },
  nonmonotonic: {
    meaning: 'The score significantly rises in one part of the range and falls in another.',
    tests: [
      'A rise and a fall, each at p ≤ {moveP} and of at least {smallestMove%} of the metric’s range.',
      'The smaller of the two reaches {minorReversal%} of the larger one; below that it is a minor reversal, and is only mentioned.',
      'A jump does not explain both.',
    ],
    forPlans: 'Where the next turn lies is unknown, so add runs between the largest one and the target.',
  },
  noisy: {
    meaning:
      'The scatter is clearly beyond sampling and ordinary run-to-run noise, the law does not hold, or the curves disagree.',
    tests: [
      'Dispersed: the scatter about the best curve exceeds what sampling of items gives (chi-square, p < {dispersionP}), and either there is no rise or fall and runs differ by more than {runToRun}, or there is a rise and the law carries less than {lawR2%} of the variance.',
      'The law does not hold: a flexible curve fits better, both significantly (F test, p < {lackOfFitP}) and by more than {misfit%} of the gain.',
      'The law does not hold at its large end: the largest run, or the mean of the largest {plateauShare%} of the runs, lies off it by more than {largeEndDeviations} standard deviations (F test, p < {largeEndP}).',
      'The curves disagree: one rises and another one falls, each at p ≤ {moveP} after correction for the number of curves.',
    ],
    forPlans: 'Repeat runs, or name the configuration in `where`, before planning on this task.',
  },
  trendless: {
    meaning: 'The constant holds within the noise: scale has not moved the score so far.',
    tests: [
      'Neither a rise nor a fall at p ≤ {moveP}.',
      'The scatter is not beyond noise.',
      'A change of {flatBound%} of the metric’s range would have been seen: the 95% bound on the change lies below it.',
    ],
    forPlans: 'Nothing observed supports a gain; the task may be too hard or too easy for these sizes.',
  },
  breakthrough: {
    meaning: 'A plateau, then a jump that carries most of the gain within a small part of the range.',
    tests: [
      'A rise at p ≤ {moveP} that no fall outweighs.',
      'A logistic curve beats the law by more than {jumpAicc} units of the Akaike criterion (AICc), carries at least {jumpR2%} of the variance, and has its 10% and 90% points within {jumpWidth%} of the range.',
      'At least {plateauRuns} runs, and {plateauShare%} of all runs, lie before the jump, and as many after it.',
    ],
    forPlans: 'A forecast across a jump rests on its far side; add runs beyond it before claiming more.',
  },
  insufficient: {
    meaning: 'There are too few runs, or too much noise, to tell the other verdicts apart.',
    tests: [
      'Fewer than {fewestRuns} runs or {fewestScales} different scales: no test is made but an exact rank test of the direction.',
      'Otherwise a test that another verdict needs came out as “cannot tell”; the reason says which one.',
    ],
    forPlans:
      'Add runs at other scales, or items to the task; the words beside the verdict say which is short.',
  },
};
