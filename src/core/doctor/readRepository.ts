import { cleanPath } from '../configuration/cleanPath.ts';
import { configAt, misnamedConfigs } from '../configuration/configPlaces.ts';
import { loadConfiguration } from '../configuration/loadConfiguration.ts';
import { defaultLimits } from '../configuration/readingBounds.ts';
import { openText } from '../documents/workspace/openText.ts';
import type { Workspace } from '../documents/workspace/workspace.ts';
import { readYaml } from '../documents/yaml/readYaml.ts';
import { readCodeowners } from './codeowners/codeowners.ts';
import type { JudgedFolder, Repository } from './repository.ts';
import { findGuards, runsScalingGuard } from './workflows/findGuards.ts';
import type { Guard } from './workflows/guard.ts';
import { readWorkflow } from './workflows/readWorkflow.ts';

const workflowFile = /^\.github\/workflows\/[^/]+\.ya?ml$/;

/** Whether a text holds an expression, whose value is known only when the workflow runs. */
const isExpression = (text: string): boolean => text.includes('${{');

/** The files below a folder, under their paths from there. */
const below = (workspace: Workspace, folder: string): Workspace => {
  if (folder === '') return workspace;
  const prefix = `${folder}/`;
  return {
    entries: workspace.entries
      .filter(({ path }) => path.startsWith(prefix))
      .map((entry) => ({ ...entry, path: entry.path.slice(prefix.length) })),
    read: (path) => workspace.read(prefix + path),
  };
};

const judgedFolder = (workspace: Workspace, folder: string, named: string): JudgedFolder => {
  const inside = below(workspace, folder);
  const paths = new Set(inside.entries.map(({ path }) => path));
  const prefix = folder === '' ? '' : `${folder}/`;
  const own = named === '' ? (paths.has(configAt) ? configAt : null) : cleanPath(named).slice(prefix.length);
  const misnamed = own === null ? misnamedConfigs.find((path) => paths.has(path)) : undefined;
  return {
    folder,
    config: own === null ? null : prefix + own,
    misnamed: misnamed === undefined ? null : prefix + misnamed,
    reading: loadConfiguration(inside, own),
    workspace: inside,
  };
};

/** Each folder that a guard judges by each config, once; what an expression names cannot be known. */
const judgedFolders = (workspace: Workspace, guards: readonly Guard[]): readonly JudgedFolder[] => {
  const judged = new Map<string, JudgedFolder>();
  for (const guard of guards.filter(({ role }) => role !== 'publisher')) {
    const config = guard.input('config');
    const folder = cleanPath(guard.input('folder'));
    if (isExpression(config) || isExpression(folder)) continue;
    const key = JSON.stringify([folder, config]);
    if (!judged.has(key)) judged.set(key, judgedFolder(workspace, folder, config));
  }
  return [...judged.values()];
};

/** Whether the action at a path of this repository is scaling-guard, or wraps it. */
const isOwnAction =
  (workspace: Workspace) =>
  (path: string): boolean => {
    const files = ['action.yml', 'action.yaml'].map((name) => (path === '' ? name : `${path}/${name}`));
    const entry = workspace.entries.find((one) => files.includes(one.path));
    if (entry === undefined) return false;
    const opened = openText(workspace, entry, defaultLimits);
    if (opened.kind === 'unreadable') return false;
    const reading = readYaml(entry.path, opened.text, defaultLimits);
    return reading.kind === 'document' && runsScalingGuard(reading.document.value);
  };

/** Reads what the checks look at from the files of a checkout. */
export const readRepository = (workspace: Workspace): Repository => {
  const readings = workspace.entries
    .filter(({ path }) => workflowFile.test(path))
    .map((entry) => readWorkflow(workspace, entry));
  const workflows = readings.flatMap(({ workflow }) => workflow ?? []);
  const { guards, unfollowed } = findGuards(workflows, isOwnAction(workspace));
  return {
    workspace,
    workflows,
    problems: readings.flatMap(({ problems }) => problems),
    guards,
    gates: guards.filter(({ role }) => role === 'gate'),
    unfollowed,
    judged: judgedFolders(workspace, guards),
    codeowners: readCodeowners(workspace),
  };
};
