import { existsSync, readFileSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import type { Bytes } from '../../core/documents/workspace/workspace.ts';
import type { FileTree, TreeFile } from './fileTree.ts';
import { lfsObjectName } from './lfsPointer.ts';
import { runGit } from './runGit.ts';

/** The repository that a folder lies in, as far as it is there: a shallow checkout has one commit. */
export interface CheckoutRepository {
  /** The folder's path in the repository, `examples/lab/`, or '' for its root. */
  readonly prefix: string;
  /** The commit that is checked out. */
  readonly head: string;
  /** Parents of `head`; they are named even where they were not fetched. */
  readonly parents: readonly string[];
  /** The full name of a commit that is there; null for every other text. */
  resolve(revision: string): string | null;
  /** All files of a commit; null where the commit is not there. */
  tree(commit: string): FileTree | null;
  /** The best common ancestor; null where there is none, or too little history to know. */
  mergeBase(a: string, b: string): string | null;
  /** Tracked files that differ from `head`, and files that are neither tracked nor ignored. */
  uncommitted(): ReadonlySet<string>;
  /** Bytes of contents by name. Those that are not there are left out. */
  sizes(names: readonly string[]): ReadonlyMap<string, number>;
  /** Contents by name. Those that are not there are left out. */
  contents(names: readonly string[]): ReadonlyMap<string, Uint8Array>;
  /** The repository of a submodule that is checked out at this path of the repository; null where none is. */
  submodule(path: string): CheckoutRepository | null;
  /** The content that a Git LFS pointer stands for, where it was fetched. */
  lfsObject(pointer: Uint8Array): Bytes | null;
}

const splitRecords = (output: Buffer): readonly string[] =>
  output
    .toString('utf8')
    .split('\0')
    .filter((record) => record !== '');

/** `<mode> <type> <name>\t<path>` */
const readTree = (output: Buffer): FileTree =>
  new Map(
    splitRecords(output).flatMap((record): readonly (readonly [string, TreeFile])[] => {
      const tab = record.indexOf('\t');
      const [mode = '', , sha = ''] = record.slice(0, tab).split(' ');
      return tab === -1 ? [] : [[record.slice(tab + 1), { mode, sha, size: null }]];
    }),
  );

/** `<name> blob <size>\n<bytes>\n`, or `<name> missing\n` */
const readBatch = (output: Buffer): ReadonlyMap<string, Uint8Array> => {
  const contents = new Map<string, Uint8Array>();
  for (let at = 0; at < output.length; ) {
    const end = output.indexOf(10, at);
    if (end === -1) break;
    const [name = '', type, size = ''] = output.toString('latin1', at, end).split(' ');
    at = end + 1;
    if (type === 'missing') continue;
    const length = Number(size);
    if (type === 'blob') contents.set(name, output.subarray(at, at + length));
    at += length + 1;
  }
  return contents;
};

/**
 * The repository around a folder; null where there is none, git is not installed, or nothing was committed yet. Only reads.
 *
 * @param trusted see `runGit`
 */
export const checkoutRepository = (folder: string, trusted: boolean): CheckoutRepository | null => {
  const git = (args: readonly string[], input?: string) =>
    runGit(folder, args, { trusted, ...(input !== undefined && { input }) });
  const line = (args: readonly string[]): string | null => {
    const { status, output } = git(args);
    return status === 0 ? output.toString('utf8').replace(/\n$/, '') : null;
  };

  const head = line(['rev-parse', '--verify', '--quiet', 'HEAD^{commit}']);
  const prefix = line(['rev-parse', '--show-prefix']);
  const root = line(['rev-parse', '--show-toplevel']);
  if (head === null || prefix === null || root === null) return null;
  const written = git(['cat-file', 'commit', head]).output.toString('latin1').split('\n\n')[0] ?? '';
  const parents = [...written.matchAll(/^parent ([0-9a-f]+)$/gm)].map(([, parent = '']) => parent);

  return {
    prefix,
    head,
    parents,
    resolve: (revision) =>
      line(['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`]),
    tree(commit) {
      const { status, output } = git(['ls-tree', '-r', '-z', '--full-tree', commit]);
      return status === 0 ? readTree(output) : null;
    },
    mergeBase(a, b) {
      if (line(['rev-parse', '--is-shallow-repository']) !== 'false') return null;
      return line(['merge-base', a, b]);
    },
    uncommitted() {
      const status = ['status', '--porcelain=v1', '-z', '--no-renames', '--untracked-files=all'];
      const { output } = git([...status, '--ignore-submodules=all']);
      return new Set(splitRecords(output).map((record) => record.slice(3)));
    },
    sizes(names) {
      const { output } = git(['cat-file', '--batch-check'], names.map((name) => `${name}\n`).join(''));
      return new Map(
        output
          .toString('latin1')
          .split('\n')
          .map((answer) => answer.split(' '))
          .flatMap(([name = '', type, size]) => (type === 'blob' ? [[name, Number(size)] as const] : [])),
      );
    },
    contents: (names) =>
      names.length === 0
        ? new Map()
        : readBatch(git(['cat-file', '--batch'], names.map((name) => `${name}\n`).join('')).output),
    submodule(path) {
      const there = join(root, path);
      // Where nothing is checked out, git would answer for the repository around it.
      return existsSync(join(there, '.git')) ? checkoutRepository(there, trusted) : null;
    },
    lfsObject(pointer) {
      const oid = lfsObjectName(pointer);
      const common = oid === null ? null : line(['rev-parse', '--git-common-dir']);
      if (oid === null || common === null) return null;
      const objects = join(isAbsolute(common) ? common : join(folder, common), 'lfs', 'objects');
      try {
        const bytes = readFileSync(join(objects, oid.slice(0, 2), oid.slice(2, 4), oid));
        return { kind: 'bytes', bytes };
      } catch {
        return null;
      }
    },
  };
};
