import { openText } from '../documents/workspace/openText.ts';
import type { Workspace } from '../documents/workspace/workspace.ts';
import { readYaml } from '../documents/yaml/readYaml.ts';
import { type Problem, wholeFile } from '../problems/problem.ts';
import { readingProblem } from '../problems/readingProblem.ts';
import { defaultConfiguration } from './defaultConfiguration.ts';
import { type ConfigurationReading, readConfiguration } from './readConfiguration.ts';

const invalid = (problems: readonly Problem[]): ConfigurationReading => ({ kind: 'invalid', problems });

/** The configuration at a path of the workspace; the default one where the path is null. Any fault makes it invalid. */
export const loadConfiguration = (workspace: Workspace, path: string | null): ConfigurationReading => {
  const preset = defaultConfiguration();
  if (path === null) return { kind: 'configuration', configuration: preset };
  const entry = workspace.entries.find((one) => one.path === path);
  if (entry === undefined)
    return invalid([readingProblem('SG101', wholeFile(path), 'There is no config at this path.')]);
  const opened = openText(workspace, entry, preset.limits);
  if (opened.kind === 'unreadable') return invalid(opened.problems);
  const reading = readYaml(path, opened.text, preset.limits);
  if (reading.kind === 'unreadable' || reading.problems.length > 0) return invalid(reading.problems);
  return readConfiguration(reading.document);
};
