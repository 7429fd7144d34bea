/** Whether names fit what was asked for: the name itself, or a pattern in which each `*` stands for any characters. */
export const nameMatcher = (pattern: string): ((name: string) => boolean) => {
  const [first = '', ...rest] = pattern.split('*');
  const last = rest.pop();
  if (last === undefined) return (name) => name === pattern;
  return (name) => {
    if (!name.startsWith(first)) return false;
    let from = first.length;
    for (const part of rest) {
      const at = name.indexOf(part, from);
      if (at < 0) return false;
      from = at + part.length;
    }
    return name.length - last.length >= from && name.endsWith(last);
  };
};
