import { countOf } from '../text/formatCount.ts';
import { formatNumber } from '../text/formatNumber.ts';
import { formatShare } from '../text/formatShare.ts';
import type { JudgementReason } from './judge.ts';
import { changeBetween } from './measurement.ts';
import { trendQuestions } from './questions/index.ts';
import { middleOf, partOfRange, showChange, showP, showStretch, type TrendSubject } from './trendSubject.ts';

const lowest = (values: Float64Array): number =>
  values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);

const highest = (values: Float64Array): number =>
  values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);

type Part = (subject: TrendSubject) => string;

const number = ({ numbers }: TrendSubject, name: string): number => numbers[name] ?? 0;

/** `rises 0.21 over the last third of the range (loss 2.9 to 2.5 on c4_val)`. */
const moveWords = (subject: TrendSubject, which: 'rise' | 'fall'): string => {
  const move = subject.measurement[which];
  const from = middleOf(subject, move.before);
  const to = middleOf(subject, move.after);
  const least = lowest(subject.position);
  const share = (position: number): number => (position - least) / (highest(subject.position) - least);
  const part = partOfRange(share(from), share(to));
  const stretch = showStretch(subject, from, to);
  const verb = which === 'rise' ? 'rises' : 'falls';
  return `${verb} ${showChange(subject, move.difference)} ${part === null ? `from ${stretch}` : `${part} (${stretch})`}`;
};

const lowerIsBetter = ({ curves }: TrendSubject): boolean => curves[0]?.direction === 'lower';

const lawTitle = ({ measurement }: TrendSubject): string => measurement.data.design.law.law.title;

const scatterWords: Part = (subject) => {
  const { measurement, unit } = subject;
  const sd = formatNumber(Math.sqrt(measurement.residualVariance) * unit, { significant: 2 });
  const sampling = measurement.samplingVariance;
  const against =
    sampling === null
      ? 'what sampling of items gives is unknown'
      : `sampling of items gives ${formatNumber(Math.sqrt(sampling) * unit, { significant: 2 })}`;
  return `scores scatter by ${sd} about the best curve, where ${against}`;
};

/** The sentence that explains each reason: what was seen, against which limit. */
const explanations: Readonly<Record<JudgementReason, Part>> = {
  'law-holds': (subject) => {
    const { measurement, position } = subject;
    const gain = measurement.law === null ? 0 : changeBetween(measurement, measurement.law, 0, 1);
    const stretch = showStretch(subject, lowest(position), highest(position));
    return `It gains ${showChange(subject, gain)} from ${stretch}, by a law (${lawTitle(subject)}) that carries ${formatShare(number(subject, 'lawR2'))} of the variance; no flexible curve does clearly better.`;
  },
  falls: (subject) =>
    `The score gets worse with scale: it ${moveWords(subject, 'fall')}, ${showP(number(subject, 'fallP'))}.`,
  'rises-and-falls': (subject) => {
    const { rise, fall } = subject.measurement;
    const [first, then] =
      rise.before[0] + rise.after[1] <= fall.before[0] + fall.after[1]
        ? (['rise', 'fall'] as const)
        : (['fall', 'rise'] as const);
    return `It ${moveWords(subject, first)} and ${moveWords(subject, then)}, both beyond noise (${showP(number(subject, 'riseP'))} and ${showP(number(subject, 'fallP'))} for rise and fall).`;
  },
  jumps: (subject) =>
    `It jumps: most of a rise of ${showChange(subject, subject.measurement.logistic?.amplitude ?? 0)} happens within ${formatShare(number(subject, 'jumpWidth'))} of the range, with ${countOf(number(subject, 'runsBelowJump'), 'run')} before it and ${countOf(number(subject, 'runsAboveJump'), 'run')} after it.`,
  dispersed: (subject) => `Noise hides any law: ${scatterWords(subject)}.`,
  'law-does-not-hold': (subject) =>
    `The law (${lawTitle(subject)}) misses the shape of the points by ${formatShare(number(subject, 'misfit'))} of the gain, where a flexible curve follows them (${showP(number(subject, 'lackOfFitP'))}).`,
  'curves-disagree': () =>
    'The curves go in opposite directions, each beyond noise, so that one verdict cannot stand for all.',
  'no-change': (subject) =>
    `No change stands out of the noise, and one of ${showChange(subject, number(subject, 'largestMissed'))} or more would have been seen.`,
  'no-change-seen': (subject) =>
    `No change stands out of the noise; one of up to ${showChange(subject, number(subject, 'largestMissed'))} could have been missed, and without the metric's range nobody can say whether that is much.`,
  'cannot-tell': (subject) =>
    `Neither a rise nor a fall stands out of the noise, but a change of up to ${showChange(subject, number(subject, 'largestMissed'))} could have been missed.`,
  'gain-not-resolved': (subject) =>
    `It ${moveWords(subject, 'rise')} (${showP(number(subject, 'riseP'))}), but the noise is too large to establish a law: more items or more runs would tell.`,
  'gain-in-last-runs': (subject) =>
    `All the gain comes from the last ${countOf(number(subject, 'lastRuns'), 'run')}: a steep law and a jump look the same until runs beyond them are there.`,
  'law-not-confirmed': (subject) =>
    `The law fits all runs, but fitted without the largest ones it misses them by ${showChange(subject, number(subject, 'heldOutError'))}, more than "no further change" does (${showChange(subject, number(subject, 'noChangeError'))}).`,
};

const disagreement: Part = ({ curves, measurement }) => {
  const { byCurve } = measurement.rank;
  const best = byCurve.indexOf(byCurve.reduce((most, z) => Math.max(most, z)));
  const worst = byCurve.indexOf(byCurve.reduce((least, z) => Math.min(least, z)));
  const name = (index: number): string =>
    Object.entries(curves[index]?.factors ?? {})
      .map(([factor, level]) => `${factor}=${level}`)
      .join(', ') || `curve ${index + 1}`;
  return `The score improves for ${name(best)} and gets worse for ${name(worst)}.`;
};

/** What else a reader should know, each sentence only where it says something. */
const remarks = (subject: TrendSubject): readonly string[] => {
  const { measurement, judgement, limits } = subject;
  const { verdict, reason } = judgement;
  const found: string[] = [];
  const said = (name: keyof typeof trendQuestions): boolean =>
    trendQuestions[name].ask(measurement, limits).yes;
  if (reason === 'curves-disagree') found.push(disagreement(subject));
  if (reason === 'law-does-not-hold') found.push(`It ${moveWords(subject, 'rise')}.`);
  const minor = verdict === 'inverse' ? 'rise' : 'fall';
  if (
    ['predictable', 'breakthrough', 'inverse'].includes(verdict) &&
    said(minor === 'rise' ? 'doesItRise' : 'doesItFall')
  ) {
    found.push(`A minor reversal: it ${moveWords(subject, minor)}.`);
  }
  const late = number(subject, 'lastRunsShare');
  if (verdict === 'predictable' && late >= 0.5) {
    found.push(
      `${formatShare(late)} of the gain comes from the last ${countOf(number(subject, 'lastRuns'), 'run')}.`,
    );
  }
  if (reason === 'law-does-not-hold') {
    const { law, logistic } = measurement;
    if (
      law !== null &&
      logistic !== null &&
      logistic.amplitude > 0 &&
      law.aicc - logistic.aicc > limits.jumpAicc
    ) {
      found.push('A smooth S-shaped curve follows them clearly better: the score moves towards a ceiling.');
    }
  }
  if ((verdict === 'predictable' || reason === 'law-does-not-hold') && !said('doesItStillRise')) {
    found.push(
      `Over the last third of the runs it changes by ${formatNumber(number(subject, 'lastThirdChange') * subject.unit, { significant: 2, sign: true })} only, where the law has ${formatNumber(number(subject, 'lastThirdByLaw') * subject.unit, { significant: 2, sign: true })}.`,
    );
  }
  if (verdict === 'noisy' && reason === 'dispersed' && said('doesItRise')) {
    found.push(
      `It ${moveWords(subject, 'rise')}, but the law carries ${formatShare(Math.max(0, number(subject, 'lawR2')))} of the variance only.`,
    );
  }
  return found;
};

/** The evidence in sentences, the first of which explains the verdict. */
export const words = (subject: TrendSubject): readonly string[] => {
  const noted = lowerIsBetter(subject) ? ['Lower is better for this metric: a rise is an improvement.'] : [];
  return [explanations[subject.judgement.reason](subject), ...remarks(subject), ...noted];
};
