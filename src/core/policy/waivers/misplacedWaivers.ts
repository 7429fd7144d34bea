import type { Workspace } from '../../documents/workspace/workspace.ts';
import { type Problem, wholeFile } from '../../problems/problem.ts';
import { readingProblem } from '../../problems/readingProblem.ts';
import { waiversPath } from '../../text/waiversPath.ts';

const NAME = /^(.*\/)?scaling-guard-waivers\.(?:ya?ml|json)$/;

/** A config beside it, by the usual start of its name: another check reads those waivers. */
const CONFIG = /^scaling-guard(?!-waivers)[^/]*\.(?:ya?ml|json)$/;

/** Whether a path is called as files of waivers are, wherever it stands. */
export const isNamedAsWaivers = (path: string): boolean => NAME.test(path);

/** Files that are called as waivers are and stand where the config's are not read from (SG514): what they accept is accepted by nobody. */
export const misplacedWaivers = ({ entries }: Workspace, config: string | null): readonly Problem[] => {
  if (config === null) return [];
  const read = waiversPath(config);
  return entries.flatMap(({ path }): readonly Problem[] => {
    if (path === read || !isNamedAsWaivers(path)) return [];
    const folder = path.slice(0, path.lastIndexOf('/') + 1);
    const isOfAnother = entries.some(
      (other) => other.path.startsWith(folder) && CONFIG.test(other.path.slice(folder.length)),
    );
    if (isOfAnother && folder !== read.slice(0, read.lastIndexOf('/') + 1)) return [];
    const message = `The waivers of ${config} are read from ${read}, and not from here: what stands in this file accepts nothing. Move it there.`;
    return [readingProblem('SG514', wholeFile(path), message)];
  });
};
