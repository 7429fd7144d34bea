import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type MemoryEntry, textEntry } from './memoryWorkspace.ts';
import { readFolder } from './readFolder.ts';

/**
 * `build.json` of a story: what git cannot keep as a file, and what saves a copy. Applied in this order: `copy`, the files
 * below `input/`, then the rest.
 */
export interface Build {
  /** A folder of the repository that the story starts from, such as `examples/lab`. */
  readonly copy?: string;
  /** Paths to leave out of what was copied. */
  readonly remove?: readonly string[];
  /** One change of text in one file; `from` must stand there exactly once. */
  readonly replace?: readonly { readonly path: string; readonly from: string; readonly to: string }[];
  /** Empty directories, whatever they are called. */
  readonly directories?: readonly string[];
  /** Links that leave the root. */
  readonly links?: readonly string[];
  /** Files given as text, where line ends or a byte order mark matter: git would normalise them. */
  readonly text?: readonly { readonly path: string; readonly text: string }[];
  /** Files given as hexadecimal bytes. */
  readonly hex?: readonly { readonly path: string; readonly hex: string }[];
  /** Files of a size, filled by repeating a text. */
  readonly repeat?: readonly { readonly path: string; readonly text: string; readonly bytes: number }[];
  /** Existing files rewritten with a byte order mark and CRLF. */
  readonly windows?: readonly string[];
}

export const repositoryRoot = fileURLToPath(new URL('../../..', import.meta.url)).replace(/[\\/]$/, '');
export const scenariosFolder = join(repositoryRoot, 'test', 'scenarios');

/** The stories, by name. Folders that begin with an underscore are none. */
export const storyNames = (): readonly string[] =>
  readdirSync(scenariosFolder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('_'))
    .map(({ name }) => name)
    .sort();

/** What the check of a story sees. */
export const storyFiles = (name: string): ReadonlyMap<string, MemoryEntry> => {
  const folder = join(scenariosFolder, name);
  const build = readBuild(join(folder, 'build.json'));
  const files = new Map<string, MemoryEntry>(
    build.copy === undefined ? [] : readFolder(join(repositoryRoot, build.copy)),
  );
  if (existsSync(join(folder, 'input'))) {
    for (const [path, entry] of readFolder(join(folder, 'input'))) files.set(path, entry);
  }
  for (const path of build.remove ?? []) {
    const below = [...files.keys()].filter((file) => file === path || file.startsWith(`${path}/`));
    if (below.length === 0) throw new Error(`${name}: remove names ${path}, which is not there`);
    for (const file of below) files.delete(file);
  }
  for (const { path, from, to } of build.replace ?? []) {
    const parts = textOf(files, name, path).split(from);
    if (parts.length !== 2) throw new Error(`${name}: ${from} stands ${parts.length - 1} times in ${path}`);
    files.set(path, textEntry(parts.join(to)));
  }
  for (const path of build.directories ?? []) files.set(path, { kind: 'directory' });
  for (const path of build.links ?? []) files.set(path, { kind: 'outside' });
  for (const { path, text } of build.text ?? []) files.set(path, textEntry(text));
  for (const { path, hex } of build.hex ?? []) {
    files.set(path, { kind: 'file', bytes: new Uint8Array(Buffer.from(hex, 'hex')) });
  }
  for (const { path, text, bytes } of build.repeat ?? []) {
    files.set(path, textEntry(text.repeat(Math.ceil(bytes / text.length)).slice(0, bytes)));
  }
  for (const path of build.windows ?? []) {
    files.set(path, textEntry(`\uFEFF${textOf(files, name, path).replaceAll('\n', '\r\n')}`));
  }
  return files;
};

const readBuild = (file: string): Build =>
  existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Build) : {};

const textOf = (files: ReadonlyMap<string, MemoryEntry>, story: string, path: string): string => {
  const entry = files.get(path);
  if (entry?.kind !== 'file') throw new Error(`${story}: ${path} is not there`);
  return new TextDecoder().decode(entry.bytes);
};
