import { readFileSync } from 'node:fs';
import path from 'node:path';
import { coreRooms } from '../build/coreRooms.ts';
import { markdownTable } from './markdownTable.ts';

/** Imports and exports of other files, of types too, and those that are loaded when they are needed. */
const imports = /(?:\bfrom |\bimport\()'(\.[^']+)'/g;

/** `docs/floors.md`: every room of the core on its floor, and the rooms below that it imports. */
export const floorsPage = (): string => {
  const { floors, existing, files, roomOf } = coreRooms();
  const heights = new Map(floors.flatMap((floor, height) => floor.map((room) => [room, height])));
  const heightOf = (room: string): number => heights.get(room) ?? -1;
  const below = new Map(existing.map((room) => [room, new Set<string>()]));
  for (const file of files) {
    const room = roomOf(file) ?? '';
    for (const [, target = ''] of readFileSync(file, 'utf8').matchAll(imports)) {
      const other = roomOf(path.posix.join(path.posix.dirname(file), target));
      if (other !== null && other !== room) below.get(room)?.add(other);
    }
  }
  const up = [...below].flatMap(([room, others]) =>
    [...others].filter((other) => heightOf(other) >= heightOf(room)).map((other) => `${room} → ${other}`),
  );
  const name = (room: string): string => (room === '.' ? '*the steps of a check*' : `\`${room}\``);
  const rows = floors
    .flatMap((floor, height) =>
      floor.map((room, place) => [
        place === 0 ? String(height + 1) : '',
        name(room),
        [...(below.get(room) ?? [])]
          .sort((a, b) => heightOf(b) - heightOf(a) || (a < b ? -1 : 1))
          .map(name)
          .join(' '),
        height,
      ]),
    )
    .toSorted((a, b) => Number(b[3]) - Number(a[3]))
    .map((row) => row.slice(0, 3).map(String));
  return `# The floors of the core

\`src/core\` has ${existing.length} rooms on ${floors.length} floors. A room is a folder; a folder within it that is not listed here belongs to it.
A room imports only from floors below its own, never upwards and never from beside. \`scripts/build/floors.json\` is the list, \`npm run arch\` holds the
imports to it, and a room that is not on it fails.

Imports that run up: ${up.length === 0 ? 'none' : up.join(', ')}.

${markdownTable(['floor', 'room', 'imports'], rows)}

<!-- Written by scripts/docs/docs.ts from scripts/build/floors.json and the imports of src/core. -->
`;
};
