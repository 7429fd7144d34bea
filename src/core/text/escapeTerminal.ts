import { revealInvisible } from './revealInvisible.ts';

/** Makes untrusted text safe for a terminal: one line, no escape sequence, no bidi control. */
export const escapeTerminal = (text: string): string => revealInvisible(text);
