import { byCodeUnits } from '../collections/byCodeUnits.ts';
import { splitCheckpoint } from '../records/checkpoint.ts';
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
  /** Resolves a name, and the step that the artifact states for it. */
  resolve(name: string, step: number | null): Resolution;
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

/**
 * An index over runs. The rules by which a name finds its run, the first that finds any decides:
 *
 * 1. the id; 2. an alias; 3. the last part of a path or of `org/name`, unless both names have different owners; then the
 * same three for a checkpoint's training run (`name@step1000` as `name`) and for a name without its revision.
 *
 * A rule that finds several runs makes the name ambiguous; it never falls through to a weaker rule.
 */
export const runIndex = (runs: readonly RunFacts[]): RunIndex => {
  // A checkpoint row `name@step1000` answers to `name` as well, as long as the step does not speak against it.
  const byId = collect(runs, ({ id, trainingRun }) => [...new Set([id, trainingRun])]);
  const byAlias = collect(runs, ({ aliases }) => aliases);
  const byBasename = collect(runs, ({ id, trainingRun, aliases }) => [
    ...new Set([id, trainingRun, ...aliases].map(basename)),
  ]);

  const isSameOwner = (name: string, run: RunFacts): boolean =>
    !isHubName(name) ||
    [run.id, run.trainingRun, ...run.aliases].some((other) => !isHubName(other) || other === name);

  /** The runs that a rule finds, narrowed by the step. */
  const choose = (found: readonly RunFacts[], name: string, step: number | null): Resolution => {
    const [first] = found;
    if (first === undefined) return UNKNOWN;
    const exact = found.filter((run) => run.id === name || (step !== null && run.step === step));
    const [exactly, ...others] = exact.length > 0 || step !== null ? exact : found;
    if (others.length > 0) return ambiguous([exactly, ...others]);
    if (exactly !== undefined) {
      return {
        kind: 'run',
        run: exactly,
        whole: step === null || exactly.step === step || exactly.id === name,
      };
    }
    // Only other checkpoints, or the finished run, are known: they say what holds for the training run.
    const finished = found.find((run) => run.step === null);
    const isOneRun = found.every((run) => run.trainingRun === first.trainingRun);
    return isOneRun ? { kind: 'run', run: finished ?? first, whole: false } : ambiguous(found);
  };

  const lookUp = (name: string, step: number | null): Resolution => {
    const rules = [
      [...(byId.get(name) ?? [])],
      [...(byAlias.get(name) ?? [])],
      [...(byBasename.get(basename(name)) ?? [])].filter((run) => isSameOwner(name, run)),
    ];
    for (const found of rules) {
      const resolution = choose(found, name, step);
      if (resolution.kind !== 'unknown') return resolution;
    }
    return UNKNOWN;
  };

  return {
    has: (name) => byId.has(name) || byAlias.has(name),
    resolve: (name, step) => {
      const { trainingRun } = splitCheckpoint(name);
      const bare = withoutRevision(trainingRun);
      for (const form of [...new Set([name, trainingRun, ...(bare === null ? [] : [bare])])]) {
        const resolution = lookUp(form, step);
        if (resolution.kind !== 'unknown') return resolution;
      }
      return UNKNOWN;
    },
  };
};
