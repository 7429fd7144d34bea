import { member } from '../../documents/member.ts';
import type { RunFacts } from '../../records/scoreRecord.ts';
import { nameOf, revisedRun, stepOfRevision } from '../common/revisedRun.ts';

/** `runs/ladder-1b/step1000-hf` as its run and its step; any other path is a name as a whole. */
const splitPath = (path: string): { readonly name: string; readonly step: number | null } => {
  const slash = path.lastIndexOf('/');
  const step = slash > 0 ? stepOfRevision(path.slice(slash + 1)) : null;
  return step === null ? { name: path, step } : { name: path.slice(0, slash), step };
};

/**
 * The model of an OLMES result; null where it names none. AI2's own checkpoints lie in folders `…/step1000-hf`, which stand
 * in the name itself where no revision is given.
 */
export const evaluatedRun = (file: string, pointer: string, config: unknown): RunFacts | null => {
  const written = nameOf(member(config, 'model')) ?? nameOf(member(config, 'model_path'));
  const alias = nameOf(member(member(config, 'metadata'), 'alias'));
  if (written === null && alias === null) return null;
  const { name, step } = splitPath(written ?? alias ?? '');
  const run = revisedRun(name, nameOf(member(config, 'revision')), { file, pointer }, step);
  return { ...run, aliases: alias !== null && alias !== name ? [alias] : [] };
};
