import type { Configuration } from '../../configuration/configuration.ts';
import { openText } from '../../documents/workspace/openText.ts';
import type { Workspace } from '../../documents/workspace/workspace.ts';
import { readYaml } from '../../documents/yaml/readYaml.ts';
import { waiversPath } from '../../text/waiversPath.ts';
import { misplacedWaivers } from './misplacedWaivers.ts';
import { readWaivers, type WaiversReading } from './readWaivers.ts';

/** The waivers of a workspace. A check without a config has none; a file that is not there has none. */
export const loadWaivers = (
  workspace: Workspace,
  { file: config, limits }: Pick<Configuration, 'file' | 'limits'>,
): WaiversReading => {
  if (config === null) return { waivers: [], problems: [] };
  const path = waiversPath(config);
  const misplaced = misplacedWaivers(workspace, config);
  const entry = workspace.entries.find((one) => one.path === path);
  if (entry === undefined) return { waivers: [], problems: misplaced };
  const opened = openText(workspace, entry, limits);
  if (opened.kind === 'unreadable') return { waivers: [], problems: [...misplaced, ...opened.problems] };
  const reading = readYaml(path, opened.text, limits);
  if (reading.kind === 'unreadable') return { waivers: [], problems: [...misplaced, ...reading.problems] };
  const read = readWaivers(reading.document);
  return { waivers: read.waivers, problems: [...misplaced, ...reading.problems, ...read.problems] };
};
