import { boundedProblems } from '../../documents/boundedProblems.ts';
import type { Document } from '../../documents/document.ts';
import { isObject, member } from '../../documents/member.ts';
import { quoteText } from '../../documents/quoteText.ts';
import { wholeFile } from '../../problems/problem.ts';
import { noOrigins, originAt, withOrigins } from '../../records/origins.ts';
import type { ScoreRecord } from '../../records/scoreRecord.ts';
import { type EveryEvalEverEntry, validateEveryEvalEver } from '../../validation/everyEvalEverFile.ts';
import { salvage } from '../../validation/salvage.ts';
import { isBookkeeping } from '../common/isBookkeeping.ts';
import { listNames } from '../common/listNames.ts';
import { runOrigin } from '../common/rowOrigins.ts';
import { tellNothingAsked } from '../common/tellNothingAsked.ts';
import type { ConfigurationBook } from '../configurations/configurationBook.ts';
import type { ArtifactReading, Format } from '../format.ts';
import { configurationOf } from './configurationOf.ts';
import { type Converter, converterOf } from './converter.ts';
import { detailFactors } from './detailFactors.ts';
import { recordDate } from './recordDate.ts';
import { scoredModel } from './scoredModel.ts';
import { scoreError } from './scoreError.ts';
import { scoreFault } from './scoreFault.ts';
import { statedPercent } from './statedPercent.ts';
import { subjectOf } from './subjectOf.ts';

/** Versions of the writer's schema whose keys mean what is read here. */
const KNOWN_VERSION = /^0\.[0-3]\.\d+$/;

/** An old converter published the standard error of a metric as a metric of its own. */
const STANDARD_ERROR = /_stderr$/;

/** Inspect's converter publishes measures of spread beside the scores that they are of. */
const SPREAD = /(?:^|_)(?:stderr|std|var)$/;

/** Scores in percent that a record needs before its bounds are doubted: three scores of real tasks, none above one percent, are fractions. */
const ENOUGH_TO_DOUBT = 3;

/** Converters that write 'higher is better' and bounds of 0 to 1 for every metric, since their harness states neither. */
const WITHOUT_METRIC_FACTS: ReadonlySet<Converter | null> = new Set<Converter | null>(['inspect', 'helm']);

/** Whether HELM's converter made the score of perturbed inputs, which repeats every metric. */
const isPerturbed = ({ score_details }: EveryEvalEverEntry): boolean => {
  const perturbation = member(member(score_details, 'details'), 'perturbation');
  return typeof perturbation === 'string' && perturbation !== '';
};

/** A factor's level: text that says something. */
const levelOf = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' && value !== 'unknown' ? value : null;

/** The number of in-context examples, which has no key of its own: converters write it as text among the details. */
const shotsOf = (generation: unknown): { readonly value: string; readonly at: string } | null => {
  const detail = member(member(generation, 'additional_details'), 'num_fewshot');
  const stated = detail ?? member(generation, 'num_fewshot');
  const text = String(stated ?? '');
  if (!/^\d{1,4}$/.test(text)) return null;
  const below = detail === undefined || detail === null ? '' : '/additional_details';
  return { value: String(Number(text)), at: `/generation_config${below}/num_fewshot` };
};

const present = (levels: Readonly<Record<string, string | null>>): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(levels).flatMap(([name, level]) => (level === null ? [] : [[name, level]])),
  );

const ENTRY = '/evaluation_results/~[1]';

const read = (document: Document, book: ConfigurationBook): ArtifactReading => {
  const { file, value: root } = document;
  const version = member(root, 'schema_version');
  const problems = boundedProblems(file);
  if (typeof version === 'string' && !KNOWN_VERSION.test(version)) {
    const message = `This record is of schema_version ${quoteText(version)}; 0.0.1 to 0.3.x are read, and in another version the same keys may mean something else.`;
    problems.add('SG105', () => document.locate('/schema_version'), message);
    return { records: [], runs: [], problems: problems.all() };
  }
  const salvaged = salvage(document, validateEveryEvalEver(document), 'evaluation_results');
  if (salvaged.kind === 'unusable') return { records: [], runs: [], problems: salvaged.problems };
  const { rest, entries } = salvaged;

  const run = scoredModel(document, rest.model_info, problems);
  const library = member(root, 'eval_library');
  const { converter, at: converterAt } = converterOf(root);
  const details = rest.model_info.additional_details;
  const precision = levelOf(details?.precision);
  const ofModel = detailFactors(details);
  const shared = {
    harness: converter ?? levelOf(member(library, 'name')),
    harness_version: levelOf(member(library, 'version')),
    precision: precision ?? levelOf(details?.dtype),
  };
  const ofFile = withOrigins(noOrigins, [
    runOrigin(run),
    ...ofModel.origins,
    shared.harness === null
      ? null
      : converter === null
        ? originAt('factor:harness', 'reported', '/eval_library/name')
        : originAt('factor:harness', 'parsed', converterAt),
    shared.harness_version === null
      ? null
      : originAt('factor:harness_version', 'reported', '/eval_library/version'),
    shared.precision === null
      ? null
      : originAt(
          'factor:precision',
          'reported',
          `/model_info/additional_details/${precision === null ? 'dtype' : 'precision'}`,
        ),
    originAt('task', 'reported', `${ENTRY}/evaluation_name`),
    originAt('metric', 'parsed', `${ENTRY}/metric_config`),
    originAt('score', 'reported', '~[self]'),
  ]);
  const ofTask = originAt('task', 'parsed', `${ENTRY}/evaluation_name`);
  const evaluated = recordDate(member(root, 'evaluation_timestamp'));
  const fileDate = evaluated ?? recordDate(member(root, 'retrieved_timestamp'));
  const fileDateAt = evaluated === null ? '/retrieved_timestamp' : '/evaluation_timestamp';
  const dataset = member(root, 'source_data');

  const subjects = entries.map(({ value, pointer }) => ({ value, pointer, ...subjectOf(value, converter) }));
  const isScore = ({ value, metric }: (typeof subjects)[number]): boolean =>
    !STANDARD_ERROR.test(metric) &&
    !(converter === 'inspect' && SPREAD.test(metric)) &&
    !(converter === 'helm' && isPerturbed(value));
  /** Leaderboards put the name of a column behind that of the task: `NarrativeQA - # train`. */
  const isCount = ({ value, metric }: (typeof subjects)[number]): boolean =>
    isBookkeeping(metric) || isBookkeeping(value.evaluation_name.split(/ [-–|] |\//).at(-1) ?? '');
  const standardErrors = new Map(
    subjects
      .filter(({ metric }) => STANDARD_ERROR.test(metric))
      .map(({ task, metric, value, pointer }) => [
        JSON.stringify([task, metric]),
        { value: value.score_details.score, at: `${pointer}/score_details/score` },
      ]),
  );

  const records: ScoreRecord[] = [];
  const scores = subjects.filter((subject) => isScore(subject) && !isCount(subject));
  for (const { value: entry, pointer: entryPointer, task, metric } of scores) {
    const { score } = entry.score_details;
    const pointer = `${entryPointer}/score_details/score`;
    const hasMetricFacts = !WITHOUT_METRIC_FACTS.has(converter);
    const fault = hasMetricFacts ? scoreFault(score, entry.metric_config, metric) : null;
    if (fault !== null) {
      const message = `${quoteText(metric)} of ${quoteText(task)} ${fault}. It is left out.`;
      problems.add('SG116', () => document.locate(pointer), message);
      continue;
    }
    const beside = standardErrors.get(JSON.stringify([task, `${metric}_stderr`])) ?? null;
    const { lower_is_better } = entry.metric_config;
    const direction = hasMetricFacts && typeof lower_is_better === 'boolean' ? !lower_is_better : null;
    const unit = hasMetricFacts ? statedPercent(entry.metric_config, metric) : null;
    const { standardError, items, origins } = scoreError(entry, metric, converter, dataset, beside);
    if (items === 0) {
      tellNothingAsked(document, problems, task, 1, pointer);
      continue;
    }
    const shots = shotsOf(entry.generation_config);
    const ownDate = recordDate(entry.evaluation_timestamp);
    const date = ownDate ?? fileDate;
    const configuration = configurationOf(task, entry, details, book);
    records.push({
      run: run.id,
      task,
      metric,
      score,
      unit: unit === null ? null : 'percent',
      standardError,
      items,
      chance: null,
      higherIsBetter: direction,
      taskLoss: null,
      factors: present({ ...shared, ...ofModel.levels, n_shot: shots?.value ?? null }),
      date,
      configuration,
      source: { file, pointer },
      origins: withOrigins(ofFile, [
        task === entry.evaluation_name ? null : ofTask,
        ...origins,
        unit === null ? null : originAt('unit', 'parsed', `${ENTRY}/metric_config/${unit}`),
        direction === null
          ? null
          : originAt('higher_is_better', 'parsed', `${ENTRY}/metric_config/lower_is_better`),
        shots === null ? null : originAt('factor:n_shot', 'task-config', ENTRY + shots.at),
        date === null
          ? null
          : originAt('date', 'parsed', ownDate === null ? fileDateAt : `${ENTRY}/evaluation_timestamp`),
        configuration === null
          ? null
          : originAt('configuration', 'fingerprint', `${ENTRY}/generation_config`),
      ]),
    });
  }
  const percents = records.filter(({ unit }) => unit === 'percent');
  const areFractions =
    percents.length >= ENOUGH_TO_DOUBT && percents.every(({ score }) => Math.abs(score) <= 1);
  if (areFractions) {
    const message = `The bounds say that ${percents.length} scores are percentages (${listNames(percents.map(({ task, metric }) => `${metric} of ${task}`))}), and none of them is above 1; correct their \`metric_config\`. They are left out.`;
    problems.add('SG116', () => document.locate(percents[0]?.source.pointer ?? ''), message);
  }
  const counts = subjects.filter((subject) => isScore(subject) && isCount(subject));
  const left = subjects.length - scores.length - counts.length;
  const parts = [
    left === 0
      ? []
      : [
          `${left} of the entries are no scores of their own, but standard errors, other measures of spread, or scores on perturbed inputs`,
        ],
    counts.length === 0
      ? []
      : [
          `${counts.length} of the entries ${counts.length === 1 ? 'counts or times the evaluation and is no score' : 'count or time the evaluation and are no scores'}: ${listNames([...new Set(counts.map(({ task }) => task))])}`,
        ],
  ].flat();
  if (parts.length > 0)
    problems.add('SG119', wholeFile(file), `${parts.join('; ')}. They were left out.`, { cause: 'entries' });
  const kept = areFractions ? records.filter(({ unit }) => unit !== 'percent') : records;
  return { records: kept, runs: [run], problems: [...salvaged.problems, ...problems.all()] };
};

/** A record of Every Eval Ever: the scores of one model, as a leaderboard or a converter wrote them down. */
export const everyEvalEver: Format = {
  name: 'every-eval-ever',
  title: 'Every Eval Ever, schema_version 0.0.1 to 0.3',
  syntaxes: ['json'],
  runNaming: 'content',
  recognises: ({ value }) =>
    typeof member(value, 'schema_version') === 'string' &&
    isObject(member(value, 'model_info')) &&
    Array.isArray(member(value, 'evaluation_results')),
  read: (document, { book }) => read(document, book),
};
