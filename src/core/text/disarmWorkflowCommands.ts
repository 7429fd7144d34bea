/**
 * Keeps a whole output from being read as commands by GitHub's runner, which scans every line that a step prints: a
 * line that starts with `::` after white space, and `##[` anywhere. A blank breaks each of them; nothing else changes.
 */
export const disarmWorkflowCommands = (output: string): string =>
  output.replace(/^(\s*):(?=:)/gm, '$1: ').replaceAll('##[', '# #[');
