import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The rooms of `src/core` as `scripts/build/floors.json` lists them, beside what is on disk. */
export interface CoreRooms {
  /** From the lowest floor to the highest. `.` is the files of `src/core` itself. */
  readonly floors: readonly (readonly string[])[];
  /** Rooms that hold files: those of the list, and every folder of `src/core` beside them. */
  readonly existing: readonly string[];
  readonly missing: readonly string[];
  readonly unlisted: readonly string[];
  /** The sources of the core, as paths from the root. */
  readonly files: readonly string[];
  /** The innermost room that holds a file; null outside the core. */
  roomOf(file: string): string | null;
}

const core = 'src/core/';

export const coreRooms = (): CoreRooms => {
  const floors = JSON.parse(
    readFileSync('scripts/build/floors.json', 'utf8'),
  ) as readonly (readonly string[])[];
  const listed = floors.flat();
  const innermostFirst = listed.toSorted((a, b) => b.length - a.length);
  const roomOf = (file: string): string | null => {
    if (!file.startsWith(core) || !file.endsWith('.ts')) return null;
    const folder = path.posix.dirname(file.slice(core.length));
    const room = innermostFirst.find((name) => folder === name || folder.startsWith(`${name}/`));
    return room ?? folder.split('/')[0] ?? null;
  };
  const files = readdirSync(core, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => core + name.replaceAll('\\', '/'))
    .sort();
  const existing = [...new Set(files.flatMap((file) => roomOf(file) ?? []))];
  return {
    floors,
    existing,
    missing: listed.filter((room) => !existing.includes(room)),
    unlisted: existing.filter((room) => !listed.includes(room)),
    files,
    roomOf,
  };
};
