/** One place of a segment: a character as it stands, any one character, any number of them, or one of a class. */
type Part =
  | { readonly kind: 'character'; readonly character: string }
  | { readonly kind: 'any' | 'star' }
  | {
      readonly kind: 'class';
      readonly isNegated: boolean;
      readonly ranges: readonly (readonly [from: string, to: string])[];
    };

/** Whether one segment of a path matches: the name between two slashes. */
export type SegmentPattern = (segment: string) => boolean;

/** A class such as `[a-z_]` or `[!0-9]` that opens at `start`; null where it never closes, and the bracket is plain text. */
const classAt = (characters: readonly string[], start: number): { part: Part; end: number } | null => {
  let index = start + 1;
  const isNegated = characters[index] === '!' || characters[index] === '^';
  if (isNegated) index += 1;
  const ranges: [string, string][] = [];
  for (const first = index; index < characters.length; index += 1) {
    let character = characters[index] ?? '';
    if (character === ']' && index > first) return { part: { kind: 'class', isNegated, ranges }, end: index };
    if (character === '\\') {
      index += 1;
      character = characters[index] ?? '';
    }
    const to = characters[index + 2];
    if (characters[index + 1] === '-' && to !== undefined && to !== ']') {
      ranges.push([character, to]);
      index += 2;
    } else ranges.push([character, character]);
  }
  return null;
};

const partsOf = (pattern: string): readonly Part[] => {
  const characters = [...pattern];
  const parts: Part[] = [];
  for (let index = 0; index < characters.length; index += 1) {
    const character = characters[index] ?? '';
    const group = character === '[' ? classAt(characters, index) : null;
    if (group !== null) {
      parts.push(group.part);
      index = group.end;
    } else if (character === '*') {
      if (parts.at(-1)?.kind !== 'star') parts.push({ kind: 'star' });
    } else if (character === '?') parts.push({ kind: 'any' });
    else if (character === '\\' && index + 1 < characters.length) {
      index += 1;
      parts.push({ kind: 'character', character: characters[index] ?? '' });
    } else parts.push({ kind: 'character', character });
  }
  return parts;
};

const takes = (part: Part, character: string): boolean => {
  if (part.kind === 'character') return part.character === character;
  if (part.kind === 'class')
    return part.isNegated !== part.ranges.some(([from, to]) => from <= character && character <= to);
  return part.kind === 'any';
};

/**
 * Matches a list against a list with stars, each of which stands for any number of items: at a mismatch only the last star takes one
 * more. So it takes at most items × parts steps, whatever the pattern; a backtracking matcher takes a power of them.
 */
export const matchStars = <Item, One>(
  items: readonly Item[],
  parts: readonly One[],
  isStar: (part: One) => boolean,
  fits: (part: One, item: Item) => boolean,
): boolean => {
  let [item, part, starred, resume] = [0, 0, -1, 0];
  while (item < items.length) {
    const one = parts[part];
    if (one !== undefined && isStar(one)) {
      starred = part;
      resume = item;
      part += 1;
    } else if (one !== undefined && fits(one, items[item] as Item)) {
      item += 1;
      part += 1;
    } else if (starred >= 0) {
      resume += 1;
      item = resume;
      part = starred + 1;
    } else return false;
  }
  return parts.slice(part).every(isStar);
};

/** Reads one segment of a glob: `*`, `?`, `[…]`, and a backslash before what is meant as it stands. Other characters are themselves. */
export const segmentPattern = (pattern: string): SegmentPattern => {
  const parts = partsOf(pattern);
  const plain = parts.map((part) => (part.kind === 'character' ? part.character : null));
  if (!plain.includes(null)) {
    const name = plain.join('');
    return (segment) => segment === name;
  }
  return (segment) => matchStars([...segment], parts, ({ kind }) => kind === 'star', takes);
};
