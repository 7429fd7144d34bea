import type { Configuration } from '../../../src/core/configuration/configuration.ts';
import { defaultConfiguration } from '../../../src/core/configuration/defaultConfiguration.ts';
import { locateProblems } from '../../../src/core/documents/locateProblems.ts';
import { openAgain } from '../../../src/core/documents/workspace/openAgain.ts';
import { archiveMembers } from '../../../src/core/formats/index.ts';
import { type GatheredEvidence, gatherEvidence } from '../../../src/core/pipeline/gatherEvidence.ts';
import type { Problem } from '../../../src/core/problems/problem.ts';
import type { RunFacts, ScoreRecord } from '../../../src/core/records/scoreRecord.ts';
import { originFaults, resolverOf } from '../../properties/originFaults.ts';
import { memoryWorkspace } from '../../scenarios/_harness/memoryWorkspace.ts';
import type { FuzzCase } from './fuzzCase.ts';

/** What a case came to, and what was wrong with that: nothing, if the readers keep what they promise. */
export interface Judgement {
  readonly violations: readonly string[];
  readonly records: number;
  readonly problems: number;
  /** The formats that were met, one a file. */
  readonly formats: readonly string[];
}

/** Rules about a whole file: there is no better place in it. */
const WHOLE_FILE = new Set([
  'SG101',
  'SG104',
  'SG106',
  'SG108',
  'SG113',
  'SG114',
  'SG115',
  'SG119',
  'SG121',
  'SG122',
  'SG123',
]);

/** The problem that stands for the rest of many like it, each of which had its place. */
const isRest = (message: string): boolean => message.endsWith('are not listed one by one.');

/** Longest message. Names of users' files are cut before they are repeated. */
const MOST_CHARACTERS = 4000;

const configurationOf = ({ columns, format, duplicates, depth, bytes }: FuzzCase): Configuration => ({
  ...defaultConfiguration(),
  file: '.github/scaling-guard.yml',
  evidence: [
    { files: ['evals/**'], ignore: [], duplicates, format, ...(columns === null ? {} : { columns }) },
  ],
  flopsPerParameterToken: 6,
  limits: { ...defaultConfiguration().limits, depth, bytes },
});

/** Counts of two files that agree but for their rounding are one count, whichever is kept. */
const rounded = (value: number | null): number | null =>
  value === null ? null : Number(value.toPrecision(4));

const workspaceOf = ({ files }: FuzzCase, folders: readonly string[]) =>
  memoryWorkspace(
    new Map(
      files.map(({ folder, name, bytes }) => [
        `evals/${folders[folder]}/${name}`,
        { kind: 'file' as const, bytes },
      ]),
    ),
  );

const isFiniteOrNull = (value: number | null): boolean => value === null || Number.isFinite(value);

const faultsOfRecord = ({
  run,
  task,
  metric,
  score,
  standardError,
  items,
  chance,
  taskLoss,
  date,
}: ScoreRecord): readonly string[] => [
  ...(run === '' || task === '' || metric === '' ? ['a record without a name'] : []),
  ...(Number.isFinite(score) ? [] : [`score ${score}`]),
  ...(isFiniteOrNull(standardError) && (standardError ?? 0) >= 0 ? [] : [`standard error ${standardError}`]),
  ...(items === null || (Number.isSafeInteger(items) && items >= 1) ? [] : [`items ${items}`]),
  ...([chance, taskLoss, date].every(isFiniteOrNull)
    ? []
    : [`chance, loss or date: ${[chance, taskLoss, date].join()}`]),
];

const faultsOfRun = ({ id, params, tokens, flops, step, losses }: RunFacts): readonly string[] => [
  ...(id === '' ? ['a run without an id'] : []),
  ...([params, tokens, flops, ...Object.values(losses)].every(
    (value) => value === null || (Number.isFinite(value) && value > 0),
  )
    ? []
    : [`scale ${[params, tokens, flops, ...Object.values(losses)].join()}`]),
  ...(step === null || (Number.isSafeInteger(step) && step >= 0) ? [] : [`step ${step}`]),
];

const faultsOfProblem = ({
  rule,
  severity,
  file,
  line,
  column,
  pointer,
  message,
}: Problem): readonly string[] => {
  const what = `${severity} ${rule} ${file}:${line}:${column} ${pointer} ${message.slice(0, 200)}`;
  return [
    ...(file === null && rule !== 'SG108' ? [`no file: ${what}`] : []),
    ...(line === null && !WHOLE_FILE.has(rule) && !message.includes('archive') && !isRest(message)
      ? [`no position: ${what}`]
      : []),
    ...(line !== null && !(line >= 1 && (column ?? 0) >= 1) ? [`a position before the first: ${what}`] : []),
    ...(message.length > MOST_CHARACTERS ? [`${message.length} characters: ${what}`] : []),
    ...(/\S[.?]$/s.test(message) ? [] : [`no sentence: ${what}`]),
    ...(message.includes('[object Object]') ? [`no words: ${what}`] : []),
  ];
};

/** Every file gives records, facts of runs or of its folder, or a problem that says why not. */
const silent = (gathered: GatheredEvidence): readonly string[] =>
  gathered.parts.files
    .filter(
      ({ records, runs, folder, problems }) =>
        records.length === 0 &&
        folder === null &&
        problems.length === 0 &&
        !runs.some(({ params, tokens, flops, losses }) =>
          [params, tokens, flops, ...Object.values(losses)].some((one) => one !== null),
        ),
    )
    .map(({ file, format }) => `${file} (${format}) was dropped silently`);

/** What must not depend on the order of the files: scores, runs and which rules spoke how often. */
const essence = ({ records, runs, problems }: GatheredEvidence, folders: readonly string[]): string => {
  const scores = records.map(({ run, task, metric, score, standardError, items, factors }) =>
    JSON.stringify([run, task, metric, score, standardError, items, Object.entries(factors).sort()]),
  );
  const facts = [...runs.values()].map(
    ({ id, params, paramsKind, tokens, flops, step, trainingRun, losses, factors }) =>
      JSON.stringify([
        id,
        rounded(params),
        paramsKind,
        rounded(tokens),
        rounded(flops),
        step,
        trainingRun,
        Object.entries(losses)
          .map(([corpus, loss]) => [corpus, rounded(loss)])
          .sort(),
        Object.entries(factors).sort(),
      ]),
  );
  const unplaced = (text: string): string =>
    text.replace(/evals\/([abc])\//g, (_, letter: string) => `evals/${folders.indexOf(letter)}/`);
  return [
    ...scores.map(unplaced).sort(),
    ...facts.map(unplaced).sort(),
    ...problems.map(({ rule }) => rule).sort(),
  ].join('\n');
};

const firstDifference = (a: string, b: string): string => {
  const [ofA, ofB] = [a.split('\n'), b.split('\n')];
  const at = ofA.findIndex((line, index) => line !== ofB[index]);
  return `${ofA[at]} against ${ofB[at]}`;
};

const FORWARDS = ['a', 'b', 'c'];
const BACKWARDS = ['c', 'b', 'a'];

/** Reads, joins and locates a case, twice, and once with its folders in the opposite order. */
export const judgeCase = (given: FuzzCase): Judgement => {
  const configuration = configurationOf(given);
  const workspace = workspaceOf(given, FORWARDS);
  const gathered = gatherEvidence(workspace, configuration);
  const problems = locateProblems(
    gathered.problems,
    openAgain(workspace, configuration.limits, archiveMembers),
  );
  const again = gatherEvidence(workspaceOf(given, FORWARDS), configuration);
  const turned = gatherEvidence(workspaceOf(given, BACKWARDS), configuration);

  const stated = gathered.parts.files.flatMap(({ runs }) => runs);
  const all = gathered.parts.files.flatMap(({ records }) => records);
  const essences = [essence(gathered, FORWARDS), essence(turned, BACKWARDS)] as const;
  const joined = { format: 'joined', records: gathered.records, runs: [...gathered.runs.values()] };
  const violations = [
    ...[...all, ...gathered.records].flatMap(faultsOfRecord),
    ...[...stated, ...gathered.runs.values()].flatMap(faultsOfRun),
    ...problems.flatMap(faultsOfProblem),
    ...silent(gathered),
    ...originFaults([...gathered.parts.files, joined], resolverOf(workspace, configuration.limits)).faults,
    ...gathered.records.filter(({ run }) => !gathered.runs.has(run)).map(({ run }) => `no run ${run}`),
    ...(JSON.stringify([gathered.records, [...gathered.runs], gathered.problems]) ===
    JSON.stringify([again.records, [...again.runs], again.problems])
      ? []
      : ['read twice, it is not the same']),
    ...(essences[0] === essences[1] ? [] : [`in another order: ${firstDifference(...essences)}`]),
  ];
  return {
    violations,
    records: all.length,
    problems: problems.length,
    formats: gathered.parts.files.map(({ format }) => format ?? 'none'),
  };
};
