import type { Unit } from '../../records/unit.ts';
import { metricFacts } from '../../tasks/metricFacts.ts';
import { shippedTaskCards } from '../../tasks/shippedTaskCards.ts';
import type { ColumnFacts } from './columnFacts.ts';

/** What a column is taken to score. */
export interface DraftedScore {
  readonly column: string;
  readonly task: string;
  readonly metric: string;
  readonly unit: Unit | null;
  readonly shots: number | null;
  /** Whether the name says that it is a score: a task that a card knows, or a metric. */
  readonly isKnown: boolean;
}

/** Names that leaderboards give to tasks, beside the tasks' own. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  arc: 'arc_challenge',
  arc_c: 'arc_challenge',
  arc_e: 'arc_easy',
};

/** Tasks whose scores are not called accuracy. */
const METRICS_OF_TASKS: Readonly<Record<string, string>> = {
  humaneval: 'pass@1',
  mbpp: 'pass@1',
  truthfulqa: 'mc2',
};

/** What numbers beside scores are: settings of the training, bookkeeping, averages. A score of such a name needs a map by hand. */
const NO_SCORE =
  /(?:^|[^a-z])(?:adam\w*|averages?|avg|batch(?:es)?|beta\d?|carbon|clip\w*|co2|context|cost|count|date|day|decay|depth|dim|d_?ff|d_?model|downloads|dropout|duration|emissions|epochs?|eps|epsilon|ffn?|gpus?|grad\w*|heads?|hidden|hours?|id|index|iter\w*|kv|latency|layers?|length|likes|lr|mean|memory|min(?:utes)?|ms|momentum|months?|n_\w+|nodes?|num|number|optim\w*|overall|precision_bits|price|rank|rate|released?|runtime|samples|sec(?:onds?)?|seed|seq|size|speed|std|steps?|temperature|throughput|time|timestamp|total|tp|pp|dp|train|version|vocab|warm\w*|watt\w*|weights?|wd|width|year)(?:$|[^a-z])/i;

const STANDARD_ERROR = /(?:[_ /.-](?:std_?err(?:or)?|se|sem)|standard[_ ]error)$/i;
const SHOTS = /[\s_]*[([]?(\d{1,3})[\s_-]?shots?[)\]]?/i;
/** A metric at the end of a name, the longest that fits. */
const METRIC_AT_END =
  /^(.*?[A-Za-z0-9])(?:[/ _.:-]|\s*[([])+((?:acc(?:uracy)?|exact[_ ]match|em|f1|len[_ ]norm)(?:[_ ](?:norm|n|per[_ ]char|raw|uncond))?(?:,[\w@-]+)?|mc[12]|mcc|bleu|chrf|rouge[12l]|(?:word_|byte_)?(?:ppl|perplexity)|bpb|bits[_ ]per[_ ]byte|pass@\d+)[)\]]?$/i;

/** A metric in front of a task that is known. */
const METRIC_AT_START = /^(acc|acc_norm|exact_match|em|f1)[/_ :.-]+(.+)$/i;

const tasks = new Set(shippedTaskCards.map(({ task }) => task));

/** The task that a name is another spelling of: `ARC-C`, `HellaSwag`; null where no card knows it. */
const knownTask = (column: string): string | null => {
  const name = column
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '');
  const task = OTHER_NAMES[name] ?? name;
  return tasks.has(task) || METRICS_OF_TASKS[task] !== undefined ? task : null;
};

/** A name that ends in a metric, taken apart: `arc_easy_acc_norm`, `piqa/acc`, `squad (F1)`. */
const taskAndMetric = (name: string): { readonly task: string; readonly metric: string } | null => {
  const [, task, metric] = METRIC_AT_END.exec(name) ?? [];
  if (task !== undefined && metric !== undefined) return { task, metric: metric.replaceAll(' ', '_') };
  const [, first, rest] = METRIC_AT_START.exec(name) ?? [];
  return first === undefined || rest === undefined || knownTask(rest) === null
    ? null
    : { task: rest, metric: first };
};

/** The unit that the values of a bounded metric show; null where the default fits, a fraction. */
const unitOf = ({ least, most, isSigned }: ColumnFacts, lower: number): Unit | null => {
  if (isSigned) return 'percent';
  if (most <= 1) return least >= lower || least === -1 ? null : 'unbounded';
  if (most > 100) return 'unbounded';
  return least >= 0 || least === -1 ? 'percent' : 'unbounded';
};

/** Whether a column holds the standard errors of another one, by its name. */
export const isStandardError = (name: string): boolean => STANDARD_ERROR.test(name);

/**
 * What a column of numbers scores, by its name and its values; null where it is most likely no score. The metric of a task without
 * one in its name is a guess that the user has to look at.
 */
export const draftedScore = (facts: ColumnFacts): DraftedScore | null => {
  const { name, kind, least, most, areWhole } = facts;
  if (kind !== 'number' || isStandardError(name)) return null;
  const shots = SHOTS.exec(name)?.[1];
  const bare = name.replace(SHOTS, '').trim();
  const split = knownTask(bare) === null ? taskAndMetric(bare) : null;
  const named = split === null ? bare : split.task;
  const task = knownTask(named);
  const metric = split?.metric ?? METRICS_OF_TASKS[task ?? ''] ?? 'acc';
  const isKnown = task !== null || split !== null;
  if (!isKnown) {
    const couldBe = least >= 0 && (most <= 1 ? !areWhole : most <= 100 && !areWhole);
    if (!couldBe || NO_SCORE.test(bare.replaceAll(/([a-z])([A-Z])/g, '$1_$2').replaceAll('_', ' ')))
      return null;
  } else if (/^(?:averages?|avg|mean|overall|train)(?:[^a-z]|$)/i.test(bare)) return null;
  const range = metricFacts(metric)?.range ?? null;
  return {
    column: name,
    task: task ?? named,
    metric,
    unit: range === null ? null : unitOf(facts, range.lower),
    shots: shots === undefined ? null : Number(shots),
    isKnown,
  };
};
