import { member } from '../../documents/member.ts';
import { namedRun } from '../../records/namedRun.ts';
import { originAt, withOrigin } from '../../records/origins.ts';
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
  const alias = nameOf(member(member(config, 'metadata'), 'alias'));
  const written = [
    { at: '/model', name: nameOf(member(config, 'model')) },
    { at: '/model_path', name: nameOf(member(config, 'model_path')) },
    { at: '/metadata/alias', name: alias },
  ].find(({ name }) => name !== null);
  if (written === undefined || written.name === null) return null;
  const { name, step } = splitPath(written.name);
  const revision = nameOf(member(config, 'revision'));
  const run = revisedRun(name, revision, { file, pointer }, step);
  const isOfRevision = revision !== null && stepOfRevision(revision) !== null;
  const ofStep = isOfRevision ? originAt('step', 'parsed', `${pointer}/revision`) : null;
  return namedRun(
    {
      ...run,
      aliases: alias !== null && alias !== name ? [alias] : [],
      origins: withOrigin(run.origins, ofStep),
    },
    run.id === written.name ? 'reported' : 'parsed',
    `${pointer}${written.at}`,
  );
};
