import type { ReadableBase } from '../../../src/core/base/baseSide.ts';
import { type MemoryEntry, memoryWorkspace } from './memoryWorkspace.ts';

type Files = ReadonlyMap<string, MemoryEntry>;

const equal = (a: MemoryEntry | undefined, b: MemoryEntry | undefined): boolean =>
  a !== undefined &&
  b !== undefined &&
  (a.kind === 'file' && b.kind === 'file'
    ? Buffer.from(a.bytes).equals(Buffer.from(b.bytes))
    : JSON.stringify(a) === JSON.stringify(b));

/** What a head of literals is held against, as the shell makes it of git: the head with the changed files put back. */
export const memoryBase = (
  head: Files,
  { tip, mergeBase, gating }: { readonly tip: Files; readonly mergeBase: Files; readonly gating: boolean },
): ReadableBase => {
  const paths = [...new Set([...head.keys(), ...mergeBase.keys()])];
  const changed = new Set(paths.filter((path) => !equal(head.get(path), mergeBase.get(path))));
  const before = new Map([...head].filter(([path]) => !changed.has(path)));
  for (const [path, entry] of mergeBase) if (changed.has(path)) before.set(path, entry);
  return {
    kind: 'readable',
    policy: memoryWorkspace(tip),
    before: memoryWorkspace(before),
    changed,
    gating,
  };
};
