import type { BoundedProblems } from '../../documents/boundedProblems.ts';
import type { Document } from '../../documents/document.ts';
import { showValue } from '../../validation/showValue.ts';

/** What a file says of the items of one task. */
export interface TaskExtent {
  /** Items that were asked; null where unknown. */
  readonly asked: number | null;
  /** Items that the task has; null where unknown. */
  readonly whole: number | null;
}

/** Whether the limit left all items of a task in: it is at or above their number, or fewer were asked than it allows. A limit below 1 is a share. */
const isWhole = ({ asked, whole }: TaskExtent, limit: number): boolean => {
  if (limit < 1) return asked !== null && asked === whole;
  return whole === null ? asked !== null && asked < limit : whole <= limit;
};

/**
 * Warns (SG121) of an evaluation that was told to ask only some of the items; null and undefined are no limit, and neither is one at or above
 * the number of items of every task.
 */
export const tellLimit = (
  document: Document,
  problems: BoundedProblems,
  limit: unknown,
  pointer: string,
  tasks: readonly TaskExtent[] = [],
): void => {
  if (limit === null || limit === undefined) return;
  if (typeof limit === 'number' && tasks.length > 0 && tasks.every((task) => isWhole(task, limit))) return;
  const stated = typeof limit === 'number' ? limit : showValue(limit);
  const isCounted = tasks.some(({ asked, whole }) => asked !== null || whole !== null);
  const message =
    tasks.length > 0 && !isCounted
      ? `This evaluation had a limit of ${stated} per task, and nothing in the file says that its tasks have fewer items, so its scores may not be of the whole tasks; run it again without the limit.`
      : `This evaluation was cut to a limit of ${stated} per task, so its scores are not of the whole tasks; run it again without the limit.`;
  problems.add('SG121', () => document.locate(pointer), message, { cause: 'limit' });
};
