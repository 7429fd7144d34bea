import type { CliEnvironment, TextOutput } from './cliEnvironment.ts';
import { UsageError } from './usageError.ts';

/** Wide enough for every column of the task table, where nobody says how wide the page is. */
const defaultWidth = 100;

const narrowest = 40;

/** The environment as `--color` has it: what is typed goes before what the environment says (no-color.org). */
export const colourAsked = (when: string | undefined, env: CliEnvironment['env']): CliEnvironment['env'] => {
  switch (when) {
    case undefined:
    case 'auto':
      return env;
    case 'always':
      return { ...env, FORCE_COLOR: '1' };
    case 'never':
      return { ...env, FORCE_COLOR: '0' };
    default:
      throw new UsageError(`--color is auto, always or never; got ${JSON.stringify(when)}.`);
  }
};

/**
 * Whether to colour what goes to an output: FORCE_COLOR, then NO_COLOR, then what the output is (force-color.org, no-color.org). Either
 * counts where it is not empty. FORCE_COLOR=0 switches colour off, as Node has it: whoever writes it means that.
 */
export const wantsColour = (output: TextOutput, env: CliEnvironment['env']): boolean => {
  const { NO_COLOR, FORCE_COLOR, TERM } = env;
  if (FORCE_COLOR !== undefined && FORCE_COLOR !== '') return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  if (NO_COLOR !== undefined && NO_COLOR !== '') return false;
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
