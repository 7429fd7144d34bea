import { jsonPointer } from '../../documents/jsonPointer.ts';
import { quoteText } from '../../documents/quoteText.ts';
import { namedRun } from '../../records/namedRun.ts';
import type { Origin } from '../../records/origin.ts';
import type { OriginRule } from '../../records/originRules.ts';
import { originAt, withOrigins } from '../../records/origins.ts';
import type { ParamsKind, RunFacts } from '../../records/scoreRecord.ts';
import { unknownRun } from '../../records/unknownRun.ts';
import { type Cells, isBlank } from './cells.ts';
import { LOSS } from './columns.ts';

/** Whether a column states a number about the run. */
export const isRunNumber = (column: string): boolean =>
  column === 'params' || column === 'tokens' || column === 'flops' || column.startsWith(LOSS);

/** Gathers the facts of the runs from the rows that repeat them. */
export interface RunLedger {
  /**
   * Takes the run facts of a row, and gives the id of its run. `numbers` are those of its columns that `isRunNumber`; `named` is
   * where the run's name stands.
   */
  enter(
    row: Readonly<Record<string, unknown>>,
    index: number,
    run: string,
    numbers: readonly string[],
    named?: NamePlace,
  ): string;
  /** The runs in the order of their first rows. */
  runs(): readonly RunFacts[];
}

/** How a table names its runs, as a template of the row. */
export interface NamePlace {
  readonly rule: OriginRule;
  readonly at: string | null;
}

const inRunColumn: NamePlace = { rule: 'reported', at: '~[self]/run' };

/** Where a fact of a run stands in its row; null for one that the column map states. */
export interface FactPlace {
  readonly column: string;
  readonly times: number;
  /** Whether the logarithm stands there. */
  readonly log10?: boolean;
}

const asNamed = (fact: string): FactPlace => ({ column: fact, times: 1 });

/** What one column says of one run: the cell as written, so that equal cells are compared and not parsed again. */
interface Statement {
  readonly cell: unknown;
  readonly value: number | string | null;
  readonly origin: Origin;
}

interface Draft {
  readonly facts: RunFacts;
  /** The row where it stands first. */
  readonly row: number;
  readonly statements: Map<string, Statement>;
  readonly contradicted: Set<string>;
}

const PARAMS_KINDS: readonly string[] = [
  'total',
  'non-embedding',
  'active',
  'unknown',
] satisfies ParamsKind[];
const isParamsKind = (value: unknown): value is ParamsKind => PARAMS_KINDS.some((kind) => kind === value);

const isPositive = (value: number): boolean => value > 0;
const isStep = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;

/**
 * An empty ledger. Two rows that contradict each other on one fact of one run (SG112) leave it
 * unknown: neither of the two is more likely to be right.
 */
export const runLedger = (
  file: string,
  cells: Cells,
  placeOf: (fact: string) => FactPlace | null = asNamed,
): RunLedger => {
  const drafts = new Map<string, Draft>();
  const byName = new Map<string, Draft>();
  // The rows of one run mostly stand together.
  let last: {
    readonly run: string;
    readonly step: unknown;
    readonly trainingRun: unknown;
    readonly draft: Draft;
  } | null = null;

  const kindOf = (cell: unknown, index: number): ParamsKind | null => {
    const kind = cells.text(cell, index, 'params_kind');
    if (kind === null || isParamsKind(kind)) return kind;
    const expected = PARAMS_KINDS.join(', ');
    cells.complain(
      'SG105',
      index,
      'params_kind',
      `params_kind is ${quoteText(kind)}; one of ${expected} was expected.`,
    );
    return null;
  };

  /** The rows of a run mostly agree, so that most facts are read in its first one: those share their origins with all runs. */
  const originFor = (fact: string, index: number, row: number): Origin => {
    const place = placeOf(fact);
    if (place === null) return originAt(fact, 'column-map', null);
    const at = index === row ? `~[self]${jsonPointer(place.column)}` : jsonPointer(index, place.column);
    const isAsItIs = place.log10 !== true;
    const origin = originAt(fact, isAsItIs ? 'reported' : 'parsed', at);
    return place.times === 1 || !isAsItIs ? origin : { ...origin, times: place.times };
  };

  const state = (
    draft: Draft,
    column: string,
    index: number,
    cell: unknown,
    read: () => number | string | null,
  ): void => {
    if (isBlank(cell)) return;
    const before = draft.statements.get(column);
    if (before !== undefined && before.cell === cell) return;
    const value = read();
    if (value === null) return;
    if (before === undefined)
      draft.statements.set(column, { cell, value, origin: originFor(column, index, draft.row) });
    else if (before.value !== value && !draft.contradicted.has(column)) {
      draft.contradicted.add(column);
      const message = `${column} of run ${quoteText(draft.facts.id)} is ${value} here and ${before.value} in a row above; one of the two is wrong, and neither is used.`;
      cells.complain('SG112', index, column, message);
    }
  };

  return {
    enter: (row, index, run, numbers, named = inRunColumn) => {
      const repeated =
        last?.run === run && last.step === row.step && last.trainingRun === row.training_run ? last : null;
      const key = repeated === null ? `${run}\u0000${row.step ?? ''}\u0000${row.training_run ?? ''}` : '';
      let draft = repeated === null ? byName.get(key) : repeated.draft;
      if (draft === undefined) {
        const step = cells.bounded(row.step, index, 'step', isStep, 'a whole number of at least 0');
        const trainingRun = cells.text(row.training_run, index, 'training_run');
        const unnamed = unknownRun(run, { file, pointer: jsonPointer(index) }, step, trainingRun);
        const origins = withOrigins(unnamed.origins, [
          step === null ? null : originFor('step', index, index),
          trainingRun === null ? null : originFor('training_run', index, index),
        ]);
        const rule = unnamed.id === run || named.at === null ? named.rule : 'parsed';
        const facts = namedRun({ ...unnamed, origins }, rule, named.at);
        draft = drafts.get(facts.id) ?? { facts, row: index, statements: new Map(), contradicted: new Set() };
        drafts.set(facts.id, draft);
        byName.set(key, draft);
      }
      if (repeated === null) last = { run, step: row.step, trainingRun: row.training_run, draft };
      for (const column of numbers) {
        const cell = row[column];
        const read = () => cells.bounded(cell, index, column, isPositive, 'a number greater than 0');
        state(draft, column, index, cell, read);
      }
      state(draft, 'params_kind', index, row.params_kind, () => kindOf(row.params_kind, index));
      return draft.facts.id;
    },
    runs: () =>
      [...drafts.values()].map(({ facts, statements, contradicted }) => {
        const statedBy = (column: string) =>
          contradicted.has(column) ? null : (statements.get(column)?.value ?? null);
        const numberOf = (column: string): number | null => {
          const value = statedBy(column);
          return typeof value === 'number' ? value : null;
        };
        const kind = statedBy('params_kind');
        const known = [...statements].flatMap(([column, { origin }]) =>
          contradicted.has(column) ? [] : [origin],
        );
        return {
          ...facts,
          origins: withOrigins(facts.origins, known),
          params: numberOf('params'),
          paramsKind: isParamsKind(kind) ? kind : 'unknown',
          tokens: numberOf('tokens'),
          flops: numberOf('flops'),
          losses: Object.fromEntries(
            [...statements.keys()].flatMap((column): [string, number][] => {
              const loss = column.startsWith(LOSS) ? numberOf(column) : null;
              return loss === null ? [] : [[column.slice(LOSS.length), loss]];
            }),
          ),
        };
      }),
  };
};
