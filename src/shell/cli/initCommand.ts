import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import type { DraftFile } from '../../core/initialise/draftFile.ts';
import { release } from '../../core/initialise/release.ts';
import { localSchema } from '../../core/initialise/schemaLine.ts';
import type { Problem } from '../../core/problems/problem.ts';
import { escapeTerminal } from '../../core/text/escapeTerminal.ts';
import { countOf } from '../../core/text/formatCount.ts';
import { checkedFolder } from './checkedFolder.ts';
import type { CliEnvironment } from './cliEnvironment.ts';
import type { Arguments, Command } from './command.ts';
import { UsageError } from './usageError.ts';

/** Problems shown while drafting; `check` shows them all. */
const mostProblems = 5;

type WrittenFile = Pick<DraftFile, 'path' | 'text'>;

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : String(error);

/** The schemas that drafts name as files of the project: none once a release has them at an address. */
const schemaFiles = async (drafts: readonly DraftFile[]): Promise<readonly WrittenFile[]> => {
  if (release !== null) return [];
  const { schemaTexts } = await import('./schemaTexts.ts');
  return drafts.flatMap(({ schema }) => {
    const text = schema === null ? undefined : schemaTexts.get(schema);
    return schema === null || text === undefined ? [] : [{ path: localSchema(schema), text }];
  });
};

/** Writes a file unless it exists; without `force` nothing is ever overwritten, even by a race. */
const writeDraft = ({ path, text }: WrittenFile, folder: string, force: boolean): 'wrote' | 'kept' => {
  const target = join(folder, path);
  const fail = (error: unknown): never => {
    throw new UsageError(`${JSON.stringify(path)} cannot be written (${codeOf(error)}).`);
  };
  try {
    mkdirSync(dirname(target), { recursive: true });
  } catch (error) {
    fail(error);
  }
  try {
    writeFileSync(target, text, { flag: force ? 'w' : 'wx' });
    return 'wrote';
  } catch (error) {
    return codeOf(error) === 'EEXIST' ? 'kept' : fail(error);
  }
};

const tellProblems = (
  problems: readonly Problem[],
  { stderr }: CliEnvironment,
  least: 'error' | 'notice' = 'error',
): void => {
  const errors = problems.filter(({ severity }) => least === 'notice' || severity === 'error');
  for (const { file, message } of errors.slice(0, mostProblems)) {
    stderr.write(`  ${escapeTerminal(file === null ? message : `${file}: ${message}`)}\n`);
  }
  if (errors.length > mostProblems)
    stderr.write(`  and ${errors.length - mostProblems} more; check shows them all\n`);
};

const run = async (given: Arguments, environment: CliEnvironment): Promise<0> => {
  const { stdout, stderr, cwd } = environment;
  const { draftProject } = await import('../../core/initialise/draftProject.ts');
  const operand = given.operands[0] ?? '.';
  const { folder, workspace } = checkedFolder(operand, undefined, cwd);
  const { files, manifest, inputs, runsWithoutScale, problems } = draftProject(workspace);
  if (files.length === 0) {
    // A table that wants a column map is a notice, and here it is the reason.
    tellProblems(problems, environment, 'notice');
    throw new UsageError(
      `No eval result was found under ${JSON.stringify(operand)}, so there is nothing to draft from.`,
    );
  }
  stderr.write(
    `Read ${countOf(inputs.records, 'score')} of ${countOf(inputs.runs, 'run')} from ${countOf(inputs.files, 'file')}.\n`,
  );
  tellProblems(problems, environment);
  if (given.has('dry-run')) {
    for (const { path, text } of files) stdout.write(`--- ${escapeTerminal(path)}\n${text}\n`);
    for (const { path } of await schemaFiles(files))
      stdout.write(`--- ${path}\n(its JSON Schema, for editors)\n`);
    return 0;
  }
  for (const file of [...files, ...(await schemaFiles(files))]) {
    const done = writeDraft(file, folder, given.has('force'));
    stdout.write(
      `${done}  ${escapeTerminal(file.path)}${done === 'kept' ? '  (it exists; --force overwrites)' : ''}\n`,
    );
  }
  const at = (path: string): string => escapeTerminal(posix.join(operand, path));
  const check = `\`scaling-guard check${operand === '.' ? '' : ` ${escapeTerminal(operand)}`}\``;
  stderr.write(
    runsWithoutScale > 0
      ? `Next: ${countOf(runsWithoutScale, 'run')} without any scale: fill in ${at(manifest)}, then ${check}.\n`
      : `Next: edit ${at('plans/draft.yml')}, then ${check}.\n`,
  );
  return 0;
};

export const initCommand: Command = {
  name: 'init',
  operands: '[FOLDER]',
  mostOperands: 1,
  about: 'draft a config, manifests, a plan and a workflow from the evidence that is there',
  options: [
    { name: 'dry-run', value: null, about: 'show what would be written, and write nothing' },
    { name: 'force', value: null, about: 'overwrite files that exist' },
  ],
  notes: [
    'Known values are filled in, unknown ones left blank; guesses from names are comments. The first line of each file names its schema for editors.',
  ],
  run,
};
