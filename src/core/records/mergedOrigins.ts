import { type Origin, pointerAt } from './origin.ts';
import type { Origins } from './origins.ts';
import type { RunFacts, Source } from './scoreRecord.ts';

/** An origin by itself: with its file and its whole pointer, so that it can stand among those of another file. */
const placed = (origin: Origin, { file, pointer }: Source): Origin => ({
  ...origin,
  at: origin.at === null ? null : pointerAt(origin.at, pointer),
  file: origin.file ?? file,
});

/** The origins of what is kept, and of what was added where nothing was kept. */
export const mergedOrigins = (
  kept: RunFacts,
  added: RunFacts,
  used: (field: string) => boolean = () => true,
): Origins => {
  const known = new Set(kept.origins.map(({ field }) => field));
  const others = added.origins.filter(({ field }) => !known.has(field) && used(field));
  return others.length === 0
    ? kept.origins
    : [...kept.origins, ...others.map((origin) => placed(origin, added.source))];
};
