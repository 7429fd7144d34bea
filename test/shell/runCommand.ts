import { runCli } from '../../src/shell/cli/runCli.ts';

export interface CommandResult {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CommandSetting {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Whether both outputs are a terminal of 100 columns. */
  readonly terminal?: boolean;
}

/** Runs the command in this process and keeps what it says. */
export const runCommand = async (
  argv: readonly string[],
  { cwd = process.cwd(), env = {}, terminal = false }: CommandSetting = {},
): Promise<CommandResult> => {
  const written = { stdout: '', stderr: '' };
  const output = (name: 'stdout' | 'stderr') => ({
    write: (text: string) => {
      written[name] += text;
    },
    ...(terminal ? { isTTY: true, columns: 100 } : {}),
  });
  const status = await runCli({
    argv,
    env,
    cwd,
    stdout: output('stdout'),
    stderr: output('stderr'),
    today: () => '2026-11-22',
  });
  return { status, ...written };
};
