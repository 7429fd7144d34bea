import { jsonPointer } from '../../documents/jsonPointer.ts';
import { member } from '../../documents/member.ts';
import type { Origin, Stated } from '../../records/origin.ts';
import { originAt } from '../../records/origins.ts';

/** What the number of shots of one row is read from. */
export interface RowPlace {
  readonly task: string;
  /** Position among the rows of `results`. */
  readonly index: number;
  readonly rows: number;
  /** A group row: its own entry under `n-shot` is 0 in most real files, whatever its leaves ran with. */
  readonly isGroup: boolean;
}

const FIELD = 'factor:n_shot';
const ofLeaf = originAt(FIELD, 'leaf', '/n-shot/~[1]');
const ofTaskConfig = originAt(FIELD, 'task-config', '/configs/~[1]/num_fewshot');
const ofInvocation = originAt(FIELD, 'run-config', '/config/num_fewshot');
const ofName = originAt(FIELD, 'task-name', '/results/~[1]');

const shots = (value: unknown): number | null =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null;

const at = (value: number | null, origin: Origin): Stated<string> | null =>
  value === null ? null : { value: String(value), origin };

/** The shots of the whole invocation: one number, or a list in the order of the tasks. */
const shotsOfInvocation = (root: unknown, { index, rows }: RowPlace): Stated<string> | null => {
  const stated = member(member(root, 'config'), 'num_fewshot');
  if (!Array.isArray(stated)) return at(shots(stated), ofInvocation);
  if (stated.length !== rows) return null;
  return at(shots(stated[index]), originAt(FIELD, 'run-config', jsonPointer('config', 'num_fewshot', index)));
};

const shotsOfName = (task: string): number | null => {
  const match = /[-_](\d{1,3})[-_]?shots?$/i.exec(task);
  return match === null ? null : Number(match[1]);
};

/**
 * The number of in-context examples of one row of an lm-eval result, as text, with its place; null where nothing states it.
 *
 * Nearest statement first: the row's entry under `n-shot`, its task config, the invocation's config, the task's own name. The
 * path is never evidence: real files lie in folders that name another number. A group's entry is believed only above 0.
 */
export const shotsOf = (root: unknown, place: RowPlace): Stated<string> | null => {
  const leaf = shots(member(member(root, 'n-shot'), place.task));
  const believed = place.isGroup && leaf === 0 ? null : leaf;
  return (
    at(believed, ofLeaf) ??
    at(shots(member(member(member(root, 'configs'), place.task), 'num_fewshot')), ofTaskConfig) ??
    shotsOfInvocation(root, place) ??
    at(shotsOfName(place.task), ofName)
  );
};
