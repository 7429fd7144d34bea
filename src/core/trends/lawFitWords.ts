import { countOf } from '../text/formatCount.ts';
import { formatNumber } from '../text/formatNumber.ts';
import { formatShare } from '../text/formatShare.ts';
import { fittedScores } from './meanFunctions.ts';
import { showChange, showP, type TrendSubject } from './trendSubject.ts';

/** `The law (exponential in the loss)`. */
export const lawName = ({ measurement }: TrendSubject): string =>
  `The law (${(measurement.law?.family ?? measurement.data.design.law).law.title})`;

/** What the comparison with a flexible curve says, whichever way it went. */
export const followWords = (subject: TrendSubject): string => {
  const { lackOfFitP, misfit } = subject.numbers;
  const { limits } = subject;
  if (lackOfFitP == null || misfit == null) {
    return `${lawName(subject)} has as many parameters as the most flexible curve that so few runs can pay for: none could do better.`;
  }
  const share = formatShare(misfit);
  if (lackOfFitP >= limits.lackOfFitP) {
    return `${lawName(subject)} follows the points: no flexible curve does clearly better (${showP(lackOfFitP)}).`;
  }
  return misfit > limits.misfit
    ? `${lawName(subject)} misses the points by ${share} of the gain, where a flexible curve follows them (${showP(lackOfFitP)}), most at the ${worstPlace(subject)}.`
    : `${lawName(subject)} follows the points to within ${share} of the gain; a flexible curve does better by that little (${showP(lackOfFitP)}).`;
};

/** Where a flexible curve departs most from the law. */
const worstPlace = ({ measurement }: TrendSubject): string => {
  const { data, law, spline, sorted } = measurement;
  if (law === null || spline === null) return 'ends';
  const byLaw = fittedScores(data, law);
  const bySpline = fittedScores(data, spline);
  const gaps = Array.from(sorted, (i) => Math.abs((byLaw[i] ?? 0) - (bySpline[i] ?? 0)));
  const place = gaps.indexOf(gaps.reduce((most, gap) => Math.max(most, gap), 0));
  if (place >= (2 * gaps.length) / 3) return 'large end';
  return place < gaps.length / 3 ? 'small end' : 'middle';
};

/** Where the largest runs lie to the law, and how sure that is; null where nothing was measured. */
export const largeEndWords = (subject: TrendSubject): string | null => {
  const { largeEndRuns, largeEndDeparture, largeEndDeviations, largeEndP } = subject.numbers;
  if (largeEndRuns == null || largeEndDeparture == null || largeEndP == null) return null;
  const one = largeEndRuns === 1;
  const short = largeEndDeparture < 0;
  const verb = short ? (one ? 'falls short of' : 'fall short of') : one ? 'goes beyond' : 'go beyond';
  const who = one ? 'the largest run' : `the largest ${countOf(largeEndRuns, 'run')}`;
  const scatter = one ? 'of one run' : 'of their mean';
  const times =
    largeEndDeviations == null
      ? ''
      : `${formatNumber(Math.abs(largeEndDeviations), { significant: 2 })} standard deviations ${scatter}, `;
  return `${who} ${verb} it by ${showChange(subject, largeEndDeparture)}${one ? '' : ' on average'} (${times}${showP(largeEndP)})`;
};
