import { jsonPointer } from '../../documents/jsonPointer.ts';
import { isObject, member } from '../../documents/member.ts';
import type { StatedGroup } from '../format.ts';

/** Rows that are looked at over all groups of a file: a chain of ten thousand nested groups has no right to more time. */
const MOST_ROWS = 200_000;

const names = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((name) => typeof name === 'string') : [];

/** The groups of an lm-eval result that state their own number of shots, with their leaves by `group_subtasks`, however deep. */
export const statedGroups = (file: string, root: unknown): readonly StatedGroup[] => {
  const subtasks = member(root, 'group_subtasks');
  const shots = member(root, 'n-shot');
  if (!isObject(subtasks) || !isObject(shots)) return [];
  let rowsLeft = MOST_ROWS;
  const leavesOf = (group: string): readonly string[] => {
    const seen = new Set([group]);
    const leaves: string[] = [];
    const open = [...names(member(subtasks, group))];
    for (let next = open.pop(); next !== undefined && rowsLeft > 0; next = open.pop()) {
      if (seen.has(next)) continue;
      rowsLeft--;
      seen.add(next);
      const below = names(member(subtasks, next));
      if (below.length === 0) leaves.push(next);
      for (const name of below) open.push(name);
    }
    return leaves;
  };
  return Object.keys(subtasks).flatMap((task): StatedGroup[] => {
    const stated = member(shots, task);
    const leaves = typeof stated === 'number' ? leavesOf(task) : [];
    if (leaves.length === 0) return [];
    return [{ task, shots: String(stated), leaves, source: { file, pointer: jsonPointer('n-shot', task) } }];
  });
};
