import { revealInvisible } from './revealInvisible.ts';

const shown = (text: string): string =>
  text
    .split(/\r\n|\r|\n/)
    .map(revealInvisible)
    .join('\n');

const escapeData = (text: string): string =>
  shown(text).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

/**
 * Makes untrusted text safe inside a workflow command of GitHub's runner, `::error file=PROPERTY::DATA`. Line breaks
 * survive as the runner's own escapes; other invisible characters are shown.
 */
export const escapeWorkflowCommand = {
  data: escapeData,
  property: (text: string): string => escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C'),
} as const;
