import { matchStars, type SegmentPattern } from './segmentPattern.ts';

/** Any number of folders, none among them. */
export const anyFolders = '**' as const;

/** One place of a pattern over paths. */
export type PathPart = SegmentPattern | typeof anyFolders;

const isStar = (part: PathPart): boolean => part === anyFolders;

const fits = (part: PathPart, segment: string): boolean => part !== anyFolders && part(segment);

/** Whether the segments of a path match a pattern, in at most segments × parts steps. */
export const matchPath = (segments: readonly string[], parts: readonly PathPart[]): boolean =>
  matchStars(segments, parts, isStar, fits);
