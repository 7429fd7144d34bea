import { byCodeUnits } from '../collections/byCodeUnits.ts';
import type { RunFacts } from '../records/scoreRecord.ts';
import { countOf } from '../text/formatCount.ts';
import { yamlLine, yamlList, yamlMap, yamlNumber, yamlText } from '../text/yamlText.ts';
import { type Guess, guessScale } from './guessScale.ts';

const numberOrBlank = (value: number | null): string | null => (value === null ? null : yamlNumber(value));

const guessed = (known: number | null, guess: Guess | null): string =>
  known !== null || guess === null ? '' : `${yamlNumber(guess.value)}? guessed from "${guess.from}"`;

const guessFor = ({ id, aliases }: RunFacts): ReturnType<typeof guessScale> => {
  const guesses = [id, ...aliases].map(guessScale);
  return {
    params: guesses.find(({ params }) => params !== null)?.params ?? null,
    tokens: guesses.find(({ tokens }) => tokens !== null)?.tokens ?? null,
  };
};

const row = (run: RunFacts): readonly string[] => {
  const guess = guessFor(run);
  const losses = Object.entries(run.losses).toSorted(([a], [b]) => byCodeUnits(a, b));
  const factors = Object.entries(run.factors).toSorted(([a], [b]) => byCodeUnits(a, b));
  const kind = run.params === null || run.paramsKind === 'unknown' ? null : run.paramsKind;
  const lines = [
    yamlLine('id', yamlText(run.id)),
    ...(run.aliases.length > 0 ? [yamlLine('aliases', yamlList(run.aliases))] : []),
    yamlLine('params', numberOrBlank(run.params), guessed(run.params, guess.params)),
    yamlLine('params_kind', kind),
    yamlLine('tokens', numberOrBlank(run.tokens), guessed(run.tokens, guess.tokens)),
    yamlLine('flops', numberOrBlank(run.flops)),
    ...(run.step === null ? [] : [yamlLine('step', String(run.step))]),
    ...(run.trainingRun === run.id ? [] : [yamlLine('training_run', yamlText(run.trainingRun))]),
    ...(losses.length === 0
      ? []
      : [yamlLine('loss', yamlMap(losses.map(([corpus, loss]) => [corpus, yamlNumber(loss)])))]),
    ...(factors.length === 0
      ? []
      : [yamlLine('factors', yamlMap(factors.map(([factor, level]) => [factor, yamlText(level)])))]),
  ];
  return lines.map((line, index) => (index === 0 ? `  - ${line}` : `    ${line}`));
};

/** A runs manifest with one row a run: what the artifacts state filled in, what they do not blank, guesses as comments. */
export const draftRuns = (runs: readonly RunFacts[]): string =>
  [
    `# ${countOf(runs.length, 'run')}. What the eval results state is filled in; fill in what is blank, as far as you know it.`,
    '# A comment is a guess from the name, not a fact: write the number before the # once you know it. params_kind is total, non-embedding or active.',
    'version: 1',
    'runs:',
    ...runs.flatMap(row),
    '',
  ].join('\n');
