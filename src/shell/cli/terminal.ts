import type { CliEnvironment, TextOutput } from './cliEnvironment.ts';

/** Wide enough for every column of the task table, where nobody says how wide the page is. */
const defaultWidth = 100;

const narrowest = 40;

/** Whether to colour what goes to an output: NO_COLOR and FORCE_COLOR first (no-color.org, force-color.org), then what it is. */
export const wantsColour = (output: TextOutput, env: CliEnvironment['env']): boolean => {
  const { NO_COLOR, FORCE_COLOR, TERM } = env;
  if (NO_COLOR !== undefined && NO_COLOR !== '') return false;
  if (FORCE_COLOR !== undefined && FORCE_COLOR !== '') return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  return output.isTTY === true && TERM !== 'dumb';
};

/** Columns of an output. */
export const widthOf = (output: TextOutput): number => Math.max(narrowest, output.columns ?? defaultWidth);
