import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MemoryEntry } from './memoryWorkspace.ts';

/** Every file below a folder of the repository, by POSIX path relative to it. */
export const readFolder = (folder: string): ReadonlyMap<string, MemoryEntry> =>
  new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry): [string, MemoryEntry] => {
        const path = join(entry.parentPath, entry.name);
        const relative = path.slice(folder.length + 1).replaceAll('\\', '/');
        return [relative, { kind: 'file', bytes: readFileSync(path) }];
      }),
  );
