import type { BoundedProblems } from '../../documents/boundedProblems.ts';
import type { Document } from '../../documents/document.ts';
import { showValue } from '../../validation/showValue.ts';

/** Warns (SG121) of an evaluation that was told to ask only some of the items; null and undefined are no limit. */
export const tellLimit = (
  document: Document,
  problems: BoundedProblems,
  limit: unknown,
  pointer: string,
): void => {
  if (limit === null || limit === undefined) return;
  const message = `This evaluation was cut to a limit of ${typeof limit === 'number' ? limit : showValue(limit)} per task, so its scores are not of the whole tasks; run it again without the limit.`;
  problems.add('SG121', () => document.locate(pointer), message, { cause: 'limit' });
};
