import type { Document } from '../../documents/document.ts';
import { isIndexColumn } from '../../documents/table/isIndexColumn.ts';
import { type ColumnReference, emptyColumnMap } from '../../formats/wide/columnMap.ts';
import { columnRoles } from '../../formats/wide/columnRoles.ts';
import { presetMap } from '../../formats/wide/presetMap.ts';
import { chartColumns } from '../../formats/wide/runColumns.ts';
import { type ColumnFacts, columnFacts } from './columnFacts.ts';
import { type DraftedScore, draftedScore, isStandardError } from './draftedScore.ts';
import { type Flow, flowYaml } from './flowYaml.ts';
import { longColumns } from './longColumns.ts';
import { lossCorpus } from './lossCorpus.ts';
import { runColumns } from './runColumns.ts';
import { scaleColumns } from './scaleColumns.ts';

/** Columns of one kind that a draft names one by one; those beyond are told when it is pasted, and left to the user. */
const MOST_DRAFTED = 40;
/** Columns of numbers that are no scores and named under `ignore`. */
const MOST_IGNORED = 20;

const STEP = /^(?:_?step|(?:trainer|train)\/global_step|global_step|iteration)$/i;
const TRAINING_LOSS = /^train(?:ing)?(?:$|[^a-z])/i;

/** A column map that was made up from the names and the values of the columns. */
export interface DraftedColumns {
  /** One line of YAML, to paste under `evidence`. */
  readonly line: string;
  /** Whether the columns say what they are: else the scores are any columns of numbers that could be one. */
  readonly isKnown: boolean;
  /** Whether the table has scores or losses; else it states the scale of runs. */
  readonly hasScores: boolean;
}

/** Where the trainers write scores that the preset for W&B knows. */
const OF_PRESET = /^eval\/downstream\//;

/** Whether the preset for W&B finds scores in a table, and knows more of them than their names say. */
const presetCovers = (document: Document): boolean => {
  const map = presetMap({ ...emptyColumnMap, preset: 'wandb' }, new Set(document.columns));
  const covers = columnRoles(map, document.columns).scores.some(({ column }) => OF_PRESET.test(column));
  return covers || chartColumns(document.columns) !== null;
};

const reference = ({ column, times, log10 }: ColumnReference): Flow =>
  log10 === true ? { column, log10 } : times === 1 ? column : { column, times };

/** Names that a run is not called by twice: of two columns for one task and metric, the second is a task of its own. */
const withoutTwins = (scores: readonly DraftedScore[]): readonly DraftedScore[] => {
  const seen = new Set<string>();
  return scores.map((score) => {
    const key = JSON.stringify([score.task, score.metric]);
    const isTwin = seen.has(key);
    seen.add(key);
    return isTwin ? { ...score, task: score.column } : score;
  });
};

/** Scores without a unit beside percentages: nothing says whether 0.8 is one, so that they are left to the user. */
const ofOneUnit = (scores: readonly DraftedScore[]): readonly DraftedScore[] => {
  const percents = scores.filter(({ unit }) => unit === 'percent').length;
  const plain = scores.filter(({ unit, metric }) => unit === null && metric === 'acc').length;
  return percents > plain ? scores.filter(({ unit, metric }) => unit !== null || metric !== 'acc') : scores;
};

/** The standard error beside each score: a column that is called as the score, or as its task, with `stderr` behind. */
const errorOf = (columns: readonly ColumnFacts[], { column }: DraftedScore): string | null => {
  const stem = (name: string): string =>
    name.toLowerCase().replace(/[ _/.-]*(?:std_?err(?:or)?|standard[_ ]error|sem?)$/, '');
  return (
    columns.find(
      ({ name, kind }) => kind === 'number' && isStandardError(name) && stem(name) === column.toLowerCase(),
    )?.name ?? null
  );
};

const optional = (value: string | null): Flow | null => value;

const runFlow = (run: readonly string[]): Flow | null => {
  const [first] = run;
  return first === undefined ? null : run.length === 1 ? first : run;
};

/**
 * A column map for a table that nothing else says the meaning of; null where no column could be anything. The columns of runs, scale,
 * losses and scores are told apart by their names and values, and so are their units. What the user has to look at are the metrics.
 */
export const draftColumns = (document: Document): DraftedColumns | null => {
  if (presetCovers(document)) return { line: 'preset: wandb', isKnown: true, hasScores: true };
  const columns = columnFacts(document).filter(
    ({ name }) => !isIndexColumn(document, name) && name.trim() !== '',
  );
  const scales = scaleColumns(document, columns);
  const scaled = new Set(Object.values(scales).map(({ column }) => column));
  const step = columns.find(
    ({ name, kind, areWhole, least }) => kind === 'number' && areWhole && least >= 0 && STEP.test(name),
  );
  const scaleFlow = (run: readonly string[]): Record<string, Flow> =>
    Object.fromEntries(
      Object.entries(scales)
        .filter(
          ([, { column }]) =>
            !run.includes(column) || columns.some((one) => one.name === column && one.kind === 'number'),
        )
        .map(([scale, one]) => [scale, reference(one)]),
    );

  const unscaled = columns.filter(({ name }) => !scaled.has(name) && name !== step?.name);
  const size = columns.find(({ name }) => name === scales.params?.column) ?? null;
  const long = longColumns(document, unscaled, size);
  if (long !== null) {
    const { run, task, metric, scores, stderr, items, factors } = long;
    const [first] = scores;
    const isPlain = metric !== null && first !== undefined;
    const map: Record<string, Flow | null> = {
      run: runFlow(run),
      step: optional(step?.name ?? null),
      ...scaleFlow(run),
      ...Object.fromEntries(factors.map(({ name, column }) => [`factor:${name}`, column])),
      task,
      metric,
      ...(isPlain
        ? { score: first.column, stderr, n: items, unit: first.unit }
        : {
            scores: Object.fromEntries(
              scores.map((one) => [
                one.column,
                {
                  metric: one.metric,
                  unit: one.unit,
                  stderr: scores.length === 1 ? stderr : null,
                  n: items,
                },
              ]),
            ),
          }),
    };
    return { line: `columns: ${flowYaml(map)}`, isKnown: true, hasScores: true };
  }

  const losses = new Map<string, string>();
  for (const facts of unscaled) {
    const corpus = TRAINING_LOSS.test(facts.name) ? null : lossCorpus(facts);
    if (corpus !== null && !losses.has(corpus) && losses.size < MOST_DRAFTED) losses.set(corpus, facts.name);
  }
  const ofLoss = new Set(losses.values());
  const found = unscaled
    .filter(({ name }) => !ofLoss.has(name))
    .flatMap((facts) => draftedScore(facts) ?? []);
  const known = found.filter(({ isKnown }) => isKnown);
  const scores = withoutTwins(ofOneUnit(found)).slice(0, MOST_DRAFTED);
  const ofScore = new Set(scores.map(({ column }) => column));
  const run = runColumns(
    document,
    columns,
    step === undefined ? [] : [step.name],
    ({ name }) => !ofScore.has(name) && !ofLoss.has(name),
  );
  const errors = new Set<string>();
  const scoreFlows = scores.map((score): readonly [string, Flow] => {
    const error = errorOf(columns, score);
    if (error !== null) errors.add(error);
    const { task, metric, unit, shots } = score;
    const flow: Record<string, Flow | null> = { task, metric, unit, stderr: error };
    return [
      score.column,
      shots === null ? (flow as Flow) : ({ ...flow, factors: { n_shot: shots } } as Flow),
    ];
  });
  const hasScores = scores.length + losses.size > 0;
  if (!hasScores && (run.length === 0 || scaled.size === 0)) return null;
  const ignored = unscaled
    .filter(
      ({ name, kind }) =>
        kind === 'number' &&
        !ofLoss.has(name) &&
        !ofScore.has(name) &&
        !errors.has(name) &&
        !run.includes(name),
    )
    .map(({ name }) => name)
    .slice(0, MOST_IGNORED);
  const map: Record<string, Flow | null> = {
    run: runFlow(run),
    step: optional(step?.name ?? null),
    ...scaleFlow(run),
    ...Object.fromEntries([...losses].map(([corpus, column]) => [`loss:${corpus}`, column])),
    scores: scoreFlows.length === 0 ? null : Object.fromEntries(scoreFlows),
    ignore: ignored.length === 0 ? null : ignored,
  };
  const isKnown = scores.length === 0 ? hasScores || scaled.size > 0 : known.length > 0;
  return { line: `columns: ${flowYaml(map)}`, isKnown, hasScores };
};
