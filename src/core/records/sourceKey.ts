import type { Source } from './scoreRecord.ts';

/** One text for a place in a file, equal for equal places. */
export const sourceKey = ({ file, pointer }: Source): string => `${file}\n${pointer}`;
