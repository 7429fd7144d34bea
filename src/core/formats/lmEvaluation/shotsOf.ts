import { member } from '../../documents/member.ts';

/** What the number of shots of one row is read from. */
export interface RowPlace {
  readonly task: string;
  /** Position among the rows of `results`. */
  readonly index: number;
  readonly rows: number;
  /** A group row: its own entry under `n-shot` is 0 in most real files, whatever its leaves ran with. */
  readonly isGroup: boolean;
}

const shots = (value: unknown): number | null =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null;

/** The shots of the whole invocation: one number, or a list in the order of the tasks. */
const shotsOfInvocation = (root: unknown, { index, rows }: RowPlace): number | null => {
  const stated = member(member(root, 'config'), 'num_fewshot');
  if (!Array.isArray(stated)) return shots(stated);
  return stated.length === rows ? shots(stated[index]) : null;
};

const shotsOfName = (task: string): number | null => {
  const match = /[-_](\d{1,3})[-_]?shots?$/i.exec(task);
  return match === null ? null : Number(match[1]);
};

/**
 * The number of in-context examples of one row of an lm-eval result, as text; null where nothing states it.
 *
 * Nearest statement first: the row's entry under `n-shot`, its task config, the invocation's config, the task's own name. The
 * path is never evidence: real files lie in folders that name another number. A group's entry is believed only above 0.
 */
export const shotsOf = (root: unknown, place: RowPlace): string | null => {
  const leaf = shots(member(member(root, 'n-shot'), place.task));
  const believed = place.isGroup && leaf === 0 ? null : leaf;
  const known =
    believed ??
    shots(member(member(member(root, 'configs'), place.task), 'num_fewshot')) ??
    shotsOfInvocation(root, place) ??
    shotsOfName(place.task);
  return known === null ? null : String(known);
};
