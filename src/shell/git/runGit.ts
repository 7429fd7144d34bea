import { spawnSync } from 'node:child_process';

/** What git said. Output is bytes: paths and contents need not be text. */
export interface GitAnswer {
  readonly status: number | null;
  readonly output: Buffer;
  readonly error: string;
}

/** Git works on local files only here; what takes longer hangs. */
const longestMilliseconds = 120_000;

/** The output is held in memory. More than this is no answer that a check could use. */
const mostOutput = 2_000_000_000;

/**
 * Read-only questions, whatever the repository or the user has set up: no hooks, no file-system monitor, no prompts, no
 * locks. `GIT_DIR` and its kin, which git sets for its hooks, would point elsewhere than at the folder.
 */
const environment = (): NodeJS.ProcessEnv => {
  const { GIT_DIR: _d, GIT_WORK_TREE: _w, GIT_INDEX_FILE: _i, GIT_PREFIX: _p, ...rest } = process.env;
  return {
    ...rest,
    LC_ALL: 'C',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
    GIT_NO_REPLACE_OBJECTS: '1',
  };
};

/**
 * Asks git about the repository that holds `folder`. No shell stands between, so that an argument is only ever an argument.
 *
 * @param trusted the folder may belong to another user, as the checkout of a job in a container does
 */
export const runGit = (
  folder: string,
  args: readonly string[],
  { input, trusted = false }: { readonly input?: string; readonly trusted?: boolean } = {},
): GitAnswer => {
  const settings = [
    'core.fsmonitor=false',
    'core.hooksPath=/dev/null',
    ...(trusted ? ['safe.directory=*'] : []),
  ];
  const { status, stdout, stderr, error } = spawnSync(
    'git',
    ['--no-pager', '--literal-pathspecs', ...settings.flatMap((setting) => ['-c', setting]), ...args],
    {
      cwd: folder,
      env: environment(),
      input: input ?? '',
      maxBuffer: mostOutput,
      timeout: longestMilliseconds,
      windowsHide: true,
    },
  );
  const said = stderr?.toString('utf8').trim() ?? '';
  return { status, output: stdout ?? Buffer.alloc(0), error: error === undefined ? said : error.message };
};
