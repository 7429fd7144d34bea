import { skipString } from './measureJson.ts';

/** Offsets of one member: where its key opens (the value's own offset in a list) and where its value starts. */
interface Member {
  readonly key: number;
  readonly value: number;
}

const isBlank = (code: number): boolean => code === 32 || code === 9 || code === 10 || code === 13;

const skipBlanks = (text: string, start: number): number => {
  let index = start;
  while (index < text.length && isBlank(text.charCodeAt(index))) index++;
  return index;
};

/** The offset just behind the value that starts at `start`, in text that is known to be well-formed. */
const skipValue = (text: string, start: number): number => {
  let depth = 0;
  let index = start;
  while (index < text.length) {
    const character = text.charAt(index);
    if (character === '"') {
      index = skipString(text, index);
      if (depth === 0) return index;
      continue;
    }
    if (character === '{' || character === '[') depth++;
    else if (character === '}' || character === ']') {
      if (depth === 0) return index;
      depth--;
      if (depth === 0) return index + 1;
    } else if (depth === 0 && (character === ',' || isBlank(text.charCodeAt(index)))) return index;
    index++;
  }
  return index;
};

const membersOf = (text: string, container: number): ReadonlyMap<string, Member> => {
  const members = new Map<string, Member>();
  const open = text.charAt(container);
  if (open !== '{' && open !== '[') return members;
  let index = skipBlanks(text, container + 1);
  while (index < text.length && text.charAt(index) !== '}' && text.charAt(index) !== ']') {
    const key = index;
    let name = String(members.size);
    if (open === '{') {
      const behind = skipString(text, index);
      name = String(JSON.parse(text.slice(index, behind)));
      index = skipBlanks(text, skipBlanks(text, behind) + 1);
    }
    members.set(name, { key, value: index });
    index = skipBlanks(text, skipValue(text, index));
    if (text.charAt(index) === ',') index = skipBlanks(text, index + 1);
  }
  return members;
};

/** Finds offsets by path: of the value or its key; the nearest ancestor's where the path leads nowhere. */
export type JsonLocator = (root: number, segments: readonly string[], of: 'key' | 'value') => number;

/**
 * A locator over well-formed JSON text. It scans only the containers on the way to what it is asked for, each of them
 * once, so that a thousand places in one file cost little more than one.
 */
export const jsonLocator = (text: string): JsonLocator => {
  const seen = new Map<number, ReadonlyMap<string, Member>>();
  return (root, segments, of) => {
    const start = skipBlanks(text, root);
    let here: Member = { key: start, value: start };
    for (const segment of segments) {
      const members = seen.get(here.value) ?? membersOf(text, here.value);
      seen.set(here.value, members);
      const next = members.get(segment);
      if (next === undefined) return here.value;
      here = next;
    }
    return of === 'key' ? here.key : here.value;
  };
};
