import { readFileSync, writeFileSync } from 'node:fs';

/** Puts a text between `<!-- NAME -->` and `<!-- /NAME -->` in a Markdown file: figures that a script measured. */
export const writeSection = (file: string, name: string, text: string): void => {
  const [begin, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const before = readFileSync(file, 'utf8');
  const [from, to] = [before.indexOf(begin), before.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`${file} has no ${begin} … ${end}`);
  writeFileSync(file, `${before.slice(0, from)}${begin}\n${text.trim()}\n${before.slice(to)}`);
};
