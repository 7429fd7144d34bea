import type { TrendVerdict } from '../../trends/trendVerdict.ts';

/** What is said of a reason code. A name in braces is filled in by `fillLimits`. */
export interface ReasonGuide {
  /** The verdict that is given for this reason. */
  readonly verdict: TrendVerdict;
  /** What was seen. */
  readonly meaning: string;
  readonly nextStep: string;
}

/** The `reason` beside a trend verdict in the report, in the order in which the engine looks for them. */
export const reasonGuide = {
  'no-points': {
    verdict: 'insufficient',
    meaning: 'No score of this task has a place on the scale axis.',
    nextStep: 'State the scale of the runs in the runs manifest, or choose another `scale.axis`.',
  },
  'out-of-time': {
    verdict: 'insufficient',
    meaning: 'The time for the check, `limits.seconds`, was over before this curve was judged.',
    nextStep: 'Raise `limits.seconds`, or narrow the evidence.',
  },
  'too-few-runs': {
    verdict: 'insufficient',
    meaning:
      'There are fewer than {fewestRuns} training runs. Checkpoints of one run count once. The direction is tested by ranks all the same.',
    nextStep: 'Add runs at other scales, beyond the largest one if they are affordable.',
  },
  'too-few-scales': {
    verdict: 'insufficient',
    meaning:
      'The runs stand at fewer than {fewestScales} different scales: a law could not be contradicted by them.',
    nextStep:
      'Add runs at scales between and beyond those that are there; more runs of one scale do not help.',
  },
  'identical-scores': {
    verdict: 'trendless',
    meaning: 'Every run has the same score.',
    nextStep:
      'Look for a harness that failed in the same way each time; otherwise choose a task that can move.',
  },
  'curves-disagree': {
    verdict: 'noisy',
    meaning:
      'The score improves significantly under one configuration and worsens significantly under another one.',
    nextStep: 'Judge each configuration by its own curve: name it in `where`.',
  },
  dispersed: {
    verdict: 'noisy',
    meaning:
      'Runs of like scale differ by more than sampling of items and ordinary differences between runs explain, so much that no law stands out.',
    nextStep:
      'Find what differs between the runs (data, harness, prompt) and declare it as a factor; otherwise repeat runs.',
  },
  'no-change': {
    verdict: 'trendless',
    meaning:
      'Neither a rise nor a fall stands out of the noise, and a change of {flatBound%} of the range would have been seen.',
    nextStep: 'Do not plan a gain on this task from these runs.',
  },
  'cannot-tell': {
    verdict: 'insufficient',
    meaning:
      'Neither a rise nor a fall stands out of the noise, but a change of {flatBound%} of the range may have been missed. Without a range it is {flatBound%} of the typical score.',
    nextStep: 'Add runs, or evaluate on more items.',
  },
  'rises-and-falls': {
    verdict: 'nonmonotonic',
    meaning:
      'A rise and a fall in different parts of the range are both beyond noise and both of a size that matters.',
    nextStep: 'Add runs between the turn and the target, and beyond it.',
  },
  falls: {
    verdict: 'inverse',
    meaning: 'The score gets worse with scale, beyond noise.',
    nextStep: 'Check the direction of the metric on its task card; if it is right, do not plan a gain.',
  },
  jumps: {
    verdict: 'breakthrough',
    meaning:
      'Most of the rise happens within a small part of the range, with runs on the plateaus on both sides.',
    nextStep:
      'Look at a continuous metric of the same task (log-likelihood, Brier score): an exact-match metric can jump where it is smooth.',
  },
  'gain-not-resolved': {
    verdict: 'insufficient',
    meaning:
      'It rises, but the noise is too large to say by which law, or to know the gain to within {gainError%} of itself.',
    nextStep: 'Evaluate on more items, or add runs.',
  },
  'gain-in-last-runs': {
    verdict: 'insufficient',
    meaning:
      'The last few runs carry {lateShare%} of the gain or more. A steep law and a jump whose upper plateau nobody has seen are then the same curve.',
    nextStep: 'Add runs beyond the largest one.',
  },
  'law-does-not-hold': {
    verdict: 'noisy',
    meaning:
      'It rises, but a flexible curve follows the points where the law misses them, both significantly and by much: it flattens out, bends or moves in steps.',
    nextStep: 'Do not extrapolate it by the law; look at the plot for a ceiling or a change of slope.',
  },
  'large-end-departs': {
    verdict: 'noisy',
    meaning:
      'It rises and the law follows most points, but the largest runs, from where plans read on, lie off it: beyond noise (p < {largeEndP}) and by more than {largeEndDeviations} standard deviations.',
    nextStep:
      'Do not extrapolate it by the law; add runs of the largest scale and beyond it, which tell a bend from a run that went wrong.',
  },
  'law-or-jump': {
    verdict: 'insufficient',
    meaning:
      'Fewer than {fewestScales} scales lie where the law makes its gain, or where a jump that fits as well has its own: a steep law and a jump go through the same points.',
    nextStep: 'Add runs at scales within the climb, and beyond its end.',
  },
  'law-not-confirmed': {
    verdict: 'insufficient',
    meaning:
      'With fewer than {fewRuns} runs a law must predict its own largest runs. Fitted without them, it misses them by more than “no further change” does.',
    nextStep: 'Add runs; at {fewRuns} of them the law is judged by its fit.',
  },
  'not-stable': {
    verdict: 'insufficient',
    meaning:
      'With fewer than {stableRuns} runs a verdict must be given again by {stableShare%} of its resamples: each run left out once, and new noise. It was not.',
    nextStep: 'Add runs; which verdict it would have been is in the words.',
  },
  'law-holds': {
    verdict: 'predictable',
    meaning: 'It rises, and the law follows the points.',
    nextStep: 'Look at the gain and at the forecast’s interval before planning on it.',
  },
} as const satisfies Readonly<Record<string, ReasonGuide>>;
