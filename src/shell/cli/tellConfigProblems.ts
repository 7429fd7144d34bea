import type { Problem } from '../../core/problems/problem.ts';
import { escapeTerminal } from '../../core/text/escapeTerminal.ts';
import type { CliEnvironment } from './cliEnvironment.ts';

const place = ({ file, line, column }: Problem): string =>
  [file, line, column].filter((part) => part !== null).join(':');

/** Says why the config cannot be used. Goes with exit status 2. */
export const tellConfigProblems = (problems: readonly Problem[], { stderr }: CliEnvironment): void => {
  stderr.write('scaling-guard: the config cannot be used, so nothing was judged.\n');
  for (const problem of problems) {
    stderr.write(`  ${escapeTerminal(`${place(problem)}  ${problem.rule}  ${problem.message}`)}\n`);
  }
};
