import { boundedProblems } from '../../documents/boundedProblems.ts';
import type { Document } from '../../documents/document.ts';
import { isNonFinite } from '../../documents/json/nonFinite.ts';
import { jsonPointer } from '../../documents/jsonPointer.ts';
import { isObject, member } from '../../documents/member.ts';
import { quoteText } from '../../documents/quoteText.ts';
import { wholeFile } from '../../problems/problem.ts';
import { noOrigins, originAt, withOrigins } from '../../records/origins.ts';
import type { ScoreRecord } from '../../records/scoreRecord.ts';
import { showValue } from '../../validation/showValue.ts';
import { tellNothingAsked } from '../common/tellNothingAsked.ts';
import type { ArtifactReading, Format } from '../format.ts';
import { chooseSplit } from './chooseSplit.ts';
import { scoresAmong } from './scoresAmong.ts';
import type { StatRow } from './statRow.ts';

const rowsOf = (document: Document, problems: ReturnType<typeof boundedProblems>): readonly StatRow[] =>
  (Array.isArray(document.value) ? document.value : []).flatMap((value: unknown, index): StatRow[] => {
    const name = member(value, 'name');
    const metric = member(name, 'name');
    if (typeof metric !== 'string' || metric === '') {
      const message = `Entry ${index + 1} names no metric; an object with a "name" that has a "name" was expected. It is left out.`;
      problems.add('SG105', () => document.locate(jsonPointer(index)), message);
      return [];
    }
    const split = member(name, 'split');
    const part = member(name, 'sub_split');
    return [
      {
        metric,
        split: typeof split === 'string' ? split : '',
        isPart: part !== undefined && part !== null,
        isPerturbed: isObject(member(name, 'perturbation')),
        mean: member(value, 'mean'),
        pointer: jsonPointer(index),
      },
    ];
  });

/** The mean of a row that counts something, with the row's pointer; null where there is none. */
const meanOf = (
  rows: readonly StatRow[],
  metric: string,
): { readonly mean: number; readonly at: string } | null => {
  const row = rows.find((one) => one.metric === metric);
  return typeof row?.mean === 'number' ? { mean: row.mean, at: `${row.pointer}/mean` } : null;
};

const ofFileName = [
  originAt('run', 'file-name', null),
  originAt('task', 'file-name', null),
  originAt('metric', 'reported', '/~[0]/name/name'),
  originAt('score', 'reported', '~[self]'),
];

const told = (count: number, what: string): readonly string[] => (count === 0 ? [] : [`${count} ${what}`]);

const read = (document: Document): ArtifactReading => {
  const { file } = document;
  const problems = boundedProblems(file);
  const rows = rowsOf(document, problems);
  const plain = rows.filter(({ isPart, isPerturbed }) => !isPart && !isPerturbed);
  const splits = [...new Set(scoresAmong(plain).map(({ split }) => split))];
  const chosen = chooseSplit(splits);
  if (chosen === null) {
    if (splits.length > 0) {
      const message = `The scores are of the splits ${splits.map(quoteText).join(', ')}, none of which is test or valid; which of them counts is unknown, so none is read.`;
      problems.add('SG105', () => document.locate(scoresAmong(plain)[0]?.pointer ?? ''), message);
    }
    return { records: [], runs: [], problems: problems.all() };
  }
  const ofSplit = plain.filter(({ split }) => split === chosen);
  const instances = meanOf(ofSplit, 'num_instances');
  const isCount = instances !== null && Number.isSafeInteger(instances.mean) && instances.mean >= 0;
  const items = isCount ? instances.mean : null;
  const asked = plain
    .filter(({ metric }) => metric === 'num_instances')
    .reduce((sum, { mean }) => sum + (typeof mean === 'number' ? mean : 0), 0);
  const shots = meanOf(ofSplit, 'num_train_instances');
  const factors: Readonly<Record<string, string>> = shots === null ? {} : { n_shot: String(shots.mean) };
  const origins = withOrigins(noOrigins, [
    ...ofFileName,
    isCount ? originAt('n', 'counted', instances.at) : null,
    shots === null ? null : originAt('factor:n_shot', 'leaf', shots.at),
  ]);

  if (items === 0 && instances !== null) {
    const scores = scoresAmong(ofSplit).length;
    tellNothingAsked(document, problems, `the split ${chosen}`, scores, instances.at);
    return { records: [], runs: [], problems: problems.all(), asked: null };
  }
  const records: ScoreRecord[] = [];
  for (const { metric, mean, pointer: rowPointer } of scoresAmong(ofSplit)) {
    if (isNonFinite(mean)) continue;
    if (mean === null) continue;
    if (typeof mean !== 'number') {
      const seen = mean === undefined ? 'has no mean, since nothing was counted' : `is ${showValue(mean)}`;
      const message = `${quoteText(metric)} ${seen}; a number was expected. It is left out.`;
      problems.add('SG110', () => document.locate(rowPointer), message);
      continue;
    }
    records.push({
      // The folder's run_spec.json names both; joinFolders puts them in.
      run: file,
      task: file,
      metric,
      score: mean,
      unit: null,
      standardError: null,
      items,
      chance: null,
      higherIsBetter: null,
      taskLoss: null,
      factors,
      date: null,
      configuration: null,
      source: { file, pointer: `${rowPointer}/mean` },
      origins,
    });
  }
  const leftOut = [
    ...told(rows.filter(({ isPerturbed }) => isPerturbed).length, 'on perturbed inputs'),
    ...told(rows.filter(({ isPart, isPerturbed }) => isPart && !isPerturbed).length, 'of parts of a split'),
    ...splits
      .filter((split) => split !== chosen)
      .map((split) => {
        const count = scoresAmong(plain.filter((row) => row.split === split)).length;
        return `${count} of the split ${quoteText(split)} beside ${quoteText(chosen)}`;
      }),
  ];
  if (leftOut.length > 0) {
    const message = `Rows were left out: ${leftOut.join(', ')}.`;
    problems.add('SG119', wholeFile(file), message, { cause: 'rows' });
  }
  return { records, runs: [], problems: problems.all(), asked: asked > 0 ? asked : null };
};

/** The scores of a HELM run folder. Which model and which task they are of, `run_spec.json` beside them says. */
export const helmStats: Format = {
  name: 'helm-stats',
  title: 'HELM stats.json (scores of a run folder)',
  syntaxes: ['json'],
  runNaming: 'folder',
  recognises: ({ value }) => {
    const first: unknown = Array.isArray(value) ? value[0] : undefined;
    return (
      typeof member(member(first, 'name'), 'name') === 'string' && typeof member(first, 'count') === 'number'
    );
  },
  read,
};
