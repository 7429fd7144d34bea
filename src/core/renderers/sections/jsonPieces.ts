type Replacer = (key: string, value: unknown) => unknown;

const unchanged: Replacer = (_, value) => value;

/** What `JSON.stringify(value, replacer, indent)` gives of an object, in pieces: one a member, and of a list one an element. */
export function* jsonPieces(value: object, replacer: Replacer | null, indent: number): Generator<string> {
  const replace = replacer ?? unchanged;
  const [line, blank] = indent === 0 ? ['', ''] : ['\n', ' '];
  const margin = ' '.repeat(indent);
  /** A value that stands under a key, `depth` levels in; null where it is one that JSON leaves out. */
  const text = (key: string, inner: unknown, depth: number): string | null => {
    let isOutermost = true;
    const ofKey: Replacer = (name, member) => {
      const here = isOutermost ? key : name;
      isOutermost = false;
      return replace(here, member);
    };
    const written: string | undefined = JSON.stringify(inner, ofKey, indent);
    if (written === undefined || indent === 0) return written ?? null;
    // Line ends inside of a text are escapes, so that every one here is a line of the layout.
    return written.replaceAll('\n', `\n${margin.repeat(depth)}`);
  };
  let before = '{';
  for (const [key, member] of Object.entries(replace('', value) as object)) {
    const head = `${before}${line}${margin}${JSON.stringify(key)}:${blank}`;
    const list = Array.isArray(member) ? replace(key, member) : null;
    if (!Array.isArray(list) || list.length === 0) {
      const whole = text(key, member, 1);
      if (whole === null) continue;
      yield head + whole;
    } else {
      yield head;
      for (const [index, element] of list.entries())
        yield `${index === 0 ? '[' : ','}${line}${margin}${margin}${text(String(index), element, 2)}`;
      yield `${line}${margin}]`;
    }
    before = ',';
  }
  yield before === '{' ? '{}' : `${line}}`;
}
