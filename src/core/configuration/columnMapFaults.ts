import { jsonPointer } from '../documents/jsonPointer.ts';
import { quoteText } from '../documents/quoteText.ts';
import type { ConfigFile } from '../validation/configFile.ts';

/** What is wrong with a column map beyond its schema, with the key that it is wrong with. */
export interface ColumnMapFault {
  readonly pointer: string;
  readonly message: string;
}

/** What a map with one row a score needs, in the order in which it is asked for. */
const NAMES = ['task', 'metric'] as const;
const BESIDE_SCORE = ['stderr', 'n', 'unit'] as const;

/** Every score has a task and a metric: its own, or those of its row. */
export const columnMapFaults = (evidence: ConfigFile['evidence'] = []): readonly ColumnMapFault[] =>
  evidence.flatMap(({ columns = {} }, index): readonly ColumnMapFault[] => {
    const at = (...keys: readonly string[]): string => jsonPointer('evidence', index, 'columns', ...keys);
    const { score, scores = {} } = columns;
    const missing = NAMES.filter((name) => columns[name] === undefined);
    const ofScores = Object.entries(scores).flatMap(([column, one]) =>
      missing
        .filter((name) => one[name] === undefined)
        .map((name) => ({
          pointer: at('scores', column),
          message: `The scores of ${quoteText(column)} have no ${name}; write \`${name}\` here, or name the column that says it for each row as \`${name}\` of the map.`,
        })),
    );
    const ofScore =
      score === undefined
        ? BESIDE_SCORE.filter((name) => columns[name] !== undefined).map((name) => ({
            pointer: at(name),
            message: `\`${name}\` of the map goes with \`score\`, the one column of scores, which is not named; of a column under \`scores\` it stands there.`,
          }))
        : missing.map((name) => ({
            pointer: at('score'),
            message: `\`score\` is for tables with one score a row, and no column \`${name}\` is named beside it; name it, or write \`scores: { ${quoteText(score)}: { ${name}: … } }\` where it is the same for all rows.`,
          }));
    return [...ofScores, ...ofScore];
  });
