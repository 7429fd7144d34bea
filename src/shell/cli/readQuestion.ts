import type { ClaimScale, Expectation } from '../../core/plans/claim.ts';
import type { Question } from '../../core/plans/question.ts';
import { readExpectation } from '../../core/plans/readExpectation.ts';
import { didYouMean } from '../../core/text/nearestName.ts';
import type { Arguments } from './command.ts';
import { UsageError } from './usageError.ts';

const defaultConfidence = 0.9;

const counts = ['flops', 'params', 'tokens'];

const numeral = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i;

/** The pairs of `name=value,name=value`, of every time that an option was given. */
const pairsOf = (option: string, given: string, form: string): readonly (readonly [string, string])[] => {
  const pairs = given.split(',').map((part): readonly [string, string] => {
    // A level may hold an equals sign, a name seldom does.
    const sign = part.indexOf('=');
    if (sign < 1 || sign === part.length - 1)
      throw new UsageError(`--${option} takes ${form}; got ${JSON.stringify(given)}.`);
    return [part.slice(0, sign).trim(), part.slice(sign + 1).trim()];
  });
  const names = pairs.map(([name]) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined)
    throw new UsageError(`--${option} ${JSON.stringify(given)} names ${JSON.stringify(twice)} twice.`);
  return pairs;
};

const readAxis = (name: string): string => {
  if (counts.includes(name) || /^loss:./.test(name)) return name;
  if (name === 'loss' || name === 'loss:')
    throw new UsageError('--at needs the corpus of a loss, such as loss:c4_val=2.4.');
  throw new UsageError(
    `--at knows no scale ${JSON.stringify(name)}; there are ${counts.join(', ')} and loss:CORPUS.${didYouMean(name, counts)}`,
  );
};

const readScale = (given: string): ClaimScale =>
  Object.fromEntries(
    pairsOf('at', given, 'a scale such as flops=1e24 or params=6.9e9,tokens=1.38e11').map(([name, text]) => {
      const axis = readAxis(name);
      const value = numeral.test(text) ? Number(text) : Number.NaN;
      if (value > 0 && Number.isFinite(value)) return [axis, value];
      throw new UsageError(
        `--at ${axis} takes a number above 0 in full or with an exponent, such as 6.9e9; got ${JSON.stringify(text)}.`,
      );
    }),
  );

const readConfidence = (given: string | undefined): number => {
  if (given === undefined) return defaultConfidence;
  const value = numeral.test(given) ? Number(given) : Number.NaN;
  if (value >= 0.5 && value < 1) return value;
  throw new UsageError(`--confidence takes a number from 0.5 to below 1; got ${JSON.stringify(given)}.`);
};

const readExpect = (given: string | undefined): Expectation | null => {
  if (given === undefined) return null;
  const read = readExpectation(given);
  if (read.kind === 'expectation') return read.expectation;
  throw new UsageError(read.message.replace('"expect" is', '--expect is'));
};

/** The question that the options of `forecast` ask. What the evidence has is not looked at yet. */
export const readQuestion = (given: Arguments): Question => {
  const task = given.value('task');
  if (task === undefined) throw new UsageError('Name the task: forecast --task hellaswag --at flops=1e24.');
  const scales = new Map(given.values('at').map((text) => [text, readScale(text)]));
  const levels = given
    .values('where')
    .flatMap((text) => pairsOf('where', text, 'factor levels such as pretraining_corpus=c4'));
  const names = levels.map(([factor]) => factor);
  const twice = names.find((factor, index) => names.indexOf(factor) !== index);
  if (twice !== undefined) throw new UsageError(`--where names ${JSON.stringify(twice)} twice.`);
  return {
    task,
    metric: given.value('metric') ?? null,
    where: Object.fromEntries(levels),
    at: [...scales.values()],
    expect: readExpect(given.value('expect')),
    confidence: readConfidence(given.value('confidence')),
  };
};
