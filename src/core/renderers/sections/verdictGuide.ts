import type { TrendVerdict } from '../../trends/trendVerdict.ts';

interface VerdictGuide {
  /** What was found, in one sentence. */
  readonly meaning: string;
  /** What it means for a plan, in one sentence. */
  readonly forPlans: string;
}

/** What each trend verdict says and what to do with it, for legends and `explain`. */
export const verdictGuide: Readonly<Record<TrendVerdict, VerdictGuide>> = {
  predictable: {
    meaning:
      'The law holds over the observed range: it explains the variance and shows no lack of fit that is both significant and large.',
    forPlans:
      'A claim may pass on its forecast; look at the gain, since a law with a small gain promises little.',
  },
  inverse: {
    meaning: 'The score worsens significantly with scale.',
    forPlans:
      'More scale makes it worse, as far as was observed; a claim that needs a gain leans on a turn nobody has seen.',
  },
  nonmonotonic: {
    meaning: 'The score significantly rises in one part of the range and falls in another.',
    forPlans: 'Where the next turn lies is unknown, so add runs between the largest one and the target.',
  },
  noisy: {
    meaning:
      'The scatter is clearly beyond sampling and ordinary run-to-run noise, the law does not hold, or the curves disagree.',
    forPlans: 'Repeat runs, or name the configuration in `where`, before planning on this task.',
  },
  trendless: {
    meaning: 'The constant holds within the noise: scale has not moved the score so far.',
    forPlans: 'Nothing observed supports a gain; the task may be too hard or too easy for these sizes.',
  },
  breakthrough: {
    meaning: 'A plateau, then a jump that carries most of the gain within a small part of the range.',
    forPlans: 'A forecast across a jump rests on its far side; add runs beyond it before claiming more.',
  },
  insufficient: {
    meaning: 'There are too few runs, or too much noise, to tell the other verdicts apart.',
    forPlans:
      'Add runs at other scales, or items to the task; the words beside the verdict say which is short.',
  },
};
