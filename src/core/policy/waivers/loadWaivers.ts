import type { Configuration } from '../../configuration/configuration.ts';
import { openText } from '../../documents/openText.ts';
import { readYaml } from '../../documents/readYaml.ts';
import type { Workspace } from '../../documents/workspace.ts';
import { readWaivers, type WaiversReading } from './readWaivers.ts';
import { waiversPath } from './waiversPath.ts';

const none: WaiversReading = { waivers: [], problems: [] };

/**
 * The waivers in force. A check without a config has none; a file that is not there has none.
 *
 * @param given the file as it stands where policy comes from (the target branch), null where it has none. The file of the
 *   workspace is then only held to its schema, so that a broken one is told before it is merged, and accepts nothing yet.
 *   Undefined: the file of the workspace counts.
 */
export const loadWaivers = (
  workspace: Workspace,
  { file: config, limits }: Configuration,
  given: string | null | undefined,
): WaiversReading => {
  if (config === null) return none;
  const path = waiversPath(config);
  const parse = (text: string): WaiversReading => {
    const reading = readYaml(path, text, limits);
    if (reading.kind === 'unreadable') return { waivers: [], problems: reading.problems };
    const read = readWaivers(reading.document);
    return { waivers: read.waivers, problems: [...reading.problems, ...read.problems] };
  };
  const entry = workspace.entries.find((one) => one.path === path);
  const opened = entry === undefined ? null : openText(workspace, entry, limits);
  const own =
    opened === null
      ? none
      : opened.kind === 'unreadable'
        ? { waivers: [], problems: opened.problems }
        : parse(opened.text);
  if (given === undefined) return own;
  return { waivers: given === null ? [] : parse(given).waivers, problems: own.problems };
};
