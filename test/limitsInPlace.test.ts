import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repositoryRoot } from './support/contract/runner.ts';

/** Folders in which nothing is judged: a number there says how something is read, drafted, named or drawn. */
const undecided: Readonly<Record<string, string>> = {
  collections: 'sorting and grouping',
  documents: 'bytes and text; what is refused for its size is in docs/limits.md',
  doctor: 'looks at workflows',
  'evidence/drafting': 'drafts a config, which a person reads',
  fits: 'when a search has come to rest: another value finds the same fit',
  formats: 'how a published format or its harness writes things',
  initialise: 'drafts files, which a person reads',
  renderers: 'draws what was decided',
  report: 'digits of the report',
  stats: 'when an algorithm has come to rest, or a digit is lost: another value gives the same number',
  text: 'widths, escapes, numbers as text',
  validation: 'how many breaches of a schema are told',
};

/** Names of how many are named, told or looked at, and of how much text or memory one thing may take. */
const toldOrHeld = /^(?:MOST|LONGEST)_|_(?:NAMED|TOLD|LISTED|SHOWN|COMPARED|LOOKED_AT)$/;

/** Single numbers elsewhere that decide nothing, by kind. */
const standing: Readonly<Record<string, readonly string[]>> = {
  'how many are named, told, compared for a suggestion or drawn': [
    'pipeline/claimForecasts.ts bandPlaces',
    'plans/unmatchedWords.ts SHOWN',
    'policy/waivers/waiverToPaste.ts PROPOSED_DAYS',
    'runs/nearestRuns.ts LEAST_IN_COMMON',
    'tasks/outOfUnit.ts SHORTEST_STEM',
  ],
  'digits of a number that is shown, or the largest that is': [
    'forecasts/costPerPoint.ts mostReported',
    'forecasts/costPerPoint.ts point',
    'forecasts/extrapolation.ts mostReported',
    'integrity/shown.ts DIGITS',
    'policy/waivers/waiverFingerprint.ts DIGITS',
  ],
  'how much text or memory one thing may take': ['trends/analyseTrends.ts designsKept'],
  'a default that the reference of the config or plan states': [
    'configuration/defaultConfiguration.ts RESOLUTION',
    'plans/readPlan.ts DEFAULT_CONFIDENCE',
  ],
  'mathematics, or what a platform has': [
    'laws/climbingLogistic.ts most',
    'policy/waivers/waiverToPaste.ts MILLISECONDS_PER_DAY',
    'records/flopsOfDenseTransformer.ts flopsOfDenseTransformer',
    'tasks/shippedTaskCards.ts THIRD',
    'training/lossLevels.ts NORMAL_CONSISTENCY',
    'trends/questions/doesItJump.ts tenToNinety',
    'trends/questions/isTheFlatConclusive.ts twoSided95',
    'trends/questions/isTheGainResolved.ts twoSided95',
    'upstream/minimiseHuber.ts dimension',
  ],
  'when an algorithm has come to rest, or a digit is lost: another value gives the same answer': [
    'backtests/scaleModel.ts convergedStep',
    'backtests/scaleModel.ts longestStep',
    'backtests/scaleModel.ts mostSteps',
    'forecasts/costPerPoint.ts step',
    'forecasts/curvePrediction.ts slopeStep',
    'laws/exponentialShape.ts nearlyStraight',
    'shifts/commonCurve.ts flat',
    'trends/meanFunctions.ts exactShare',
    'trends/fitSpline.ts smallestPivot',
    'trends/noiseWeights.ts halvings',
    'trends/scanNull.ts everyCount',
    'trends/scanNull.ts everyDf',
    'trends/scanNull.ts tailShare',
    'upstream/fitChinchilla.ts smallestShare',
    'upstream/minimiseHuber.ts largestDamping',
    'upstream/minimiseHuber.ts mostSteps',
    'upstream/minimiseHuber.ts restingSteps',
  ],
  'which words are said, beside a verdict that is settled': [
    'trends/trendSubject.ts < 0.0001',
    'trends/trendSubject.ts < 0.1',
    'trends/trendSubject.ts <= 0.4',
    'trends/trendSubject.ts <= 0.55',
    'trends/trendSubject.ts >= 0.45',
    'trends/trendSubject.ts >= 0.6',
    'trends/words.ts >= 0.5',
  ],
  'the middle of a distribution, a coin, or the place on it that the words above it state': [
    'forecasts/distanceCalibration.ts < 0.5',
    'shifts/permutedSigns.ts < 0.5',
  ],
};

const comment = /\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm;
const numeric =
  /^-?[\d._]+(?:e[+-]?\d+)?(?: \* [\d._]+)*$|^\[(?:-?[\d.]+(?:, )?)+\]$|^Math\.\w+\([\d., /*-]+\)$|^\d+ \/ \d+$/;

/** Module-level numbers of a source, as `file NAME`, and fractions that something is compared with, as `file >= 0.5`. */
const numbersIn = (file: string, text: string): readonly string[] => [
  ...[...text.matchAll(/^(?:export )?const (\w+)(?:: [^=\n]+)? = ([^;{]+);$/gm)].flatMap(
    ([, name, value = '']) =>
      !toldOrHeld.test(name ?? '') && numeric.test(value.replaceAll(/\s+/g, ' ').trim())
        ? [`${file} ${name}`]
        : [],
  ),
  ...[...text.replaceAll(comment, '').matchAll(/(?<!=)[<>]=? -?\d*\.\d+\b(?!e-)/g)].map(
    ([compared]) => `${file} ${compared}`,
  ),
];

const core = join(repositoryRoot, 'src/core');
const sources = readdirSync(core, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.ts') && !file.endsWith('/limits.ts') && !file.includes('generated/'))
  .sort();

const found = sources
  .filter((file) => !Object.keys(undecided).some((folder) => file.startsWith(`${folder}/`)))
  .flatMap((file) => numbersIn(file, readFileSync(join(core, file), 'utf8')));

describe('a number that decides', () => {
  it.each([
    ['const fewest = 3;', 'NAME fewest'],
    ['export const level: number = 0.9;', 'NAME level'],
    ['const grid = [0.1, 0.5];', 'NAME grid'],
    ['const third = 1 / 3;', 'NAME third'],
    ['const large = (p: number): boolean => p >= 0.25;', 'NAME >= 0.25'],
  ])('is seen: %s', (source, number) => {
    expect(numbersIn('NAME', source)).toEqual([number]);
  });

  it('stands in the limits of its folder', () => {
    const allowed = new Set(Object.values(standing).flat());
    expect(found.filter((number) => !allowed.has(number))).toEqual([]);
  });

  it('is not excused where it is gone', () => {
    expect(
      Object.values(standing)
        .flat()
        .filter((number) => !found.includes(number)),
    ).toEqual([]);
  });
});
