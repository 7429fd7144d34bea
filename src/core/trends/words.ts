import { countOf } from '../text/formatCount.ts';
import { formatShare } from '../text/formatShare.ts';
import { boundWords } from './boundWords.ts';
import type { JudgementReason } from './judge.ts';
import { followWords, largeEndWords, lawName } from './lawFitWords.ts';
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

/** `rises 0.02`, `falls 0.02`. */
const risesBy = (subject: TrendSubject, change: number): string =>
  `${change >= 0 ? 'rises' : 'falls'} ${showChange(subject, change)}`;

const lowerIsBetter = ({ curves }: TrendSubject): boolean => curves[0]?.direction === 'lower';

const scatterWords: Part = (subject) => {
  const { measurement } = subject;
  const sd = showChange(subject, Math.sqrt(measurement.residualVariance));
  const { sampling } = measurement;
  const against =
    sampling === null
      ? 'what sampling of items gives is unknown'
      : `sampling of items gives ${showChange(subject, Math.sqrt(sampling.variance))}`;
  return `scores scatter by ${sd} about the best curve, where ${against}`;
};

/** The sentence that explains each reason, short enough for a table: what was seen, against which limit. */
const explanations: Readonly<Record<JudgementReason, Part>> = {
  'law-holds': (subject) => {
    const { measurement, position } = subject;
    const gain = measurement.law === null ? 0 : changeBetween(measurement, measurement.law, 0, 1);
    const stretch = showStretch(subject, lowest(position), highest(position));
    return `It gains ${showChange(subject, gain)} from ${stretch}; the law carries ${formatShare(number(subject, 'lawR2'))} of the variance.`;
  },
  falls: (subject) =>
    `It gets worse with scale: ${moveWords(subject, 'fall')}, ${showP(number(subject, 'fallP'))}.`,
  'rises-and-falls': (subject) => {
    const { rise, fall } = subject.measurement;
    const [first, then] =
      rise.before[0] + rise.after[1] <= fall.before[0] + fall.after[1]
        ? (['rise', 'fall'] as const)
        : (['fall', 'rise'] as const);
    return `It ${moveWords(subject, first)} and ${moveWords(subject, then)}.`;
  },
  jumps: (subject) =>
    `It jumps by ${showChange(subject, subject.measurement.logistic?.amplitude ?? 0)} within ${formatShare(number(subject, 'jumpWidth'))} of the range, with ${countOf(number(subject, 'runsBelowJump'), 'run')} before it and ${countOf(number(subject, 'runsAboveJump'), 'run')} after it.`,
  dispersed: (subject) => `Noise hides any law: ${scatterWords(subject)}.`,
  'law-does-not-hold': followWords,
  'large-end-departs': (subject) =>
    `${lawName(subject)} does not hold where plans read it: ${largeEndWords(subject) ?? 'the largest runs depart from it'}.`,
  'curves-disagree': (subject) => disagreement(subject),
  'no-change': (subject) =>
    `No change stands out of the noise, and one of ${showChange(subject, number(subject, 'largestMissed'))} or more would have been seen.`,
  'cannot-tell': (subject) =>
    `Neither a rise nor a fall stands out, but a change of up to ${showChange(subject, number(subject, 'largestMissed'))} could have been missed.`,
  'gain-not-resolved': (subject) =>
    `It ${moveWords(subject, 'rise')}, but the noise is too large to establish a law.`,
  'gain-in-last-runs': (subject) =>
    `All the gain comes from the last ${countOf(number(subject, 'lastRuns'), 'run')}: only runs beyond them can tell a law from a jump.`,
  'law-or-jump': (subject) => {
    const { climbScales, scalesOnJump } = subject.numbers;
    const { fewestScales } = subject.limits;
    const seen = climbScales != null && climbScales < fewestScales ? climbScales : (scalesOnJump ?? 0);
    return `A steep law or a jump: ${seen === 0 ? 'no scale lies' : `only ${countOf(seen, 'scale')} ${seen === 1 ? 'lies' : 'lie'}`} on the climb, where ${fewestScales} would tell.`;
  },
  'law-not-confirmed': (subject) =>
    `Fitted without the largest runs the law misses them by ${showChange(subject, number(subject, 'heldOutError'))}; “no further change” misses them by ${showChange(subject, number(subject, 'noChangeError'))}.`,
  'not-stable': ({ runs, contradicted, numbers }) =>
    `${countOf(runs, 'run')}, too few for it: ${article(contradicted?.verdict ?? 'insufficient')}, but only ${formatShare(numbers.resamplesAgreeing ?? 0)} of their resamples say so again.`,
};

/** `they look predictable`, `they look like a breakthrough`. */
const article = (verdict: string): string =>
  verdict === 'breakthrough' ? 'they look like a breakthrough' : `they look ${verdict}`;

const disagreement: Part = ({ curves, measurement }) => {
  const { byCurve } = measurement.rank;
  const best = byCurve.indexOf(byCurve.reduce((most, z) => Math.max(most, z)));
  const worst = byCurve.indexOf(byCurve.reduce((least, z) => Math.min(least, z)));
  const name = (index: number): string =>
    Object.entries(curves[index]?.factors ?? {})
      .map(([factor, level]) => `${factor}=${level}`)
      .join(', ') || `curve ${index + 1}`;
  return `It improves for ${name(best)} and gets worse for ${name(worst)}, both beyond noise.`;
};

/** Against what a change of a metric without a range is held. */
const flatBoundWords = (subject: TrendSubject): string =>
  subject.limits.flatBound > 0
    ? `A change of ${showChange(subject, subject.limits.flatBound)} would matter: a tenth of the typical score, for want of a range.`
    : 'Scores lie on both sides of 0 and the metric has no range: nobody can say what change would matter.';

/** What else a reader should know, each sentence only where it says something. */
const remarks = (subject: TrendSubject): readonly string[] => {
  const { measurement, judgement, limits, contradicted, curves } = subject;
  const bounded = curves[0]?.range !== null;
  const { verdict, reason } = judgement;
  const found: string[] = [];
  const said = (name: keyof typeof trendQuestions): boolean =>
    trendQuestions[name].ask(measurement, limits).yes;
  if (reason === 'curves-disagree')
    found.push('One verdict can not stand for curves that go in opposite directions.');
  const end = largeEndWords(subject);
  if (reason === 'law-holds') found.push(followWords(subject));
  if (end !== null && (reason === 'law-holds' || reason === 'law-does-not-hold')) {
    found.push(`At its large end ${end}.`);
  }
  if (reason === 'rises-and-falls') {
    found.push(
      `Both are beyond noise: ${showP(number(subject, 'riseP'))} for the rise, ${showP(number(subject, 'fallP'))} for the fall.`,
    );
  }
  if (reason === 'gain-not-resolved') found.push('More items or more runs would tell.');
  if (reason === 'law-or-jump') found.push('Runs on the climb, and beyond its end, would tell.');
  if (reason === 'cannot-tell' && !bounded && !subject.logged) {
    found.push(flatBoundWords(subject));
  }
  if (contradicted !== null) found.push(explanations[contradicted.reason](subject));
  const fails = reason === 'law-does-not-hold' || reason === 'large-end-departs';
  if (fails) found.push(`It ${moveWords(subject, 'rise')}.`);
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
  if (fails) {
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
  if ((verdict === 'predictable' || fails) && !said('doesItStillRise')) {
    found.push(
      `Over the last third of the runs it ${risesBy(subject, number(subject, 'lastThirdChange'))} only, where the law rises ${showChange(subject, number(subject, 'lastThirdByLaw'))}.`,
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
  if (subject.logged) {
    noted.push(
      'A positive metric without an upper bound is judged on its logarithm, and the law is one of it.',
    );
  }
  return [
    explanations[subject.judgement.reason](subject),
    ...remarks(subject),
    ...boundWords(subject),
    ...noted,
  ];
};
