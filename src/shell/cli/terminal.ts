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

/** What terminals that show links (OSC 8) set in the environment; others may print the sequences, so that all else has none. */
const linking: readonly ((env: CliEnvironment['env']) => boolean)[] = [
  ({ VTE_VERSION }) => Number(VTE_VERSION) >= 5000,
  ({ WT_SESSION, KITTY_WINDOW_ID, KONSOLE_VERSION }) =>
    [WT_SESSION, KITTY_WINDOW_ID, KONSOLE_VERSION].some((value) => value !== undefined && value !== ''),
  ({ TERM_PROGRAM }) => ['iTerm.app', 'WezTerm', 'vscode', 'ghostty'].includes(TERM_PROGRAM ?? ''),
  ({ TERM }) => ['xterm-kitty', 'alacritty', 'foot'].includes(TERM ?? ''),
];

/** Whether an output shows links: FORCE_HYPERLINK first, as other tools have it, then what the terminal says of itself. */
export const showsLinks = (output: TextOutput, env: CliEnvironment['env']): boolean => {
  const { FORCE_HYPERLINK } = env;
  if (FORCE_HYPERLINK !== undefined && FORCE_HYPERLINK !== '') return FORCE_HYPERLINK !== '0';
  return output.isTTY === true && wantsColour(output, env) && linking.some((says) => says(env));
};
