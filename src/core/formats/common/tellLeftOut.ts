import type { BoundedProblems } from '../../documents/boundedProblems.ts';
import type { Document } from '../../documents/document.ts';
import { listNames } from './listNames.ts';

/** Tells (SG119) which aggregate rows were left out because their leaves stand beside them. */
export const tellLeftOut = (
  document: Document,
  problems: BoundedProblems,
  rows: readonly string[],
  pointer: string,
): void => {
  if (rows.length === 0) return;
  const counted = rows.length === 1 ? '1 group row was' : `${rows.length} group rows were`;
  const message = `${counted} left out, since the leaves stand beside: ${listNames(rows)}.`;
  problems.add('SG119', () => document.locate(pointer, 'key'), message, { cause: 'groups' });
};
