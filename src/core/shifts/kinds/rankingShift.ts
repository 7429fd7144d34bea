import { sizeInWords } from '../changeWords.ts';
import type { Contrast } from '../fittedDifference.ts';
import { shiftLimits } from '../limits.ts';
import { scaleAtPlace, scaleInWords } from '../scaleWords.ts';
import { pAbove } from '../significance.ts';
import type { ShiftEvidence, ShiftKindDetector } from './shiftKindDetector.ts';

interface Lead {
  readonly place: number;
  readonly gap: Contrast;
  readonly p: number;
}

/** Where the second level leads (`sign` 1) or the first does (-1) most surely; null where it does so nowhere. */
const surestLead = ({ difference }: ShiftEvidence, sign: 1 | -1): Lead | null => {
  const last = shiftLimits.rankingPlaces - 1;
  let best: Lead | null = null;
  for (let step = 0; step <= last; step += 1) {
    const place = step / last;
    const { value, se } = difference.gapAt(place);
    const gap = { value: sign * value, se };
    if (gap.value < shiftLimits.effect) continue;
    const p = pAbove(gap, difference.df) * shiftLimits.rankingTests;
    if (p < shiftLimits.kindP && (best === null || p < best.p)) best = { place, gap, p };
  }
  return best;
};

/** Which level is better depends on the scale: each leads somewhere in the shared range. */
export const rankingShift: ShiftKindDetector = {
  kind: 'ranking',
  detect: (evidence) => {
    const above = surestLead(evidence, 1);
    const below = surestLead(evidence, -1);
    if (above === null || below === null) return null;
    const { comparison, range } = evidence;
    const { axis, levels, direction } = comparison;
    const [better, worse] = direction === 'higher' ? ([1, 0] as const) : ([0, 1] as const);
    const ends = [
      { lead: above, level: levels[better] },
      { lead: below, level: levels[worse] },
    ].sort((a, b) => a.lead.place - b.lead.place);
    const words = ends.map(({ lead, level }, index) => {
      const scale = scaleInWords(axis, scaleAtPlace(axis, range, lead.place));
      return `${level} ${index === 0 ? 'leads ' : ''}by ${sizeInWords(comparison, lead.gap)} at ${scale}`;
    });
    return {
      effect: Math.min(above.gap.value, below.gap.value),
      sentence: `${words.join(', ')}.`,
    };
  },
};
