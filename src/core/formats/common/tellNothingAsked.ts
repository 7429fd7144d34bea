import type { BoundedProblems } from '../../documents/boundedProblems.ts';
import type { Document } from '../../documents/document.ts';
import { quoteText } from '../../documents/quoteText.ts';

/** Tells (SG116) scores over no items: whatever number stands there, nothing was asked. */
export const tellNothingAsked = (
  document: Document,
  problems: BoundedProblems,
  task: string,
  scores: number,
  pointer: string,
): void => {
  const left = scores === 1 ? 'its score says nothing and is' : `its ${scores} scores say nothing and are`;
  const message = `${quoteText(task)} was asked 0 items, so ${left} left out; see which split or filter let none through, and run it again.`;
  problems.add('SG116', () => document.locate(pointer), message, { cause: 'no items', name: task });
};
