import type { BaseSide, ReadableBase } from '../base/baseSide.ts';
import { type PolicyLeftOver, policyLeftOver } from '../base/policyLeftOver.ts';
import { configAt } from '../configuration/configPlaces.ts';
import type { Configuration } from '../configuration/configuration.ts';
import { loadConfiguration } from '../configuration/loadConfiguration.ts';
import type { Workspace } from '../documents/workspace/workspace.ts';
import type { PolicyNote } from '../policy/policyNote.ts';
import type { ChangedFiles } from '../policy/scope.ts';
import { nowhere, type Problem } from '../problems/problem.ts';
import { readingProblem } from '../problems/readingProblem.ts';
import { unmatchedGlobs } from './unmatchedGlobs.ts';

/** By whose policy a check judges, and how strictly. */
export interface Policy {
  readonly kind: 'policy';
  readonly configuration: Configuration;
  readonly mode: 'enforce' | 'advise';
  /** What the check is asked to judge; null for everything. */
  readonly changed: ChangedFiles;
  /** What the head is compared with; null where there is none, or it cannot be read. */
  readonly base: ReadableBase | null;
  /** Where waivers, plans and locks in force are read from besides the head; null where the head's own are in force alone. */
  readonly tip: Workspace | null;
  /** Whether waivers of the head count; they do where nothing is gated by a base. */
  readonly ownWaivers: boolean;
  /** The head's own config, where the base's is in force and the head's is another valid one; else null. */
  readonly proposed: Configuration | null;
  /** Whether the head has no config where the base's is in force: it deletes it. */
  readonly isConfigDeleted: boolean;
  /** Plans of the target branch, by path, that are in force though its config, which named them, is gone. */
  readonly leftPlans: readonly string[];
  /** Of the head's own config where the base's is in force, and of a base that cannot be read. */
  readonly problems: readonly Problem[];
  readonly notes: readonly PolicyNote[];
}

export interface PolicyInput {
  readonly workspace: Workspace;
  readonly configPath: string | null;
  readonly base: BaseSide | null;
  /** The mode that was asked for by hand; where a base gates it may only tighten. */
  readonly mode: 'enforce' | 'advise' | null;
}

export type PolicyOutcome = Policy | { readonly kind: 'invalid'; readonly problems: readonly Problem[] };

const has = ({ entries }: Workspace, path: string | null): path is string =>
  path !== null && entries.some((entry) => entry.path === path);

/** The config of the base: at the path of the head's, else at the default path, so that pointing elsewhere changes nothing. */
const pathOnBase = (policy: Workspace, configPath: string | null): string | null =>
  has(policy, configPath) ? configPath : has(policy, configAt) ? configAt : null;

/** The head's own config, whatever the base says. */
const byHead = (
  { workspace, configPath, base, mode }: PolicyInput,
  settings: Partial<Policy> & { readonly atLeast?: 'enforce'; readonly atMost?: 'advise' } = {},
): PolicyOutcome => {
  const loaded = loadConfiguration(workspace, configPath);
  if (loaded.kind === 'invalid') return loaded;
  const { atLeast, atMost, ...others } = settings;
  return {
    kind: 'policy',
    configuration: loaded.configuration,
    mode: atLeast ?? mode ?? atMost ?? loaded.configuration.gate.mode,
    changed: null,
    base: base?.kind === 'readable' ? base : null,
    tip: null,
    ownWaivers: true,
    proposed: null,
    isConfigDeleted: false,
    leftPlans: [],
    problems: [],
    notes: [],
    ...others,
  };
};

const unreadable = (reason: string, gating: boolean): Problem => {
  const problem = readingProblem('SG509', nowhere, reason);
  return gating ? problem : { ...problem, severity: 'notice' };
};

/** Where the base has no config, or one that cannot be used. */
const withoutBaseConfig = (input: PolicyInput, base: ReadableBase, broken: string | null): PolicyOutcome => {
  const { workspace, configPath } = input;
  const own = loadConfiguration(workspace, configPath);
  if (own.kind === 'invalid') return own;
  // Where the base has plans, this is no first adoption, whatever files the head's own config names.
  const left: PolicyLeftOver = policyLeftOver(base.policy, own.configuration);
  const shared = { changed: base.changed, tip: base.policy, ownWaivers: false, leftPlans: left.plans };
  if (broken === null && left.words === null) {
    if (configPath === null) return byHead(input, shared);
    const note = { kind: 'first-adoption', file: configPath } as const;
    return byHead(input, { ...shared, atMost: 'advise', notes: [note] });
  }
  const reason = broken ?? `has no config at ${configAt}, and ${left.words ?? ''}`;
  const note = { kind: 'base-config-unusable', file: configPath, reason } as const;
  return byHead(input, { ...shared, atLeast: 'enforce', notes: [note] });
};

/** The head's own config where the base's holds: what it says counts once it is merged, and what is wrong with it counts now. */
const proposedBy = (
  { workspace, configPath }: PolicyInput,
  path: string,
  changed: ReadonlySet<string>,
): Pick<Policy, 'proposed' | 'isConfigDeleted' | 'problems'> => {
  const own = [configPath, path].find((one) => has(workspace, one ?? null)) ?? null;
  const isConfigDeleted = own === null && changed.has(path);
  if (own === null || !changed.has(own)) return { proposed: null, isConfigDeleted, problems: [] };
  const loaded = loadConfiguration(workspace, own);
  return loaded.kind === 'invalid'
    ? { proposed: null, isConfigDeleted, problems: loaded.problems }
    : {
        proposed: loaded.configuration,
        isConfigDeleted,
        problems: unmatchedGlobs(workspace, loaded.configuration),
      };
};

/**
 * Settles whose policy a check judges by: where a base gates, that of the target branch, so that no change loosens the policy
 * that it is judged by; else the head's own.
 *
 * Without a config and without plans, locks and waivers there, the head's own in advise (first adoption); where its config cannot be used,
 * or is gone while they are left, the head's own in enforce, so that a fix can land. A base that cannot be read makes the check stricter: everything is judged, in
 * enforce, no waiver counts, and SG509 leaves it inconclusive.
 */
export const settlePolicy = (input: PolicyInput): PolicyOutcome => {
  const { base, configPath, mode } = input;
  if (base === null || (base.kind === 'readable' && !base.gating)) return byHead(input);
  if (base.kind === 'unreadable') {
    const problems = [unreadable(base.reason, base.gating)];
    return base.gating
      ? byHead(input, { problems, ownWaivers: false, atLeast: 'enforce' })
      : byHead(input, { problems });
  }
  const path = pathOnBase(base.policy, configPath);
  if (path === null) return withoutBaseConfig(input, base, null);
  const loaded = loadConfiguration(base.policy, path);
  if (loaded.kind === 'invalid') {
    const [first] = loaded.problems;
    return withoutBaseConfig(input, base, `has a config that cannot be used (${first?.message ?? path})`);
  }
  const { configuration } = loaded;
  return {
    kind: 'policy',
    configuration,
    mode: mode === 'enforce' ? 'enforce' : configuration.gate.mode,
    changed: base.changed,
    base,
    tip: base.policy,
    ownWaivers: false,
    leftPlans: [],
    notes: [],
    ...proposedBy(input, path, base.changed),
  };
};
