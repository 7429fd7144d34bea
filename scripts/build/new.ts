/**
 * `npm run new -- rule|format|law|check NAME …`: writes the file, the line of its registry, the page and the stories or the
 * test of something new, so that all compiles, and what is still to be said fails a test. Several pairs may follow each other.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { ruleCatalogue } from '../../src/core/catalogue.ts';
import { type Kind, kinds, type Scaffold } from './scaffolds.ts';

const sources = readdirSync('src/core', { recursive: true, encoding: 'utf8' })
  .map((name) => `src/core/${name.replaceAll('\\', '/')}`)
  .filter((path) => path.endsWith('.ts'));

/** The file that exports a name: rooms may be redrawn, and names stay. */
const fileOf = (name: string): string => {
  const found = sources.find((path) =>
    new RegExp(`^export (const|interface|type) ${name}\\b`, 'm').test(readFileSync(path, 'utf8')),
  );
  if (found === undefined) throw new Error(`nothing in src/core exports ${name}`);
  return found;
};

const importPath = (from: string, to: string): string => {
  const path = posix.relative(posix.dirname(from), to);
  return path.startsWith('.') ? path : `./${path}`;
};

const stop = (message: string): never => {
  process.stderr.write(`new: ${message}\n`);
  process.exit(2);
};

const write = (path: string, text: string): void => {
  if (existsSync(path)) stop(`${path} is there already`);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
};

/** The registry with one more member, last of its list. */
const enlist = (registry: string, list: string, name: string, file: string): void => {
  const text = readFileSync(registry, 'utf8');
  const start = text.indexOf(`export const ${list}`);
  const end = text.indexOf('\n];', start);
  if (start < 0 || end < 0) throw new Error(`${registry} has no list ${list} that ends with "];"`);
  writeFileSync(
    registry,
    `import { ${name} } from '${importPath(registry, file)}';\n${text.slice(0, end)}\n  ${name},${text.slice(end)}`,
  );
};

const taken = new Set(ruleCatalogue.keys());
/** The next id of an area that no rule has had: ids are never used again, and those that are gone leave a gap below. */
const nextId = (area: string): string => {
  const last =
    [...taken]
      .filter((id) => id.startsWith(area))
      .sort()
      .at(-1) ?? `${area}00`;
  const id = `SG${Number(last.slice(2)) + 1}`;
  taken.add(id);
  return id;
};

/** Adds one thing; gives the files that a person has to fill in. */
const add = (kind: Kind, name: string): readonly string[] => {
  const { list, beside, type, area, files }: Scaffold = kinds[kind];
  const file = join(dirname(fileOf(beside)), `${name}.ts`).replaceAll('\\', '/');
  const wanted = {
    name,
    id: area === undefined ? '' : nextId(area),
    dashed: name.replaceAll(/(?<=[a-z0-9])[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
    file,
    typeFrom: importPath(file, fileOf(type)),
  };
  const written = files(wanted);
  for (const [path, text] of written) write(path, text);
  enlist(fileOf(list), list, name, file);
  return [...written.map(([path]) => path), ...(wanted.id === '' ? [] : [`docs/rules/${wanted.id}.md`])];
};

const pairs = process.argv.slice(2);
const isKind = (word: string): word is Kind => Object.hasOwn(kinds, word);
if (pairs.length === 0 || pairs.length % 2 === 1) stop(`npm run new -- ${Object.keys(kinds).join('|')} NAME`);
const made: string[] = [];
for (let at = 0; at < pairs.length; at += 2) {
  const [kind = '', name = ''] = pairs.slice(at, at + 2);
  if (!isKind(kind)) stop(`"${kind}" is none of ${Object.keys(kinds).join(', ')}`);
  else if (!/^[a-z][a-z]*([A-Z][a-z]+|\d+)*$/.test(name))
    stop(`"${name}" is no name of a file; write it as claimIsVague`);
  else if (sources.some((path) => path.endsWith(`/${name}.ts`))) stop(`src/core has a ${name} already`);
  else made.push(...add(kind, name));
}
// The order of imports and the layout of what was written, and the pages that follow from it.
const registries = [...new Set(Object.values(kinds).map(({ list }) => fileOf(list)))];
const steps = [
  ['biome', 'check', '--write', ...registries, ...made.filter((path) => path.endsWith('.ts'))],
  ['tsx', 'scripts/docs/docs.ts'],
];
for (const step of steps) if (spawnSync('npx', step, { stdio: 'inherit' }).status !== 0) process.exitCode = 1;
console.log(`Fill in, where it says TODO or expects nothing yet:\n${made.map((path) => `  ${path}`).join('\n')}
npm test says what is missing. CONTRIBUTING.md has the rest.`);
