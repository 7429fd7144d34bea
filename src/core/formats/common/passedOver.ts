import type { BoundedProblems } from '../../documents/boundedProblems.ts';
import type { Document } from '../../documents/document.ts';
import { listNames } from './listNames.ts';

/** Why a value of a row is no score, or how it was read. */
type Kind = 'bookkeeping' | 'collection' | 'text-number';

const MESSAGES: Readonly<Record<Kind, (count: number, names: string) => string>> = {
  bookkeeping: (count, names) =>
    `${count === 1 ? '1 number counts or times the evaluation, and was left out as no score' : `${count} numbers count or time the evaluation, and were left out as no scores`}: ${names}.`,
  collection: (count, names) =>
    `${count === 1 ? '1 list or map stands beside the scores and was passed over' : `${count} lists or maps stand beside the scores and were passed over`}: ${names}.`,
  'text-number': (count, names) =>
    `${count === 1 ? '1 number is written as text and was' : `${count} numbers are written as text and were`} read all the same, since this harness writes some kinds of numbers so: ${names}.`,
};

/** What was no error and is told once a file, with its count and a few names. */
export interface PassedOver {
  add(kind: Kind, name: string, pointer: string): void;
  /** `records` is how many scores the file gave: where there are none, that is the news. */
  tell(records: number): void;
}

/** Empty, for one file. */
export const passedOver = (document: Document, problems: BoundedProblems): PassedOver => {
  const met = new Map<Kind, { count: number; readonly pointer: string; readonly names: Set<string> }>();
  return {
    add: (kind, name, pointer) => {
      const known = met.get(kind);
      if (known === undefined) met.set(kind, { count: 1, pointer, names: new Set([name]) });
      else {
        known.count++;
        known.names.add(name);
      }
    },
    tell: (records) => {
      for (const [kind, { count, pointer, names }] of met) {
        const rule = records === 0 ? 'SG108' : kind === 'text-number' ? 'SG132' : 'SG119';
        const none = records === 0 ? ' This file holds no score.' : '';
        const message = MESSAGES[kind](count, listNames([...names])) + none;
        problems.add(rule, () => document.locate(pointer, 'key'), message, { cause: kind });
      }
    },
  };
};
