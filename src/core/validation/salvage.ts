import type { Document } from '../documents/document.ts';
import { jsonPointer, pointerSegments } from '../documents/jsonPointer.ts';
import { member } from '../documents/member.ts';
import type { Problem } from '../problems/problem.ts';
import type { Validation } from './validation.ts';

/** One entry of a file's list that fits the schema. */
interface SalvagedEntry<E> {
  /** Its index in the file, bad neighbours counted. */
  readonly index: number;
  readonly pointer: string;
  readonly value: E;
}

/** What can be used of a file: its good entries, and the rest of it. */
export type Salvage<Rest, E> =
  | {
      readonly kind: 'usable';
      /** The file without the list. */
      readonly rest: Rest;
      readonly entries: readonly SalvagedEntry<E>[];
      readonly problems: readonly Problem[];
    }
  | { readonly kind: 'unusable'; readonly problems: readonly Problem[] };

/** The names of the keys of a file that hold lists. */
export type ListKey<T> = { [K in keyof T]: T[K] extends readonly unknown[] ? K : never }[keyof T] & string;

type EntryOf<L> = L extends readonly (infer E)[] ? E : never;

/**
 * Keeps the good entries of a file's list and leaves out the bad ones, which `problems` names. A fault outside of every
 * entry (in the file's head, or in the list itself) makes the file unusable.
 */
export const salvage = <T, K extends ListKey<T>>(
  document: Document,
  validation: Validation<T>,
  list: K,
): Salvage<Omit<T, K>, EntryOf<T[K]>> => {
  const bad = new Set<number>();
  if (validation.kind === 'invalid') {
    for (const fault of validation.faults) {
      const [head, index] = pointerSegments(fault);
      if (head !== list || index === undefined || !/^\d+$/.test(index)) {
        return { kind: 'unusable', problems: validation.problems };
      }
      bad.add(Number(index));
    }
  }
  const all = member(document.value, list);
  if (!Array.isArray(all)) {
    return { kind: 'unusable', problems: validation.kind === 'invalid' ? validation.problems : [] };
  }
  const entries = all.flatMap((value: EntryOf<T[K]>, index) =>
    bad.has(index) ? [] : [{ index, pointer: jsonPointer(list, index), value }],
  );
  return {
    kind: 'usable',
    rest: document.value as Omit<T, K>,
    entries,
    problems: validation.kind === 'invalid' ? validation.problems : [],
  };
};
