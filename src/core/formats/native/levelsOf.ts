import type { WrittenLevel } from '../../validation/planFile.ts';

/** Factor levels as text, verbatim; what is null is unknown and left out. */
export const levelsOf = (
  written: Readonly<Record<string, WrittenLevel | null>> | null | undefined,
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(written ?? {}).flatMap(([factor, level]) =>
      level === null ? [] : [[factor, String(level)]],
    ),
  );
