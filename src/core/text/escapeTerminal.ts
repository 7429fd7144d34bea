import { revealInvisible } from './revealInvisible.ts';

/**
 * Makes untrusted text safe for a terminal and for a runner's log: one line, no escape sequence, no bidi control, no workflow command.
 * The commands are broken here, before a line is measured; `disarmWorkflowCommands` only meets those that wrapping makes.
 */
export const escapeTerminal = (text: string): string =>
  revealInvisible(text)
    .replaceAll('##[', '# #[')
    .replace(/(^|\s):(?=:)/g, '$1: ');
