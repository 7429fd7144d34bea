import { byCodeUnits } from '../collections/byCodeUnits.ts';
import { checkpointId, isCommit, labelIn, splitCheckpoint } from '../records/checkpoint.ts';
import type { RunFacts } from '../records/scoreRecord.ts';

/** What a name was resolved to. */
export type Resolution =
  /** One run. `whole` is false where only the training run is known: then the facts that change with training do not hold. */
  | { readonly kind: 'run'; readonly run: RunFacts; readonly whole: boolean }
  | { readonly kind: 'ambiguous'; readonly candidates: readonly string[] }
  | { readonly kind: 'unknown' };

/** The runs that names are resolved to: the rows of a manifest, or runs that artifacts without scores state. */
export interface RunIndex {
  /** Whether some run has exactly this id or alias. */
  has(name: string): boolean;
  /**
   * Resolves a name. `label` is what names the checkpoint in its run where the name is only the run's; null where the name says all.
   */
  resolve(name: string, label?: string | null): Resolution;
}

const ambiguous = (runs: readonly (RunFacts | undefined)[]): Resolution => ({
  kind: 'ambiguous',
  candidates: runs.flatMap((run) => (run === undefined ? [] : [run.id])).sort(byCodeUnits),
});

const UNKNOWN: Resolution = { kind: 'unknown' };

/** The last part of `org/name` or of a path. */
const basename = (name: string): string => name.slice(name.lastIndexOf('/') + 1);

/** A name on a hub, `org/name`: there the owner is part of the name. */
const isHubName = (name: string): boolean => /^[^./~][^/]*\/[^/]+$/.test(name);

/** `name@v2` without its revision; null where there is none. */
const withoutRevision = (name: string): string | null => {
  const at = name.lastIndexOf('@');
  return at > 0 ? name.slice(0, at) : null;
};

type Names = ReadonlyMap<string, ReadonlySet<RunFacts>>;

const collect = (runs: readonly RunFacts[], namesOf: (run: RunFacts) => readonly string[]): Names => {
  const names = new Map<string, Set<RunFacts>>();
  for (const run of runs)
    for (const name of namesOf(run)) {
      const same = names.get(name) ?? new Set();
      names.set(name, same.add(run));
    }
  return names;
};

/** The names of a run as a whole: a checkpoint's own ones among them, in the project's form as well. */
const namesOf = ({ id, aliases }: RunFacts): readonly string[] => {
  const written = aliases.flatMap((alias) => {
    const { trainingRun, label } = splitCheckpoint(alias);
    return label === null ? [alias] : [alias, checkpointId(trainingRun, label)];
  });
  return [...new Set([id, ...written])];
};

/**
 * An index over runs. The rules by which a name finds its run, the first that finds any decides:
 *
 * 1. the id; 2. an alias; 3. the last part of a path or of `org/name`, unless both names have different owners; then the
 * same three for the training run of a checkpoint (`name@step1000` as `name`), and for a name without its revision. Those two find
 * what holds for every checkpoint, and never the finished run itself.
 *
 * A rule that finds several runs makes the name ambiguous; it never falls through to a weaker rule.
 */
export const runIndex = (runs: readonly RunFacts[]): RunIndex => {
  const byId = collect(runs, ({ id }) => [id]);
  const byAlias = collect(runs, namesOf);
  const byBasename = collect(runs, (run) => [...new Set(namesOf(run).map(basename))]);
  const byTraining = collect(runs, ({ trainingRun }) => [trainingRun]);
  const byTrainingBasename = collect(runs, ({ trainingRun }) => [basename(trainingRun)]);

  const isSameOwner = (name: string, run: RunFacts): boolean =>
    !isHubName(name) ||
    [run.trainingRun, ...namesOf(run)].some((other) => !isHubName(other) || other === name);

  const lookUp = (name: string, among: readonly Names[], byLast: Names): readonly RunFacts[] => {
    for (const names of among) {
      const found = names.get(name);
      if (found !== undefined) return [...found];
    }
    return [...(byLast.get(basename(name)) ?? [])].filter((run) => isSameOwner(name, run));
  };

  /** The one run that has exactly this name. */
  const whole = (name: string): Resolution => {
    const [run, ...others] = lookUp(name, [byId, byAlias], byBasename);
    if (run === undefined) return UNKNOWN;
    return others.length === 0 ? { kind: 'run', run, whole: true } : ambiguous([run, ...others]);
  };

  /** What is known of the run that a checkpoint is of: the checkpoint itself, the finished run, or another checkpoint. */
  const partly = (name: string, label: string | null): Resolution => {
    const own = lookUp(name, [byId, byAlias], byBasename);
    const found = [
      ...new Set([...own, ...lookUp(name, [byTraining], own.length > 0 ? new Map() : byTrainingBasename)]),
    ];
    const [first] = found;
    if (first === undefined) return UNKNOWN;
    const same = label === null ? [] : found.filter((run) => labelIn(run) === label);
    if (same.length > 1) return ambiguous(same);
    const [exactly] = same;
    if (exactly !== undefined) return { kind: 'run', run: exactly, whole: true };
    const finished = found.find((run) => labelIn(run) === null);
    const isOneRun = found.every((run) => run.trainingRun === first.trainingRun);
    return isOneRun ? { kind: 'run', run: finished ?? first, whole: false } : ambiguous(found);
  };

  return {
    has: (name) => byId.has(name) || byAlias.has(name),
    resolve: (name, label = null) => {
      const split = splitCheckpoint(name);
      const known = split.label ?? label;
      const says = split.label !== null || label === null;
      const id = checkpointId(split.trainingRun, split.label);
      for (const form of says ? new Set([name, id]) : []) {
        const resolution = whole(form);
        if (resolution.kind !== 'unknown') return resolution;
      }
      const ofRun = partly(split.trainingRun, known);
      if (ofRun.kind !== 'unknown') return ofRun;
      const bare = withoutRevision(split.trainingRun);
      if (bare === null) return UNKNOWN;
      const revision = split.trainingRun.slice(bare.length + 1);
      return known === null && isCommit(revision) ? whole(bare) : partly(bare, known ?? revision);
    },
  };
};
