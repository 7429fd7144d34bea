import { revealInvisible } from '../../core/text/revealInvisible.ts';
import type { Annotation } from './actionEnvironment.ts';

/** What the action itself has to say, on no file. It may quote what it read. */
export const ownWords = (severity: Annotation['severity'], message: string): Annotation => ({
  severity,
  title: 'scaling-guard',
  message: revealInvisible(message),
  file: null,
  line: null,
  column: null,
});
