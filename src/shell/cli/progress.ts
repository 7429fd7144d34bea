import type { TextOutput } from './cliEnvironment.ts';

/** One line that is rewritten as work goes on; only on a terminal, and gone when the work is done. */
export interface Progress {
  show(what: string): void;
  clear(): void;
}

export const progress = (output: TextOutput, quiet: boolean): Progress => {
  const enabled = output.isTTY === true && !quiet;
  const write = (text: string): void => {
    if (enabled) output.write(`\r\u001b[2K${text}`);
  };
  return { show: (what) => write(`${what} …`), clear: () => write('') };
};
