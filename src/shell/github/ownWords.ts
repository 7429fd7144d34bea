import type { Annotation } from './actionEnvironment.ts';

/** What the action itself has to say, on no file. */
export const ownWords = (severity: Annotation['severity'], message: string): Annotation => ({
  severity,
  title: 'scaling-guard',
  message,
  file: null,
  line: null,
  column: null,
});
