import { byCodeUnits } from '../collections/byCodeUnits.ts';
import { groupBy } from '../collections/groupBy.ts';
import type { ScoreRecord } from '../records/scoreRecord.ts';
import { shippedTaskCards } from '../tasks/shippedTaskCards.ts';
import { cardFor } from '../tasks/taskCards.ts';
import { formatNumber } from '../text/formatNumber.ts';
import { yamlLine, yamlNumber, yamlText } from '../text/yamlText.ts';

/** The one value that all records state, or null. */
const agreed = <Value>(values: readonly (Value | null)[]): Value | null => {
  const stated = new Set(values.filter((value) => value !== null));
  const [only] = stated;
  return stated.size === 1 && only !== undefined ? only : null;
};

/** Records of tasks for which no card ships, by task and metric. */
const unknownTasks = (records: readonly ScoreRecord[]): readonly (readonly ScoreRecord[])[] => {
  const unknown = records.filter(
    ({ task, metric, factors }) =>
      cardFor({ own: [], shipped: shippedTaskCards }, { task, metric, harness: factors.harness ?? null }) ===
      null,
  );
  return [...groupBy(unknown, ({ task, metric }) => JSON.stringify([task, metric]))]
    .toSorted(([a], [b]) => byCodeUnits(a, b))
    .map(([, group]) => group);
};

const card = (group: readonly ScoreRecord[]): readonly string[] => {
  const [first] = group;
  if (first === undefined) return [];
  const better = agreed(group.map(({ higherIsBetter }) => higherIsBetter));
  const chance = agreed(group.map((record) => record.chance));
  const items = agreed(group.map((record) => record.items));
  const scores = group.map(({ score }) => score);
  const least = scores.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const most = scores.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const lines = [
    yamlLine('task', yamlText(first.task)),
    yamlLine('metric', yamlText(first.metric)),
    yamlLine('direction', better === null ? null : better ? 'higher' : 'lower'),
    yamlLine(
      'unit',
      null,
      `scores ${least === most ? 'of' : `from ${formatNumber(least)} to`} ${formatNumber(most)}: fraction, percent or unbounded?`,
    ),
    yamlLine('chance', chance === null ? null : yamlNumber(chance)),
    yamlLine('items', items === null ? null : String(items)),
  ];
  return lines.map((line, index) => (index === 0 ? `  - ${line}` : `    ${line}`));
};

/** Cards for the tasks that none ships for, to be completed; null where every task has one. */
export const draftTaskCards = (records: readonly ScoreRecord[]): string | null => {
  const groups = unknownTasks(records);
  if (groups.length === 0) return null;
  return [
    '# Tasks that no card ships for. Chance and the number of items sharpen the noise, and a forecast near the floor.',
    'version: 1',
    'tasks:',
    ...groups.flatMap(card),
    '',
  ].join('\n');
};
