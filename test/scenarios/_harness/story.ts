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
  /** Files under another name. */
  readonly move?: readonly { readonly from: string; readonly to: string }[];
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

type Files = ReadonlyMap<string, MemoryEntry>;

/** One state of a story's repository: what it starts from, the files of a folder, and the rest of a build. */
const stateOf = (name: string, start: Files, folder: string, buildFile: string): Files => {
  const build = readBuild(join(scenariosFolder, name, buildFile));
  const files = new Map<string, MemoryEntry>(
    build.copy === undefined ? start : readFolder(join(repositoryRoot, build.copy)),
  );
  const own = join(scenariosFolder, name, folder);
  if (existsSync(own)) for (const [path, entry] of readFolder(own)) files.set(path, entry);
  for (const path of build.remove ?? []) {
    const below = [...files.keys()].filter((file) => file === path || file.startsWith(`${path}/`));
    if (below.length === 0) throw new Error(`${name}: remove names ${path}, which is not there`);
    for (const file of below) files.delete(file);
  }
  for (const { from, to } of build.move ?? []) {
    const moved = files.get(from);
    if (moved === undefined) throw new Error(`${name}: move names ${from}, which is not there`);
    files.delete(from);
    files.set(to, moved);
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

/** What a story's head is held against. */
export type StoryBase =
  | { readonly kind: 'files'; readonly tip: Files; readonly mergeBase: Files; readonly gating: boolean }
  | { readonly kind: 'unreadable'; readonly reason: string };

/** What the check of a story sees. */
export interface StorySides {
  readonly head: Files;
  readonly base: StoryBase | null;
  /** The mode that the workflow asks for. */
  readonly mode: 'enforce' | 'advise' | null;
}

/** `base.json`: how the target branch is built, and how the head is held against it. */
interface BaseBuild extends Build {
  /** Why the base cannot be read; nothing else is said then. */
  readonly unreadable?: string;
  /** True for a push, which judges everything by its own policy. */
  readonly push?: boolean;
  readonly mode?: 'enforce' | 'advise';
}

/**
 * The sides of a story. With a `base.json` or a folder `base/` the target branch is built from these, and the head starts from
 * the merge base: the tip itself, unless a `merge-base.json` or a folder `merge-base/` alters it.
 */
export const storySides = (name: string): StorySides => {
  const there = (path: string): boolean => existsSync(join(scenariosFolder, name, path));
  const head = (start: Files): Files => stateOf(name, start, 'input', 'build.json');
  if (!there('base.json') && !there('base')) return { head: head(new Map()), base: null, mode: null };
  const {
    unreadable,
    push = false,
    mode = null,
  } = readBuild(join(scenariosFolder, name, 'base.json')) as BaseBuild;
  if (unreadable !== undefined) {
    return { head: head(new Map()), base: { kind: 'unreadable', reason: unreadable }, mode };
  }
  const tip = stateOf(name, new Map(), 'base', 'base.json');
  const mergeBase = stateOf(name, tip, 'merge-base', 'merge-base.json');
  return { head: head(mergeBase), base: { kind: 'files', tip, mergeBase, gating: !push }, mode };
};

const readBuild = (file: string): Build =>
  existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Build) : {};

const textOf = (files: ReadonlyMap<string, MemoryEntry>, story: string, path: string): string => {
  const entry = files.get(path);
  if (entry?.kind !== 'file') throw new Error(`${story}: ${path} is not there`);
  return new TextDecoder().decode(entry.bytes);
};
