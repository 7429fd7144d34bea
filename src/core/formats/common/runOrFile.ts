import type { BoundedProblems } from '../../documents/boundedProblems.ts';
import { wholeFile } from '../../problems/problem.ts';
import { namedRun } from '../../records/namedRun.ts';
import type { RunFacts } from '../../records/scoreRecord.ts';
import { unknownRun } from '../../records/unknownRun.ts';

/** The run that a result names; where it names none, a run that is called by the path of the file, with a warning (SG122). */
export const runOrFile = (stated: RunFacts | null, file: string, problems: BoundedProblems): RunFacts => {
  if (stated !== null) return stated;
  const message =
    'This result does not name its model, so its run is called by the path of the file; give a run of the manifest that path as an alias.';
  problems.add('SG122', wholeFile(file), message);
  return namedRun(unknownRun(file, { file, pointer: '' }, null, file), 'file-name', null);
};
