import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

/** One run of the action, as the runner would start it. */
export interface ActionRun {
  readonly event: string;
  readonly payload: unknown;
  /** The checkout. */
  readonly workspace: string;
  /** Inputs that the workflow gives; the others have the defaults of `action.yml`. */
  readonly inputs?: Readonly<Record<string, string>>;
  readonly apiUrl: string;
  readonly repository: string;
  readonly environment?: Readonly<Record<string, string>>;
}

export interface ActionResult {
  readonly status: number | null;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  readonly stdout: string;
  readonly stderr: string;
  /** The runner's commands on stdout, such as `error` with its message. */
  readonly annotations: readonly {
    readonly severity: string;
    readonly properties: string;
    readonly message: string;
  }[];
}

interface ActionFile {
  readonly inputs: Readonly<Record<string, { readonly default?: string }>>;
  readonly runs: { readonly using: string; readonly main: string };
}

export const repositoryRoot = fileURLToPath(new URL('../../..', import.meta.url));

export const actionFile = parse(readFileSync(join(repositoryRoot, 'action.yml'), 'utf8')) as ActionFile;

/** The runner's expressions, as far as `action.yml` uses them. */
const evaluate = (text: string): string => text.replace(/\$\{\{ github\.token \}\}/, 'ghs_ofTheJob');

/** `name<<delimiter`, value, `delimiter`, as the runner reads it. */
const readOutputs = (text: string): Record<string, string> => {
  const outputs: Record<string, string> = {};
  for (const [, name = '', , value = ''] of text.matchAll(/^([\w-]+)<<(\S+)\r?\n([\s\S]*?)\r?\n\2$/gm))
    outputs[name] = value;
  return outputs;
};

const readAnnotations = (stdout: string): ActionResult['annotations'] => {
  const commands: { severity: string; properties: string; message: string }[] = [];
  let stopped: string | null = null;
  for (const line of stdout.split('\n')) {
    if (stopped !== null) {
      if (line.trim() === `::${stopped}::`) stopped = null;
      continue;
    }
    const match = /^\s*::([a-z-]+)(?: ([^:]*))?::(.*)$/.exec(line);
    if (!match) continue;
    const [, severity = '', properties = '', message = ''] = match;
    if (severity === 'stop-commands') stopped = message;
    else commands.push({ severity, properties, message });
  }
  return commands;
};

/** Runs the bundled action in a child process with the environment of a runner, and reads what it left behind. */
export const runBundledAction = async (run: ActionRun): Promise<ActionResult> => {
  const folder = mkdtempSync(join(tmpdir(), 'scaling-guard-runner-'));
  const file = (name: string, text = ''): string => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  };
  const inputs = Object.fromEntries(
    Object.entries(actionFile.inputs).map(([name, { default: value = '' }]) => [
      `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`,
      run.inputs?.[name] ?? evaluate(value),
    ]),
  );
  const [owner = ''] = run.repository.split('/');
  try {
    const child = spawn(process.execPath, [join(repositoryRoot, actionFile.runs.main)], {
      cwd: run.workspace,
      env: {
        PATH: process.env.PATH,
        HOME: folder,
        CI: 'true',
        GITHUB_ACTIONS: 'true',
        GITHUB_API_URL: run.apiUrl,
        GITHUB_GRAPHQL_URL: `${run.apiUrl}/graphql`,
        GITHUB_SERVER_URL: 'https://github.com',
        GITHUB_EVENT_NAME: run.event,
        GITHUB_EVENT_PATH: file('event.json', JSON.stringify(run.payload)),
        GITHUB_OUTPUT: file('output'),
        GITHUB_STEP_SUMMARY: file('summary.md'),
        GITHUB_STATE: file('state'),
        GITHUB_ENV: file('env'),
        GITHUB_PATH: file('path'),
        GITHUB_REPOSITORY: run.repository,
        GITHUB_REPOSITORY_OWNER: owner,
        GITHUB_WORKSPACE: run.workspace,
        GITHUB_RUN_ID: '1',
        GITHUB_RUN_NUMBER: '1',
        GITHUB_RUN_ATTEMPT: '1',
        GITHUB_SHA: 'f'.repeat(40),
        GITHUB_REF: 'refs/pull/2/merge',
        RUNNER_TEMP: folder,
        RUNNER_OS: 'Linux',
        ...inputs,
        ...run.environment,
      },
    });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    const status = await new Promise<number | null>((resolve, reject) => {
      child.on('error', reject);
      child.on('close', resolve);
    });
    const left = (name: string): string => readFileSync(join(folder, name), 'utf8');
    const outputs = readOutputs(left('output'));
    const kept = ['report', 'html', 'sarif'].flatMap((name): [string, string][] => {
      const path = outputs[name];
      return path === undefined ? [] : [[`${name}-text`, readFileSync(path, 'utf8')]];
    });
    return {
      status,
      outputs: { ...outputs, ...Object.fromEntries(kept) },
      summary: left('summary.md'),
      stdout,
      stderr,
      annotations: readAnnotations(stdout),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
