/** Alternatives that one glob may stand for; more are better written as globs of their own, or with a star. */
export const MOST_ALTERNATIVES = 256;

/** Where the brace that opens at `start` closes, and where the commas of its own level stand; null where it never closes. */
const groupAt = (glob: string, start: number): { end: number; commas: number[] } | null => {
  const commas: number[] = [];
  let depth = 0;
  for (let index = start; index < glob.length; index += 1) {
    const character = glob[index];
    if (character === '\\') index += 1;
    else if (character === '{') depth += 1;
    else if (character === ',' && depth === 1) commas.push(index);
    else if (character === '}') {
      depth -= 1;
      if (depth === 0) return { end: index, commas };
    }
  }
  return null;
};

/** The members of `1..12`, or of `a..f`; null where it is no such range, or a longer one than any glob may stand for. */
const rangeOf = (text: string): readonly string[] | null => {
  const numbers = /^(\d{1,9})\.\.(\d{1,9})$/.exec(text);
  const letters = /^([a-z])\.\.([a-z])$|^([A-Z])\.\.([A-Z])$/.exec(text);
  const [from = '', to = ''] = (numbers ?? letters ?? []).slice(1).filter((part) => part !== undefined);
  if (from === '') return null;
  const [first, last] =
    numbers === null ? [from.charCodeAt(0), to.charCodeAt(0)] : [Number(from), Number(to)];
  const count = Math.abs(last - first) + 1;
  if (count > MOST_ALTERNATIVES) return null;
  const width = /^0\d/.test(from) || /^0\d/.test(to) ? Math.max(from.length, to.length) : 0;
  return Array.from({ length: count }, (_, index) => {
    const one = first + (last < first ? -index : index);
    return numbers === null ? String.fromCharCode(one) : String(one).padStart(width, '0');
  });
};

/**
 * The globs without braces that `{a,b}`, `{a,{b,c}}` and `{1..12}` in one stand for, as a shell expands them; a backslash keeps a
 * brace, and braces around a single thing are plain text. Null for more than `MOST_ALTERNATIVES`.
 *
 * Works through a list and not by recursion, so that no depth of braces exhausts the stack.
 */
export const expandBraces = (glob: string): readonly string[] | null => {
  const done: string[] = [];
  const pending: { readonly text: string; readonly from: number }[] = [{ text: glob, from: 0 }];
  let steps = 0;
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { text, from } = next;
    steps += 1;
    if (steps > 4 * MOST_ALTERNATIVES || done.length > MOST_ALTERNATIVES) return null;
    let start = from;
    while (start < text.length && text[start] !== '{') start += text[start] === '\\' ? 2 : 1;
    const group = start < text.length ? groupAt(text, start) : null;
    if (group === null) {
      done.push(text);
      continue;
    }
    const { end, commas } = group;
    const cuts = [start, ...commas, end];
    const parts =
      commas.length > 0
        ? cuts.slice(1).map((cut, index) => text.slice((cuts[index] ?? 0) + 1, cut))
        : rangeOf(text.slice(start + 1, end));
    if (parts === null) pending.push({ text, from: start + 1 });
    else
      for (const part of parts.toReversed())
        pending.push({ text: `${text.slice(0, start)}${part}${text.slice(end + 1)}`, from: start });
    if (pending.length > MOST_ALTERNATIVES) return null;
  }
  return done;
};
