import type { Workspace } from '../documents/workspace/workspace.ts';
import type { Claim, Plan } from '../plans/claim.ts';
import { readPlans } from '../plans/readPlans.ts';
import type { PolicyNote } from '../policy/policyNote.ts';
import type { Problem } from '../problems/problem.ts';
import { claimChange } from './claimChange.ts';
import type { Policy } from './settlePolicy.ts';

/** A claim as base and head have it. Null is "not there". */
export interface ClaimPair {
  readonly was: Claim | null;
  readonly now: Claim | null;
  /** How the head's differs; null where it does not, or one of the two is missing. */
  readonly how: string | null;
  /** Whether something may pass on the head that the base's claim would have stopped. */
  readonly isWeaker: boolean;
}

/** The plans that a check judges. */
export interface PlansInForce {
  /**
   * Those of the head, each with the claims of the base that the head deletes or weakens (`side` is then `base`) and with the
   * paths of both under `applies-to`; and those of the base that the head has not. Sorted by file.
   */
  readonly plans: readonly Plan[];
  /** Every claim of either side; empty where there is no base. */
  readonly pairs: readonly ClaimPair[];
  /** What the head alters of plans besides their claims. */
  readonly settings: readonly PlanSetting[];
  readonly notes: readonly PolicyNote[];
  readonly problems: readonly Problem[];
}

/** Something that a plan says of all of its claims, as base and head have it. */
export interface PlanSetting {
  readonly plan: string;
  readonly setting: 'applies-to' | 'owner';
  readonly before: string;
  readonly after: string;
  /** Whether a path that relied on the plan does not any more. */
  readonly isLooser: boolean;
}

const listed = (globs: readonly string[]): string => (globs.length === 0 ? 'none' : globs.join(', '));

const settingsOf = (was: Plan, now: Plan): readonly PlanSetting[] => {
  const gone = was.appliesTo.filter((glob) => !now.appliesTo.includes(glob));
  const added = now.appliesTo.filter((glob) => !was.appliesTo.includes(glob));
  const { plan } = now;
  return [
    ...(gone.length + added.length === 0
      ? []
      : [
          {
            plan,
            setting: 'applies-to' as const,
            before: listed(was.appliesTo),
            after: listed(now.appliesTo),
            isLooser: gone.length > 0,
          },
        ]),
    ...(was.owner === now.owner
      ? []
      : [
          {
            plan,
            setting: 'owner' as const,
            before: was.owner ?? 'none',
            after: now.owner ?? 'none',
            isLooser: false,
          },
        ]),
  ];
};

/** The plan of the head that a plan of the base became: the one at its path, else the only one of its name. */
const successorOf = (was: Plan, head: readonly Plan[]): Plan | null => {
  const same = head.find(({ file, plan }) => file === was.file && plan === was.plan);
  const [moved, ...others] = head.filter(({ plan }) => plan === was.plan);
  return same ?? (others.length === 0 ? (moved ?? null) : null);
};

/** A claim of the base has no line in any file of the head. */
const asOfBase = (claim: Claim): Claim => ({ ...claim, line: null, column: null, side: 'base' });

const pairOf = (was: Claim, now: Claim | null): ClaimPair => {
  if (now === null) return { was, now, how: null, isWeaker: true };
  const change = claimChange(was, now);
  return {
    was,
    now,
    how: change.kind === 'same' ? null : change.how,
    isWeaker: change.kind === 'weakened',
  };
};

const noteOf = ({ was, now, how, isWeaker }: ClaimPair): readonly PolicyNote[] => {
  if (was === null || !isWeaker) return [];
  return [
    now === null ? { kind: 'deleted', claim: was } : { kind: 'weakened', claim: was, now, how: how ?? '' },
  ];
};

/** The plans of both sides as one list, with every claim of the base that the head does not keep whole. */
const united = (base: readonly Plan[], head: readonly Plan[]) => {
  const pairs: ClaimPair[] = [];
  const paired = new Set<Claim>();
  const kept = new Map<Plan, Plan>(head.map((plan) => [plan, plan]));
  const gone: Plan[] = [];
  const settings: PlanSetting[] = [];
  for (const was of base) {
    const now = successorOf(was, head);
    if (now !== null) settings.push(...settingsOf(was, now));
    const ofPlan = was.claims.map((claim) =>
      pairOf(claim, now?.claims.find(({ id }) => id === claim.id) ?? null),
    );
    for (const { now: claim } of ofPlan) if (claim !== null) paired.add(claim);
    pairs.push(...ofPlan);
    const claims = ofPlan.flatMap((pair) => (pair.isWeaker && pair.was !== null ? [asOfBase(pair.was)] : []));
    const merged = now === null ? undefined : kept.get(now);
    if (now === null || merged === undefined) gone.push({ ...was, claims });
    else {
      const appliesTo = [...new Set([...merged.appliesTo, ...was.appliesTo])];
      kept.set(now, { ...merged, appliesTo, claims: [...merged.claims, ...claims] });
    }
  }
  const added = head.flatMap(({ claims }) =>
    claims.flatMap((now) => (paired.has(now) ? [] : [{ was: null, now, how: null, isWeaker: false }])),
  );
  return { plans: [...kept.values(), ...gone], pairs: [...pairs, ...added], settings };
};

/**
 * The plans in force: those of the target branch and those of the head together. A plan file that the change does not touch
 * stands as the target branch has it, whatever the head's checkout holds: what was changed there since is not the head's doing.
 */
export const plansInForce = (
  workspace: Workspace,
  { configuration, tip, base, leftPlans }: Pick<Policy, 'configuration' | 'tip' | 'base' | 'leftPlans'>,
): PlansInForce => {
  const ofHead = readPlans(workspace, configuration, leftPlans);
  const against = tip ?? base?.before ?? null;
  if (against === null)
    return { plans: ofHead.plans, pairs: [], settings: [], notes: [], problems: ofHead.problems };
  const ofBase = readPlans(against, configuration, leftPlans);
  const changed = base?.changed ?? new Set<string>();
  const touched = tip === null ? ofHead.plans : ofHead.plans.filter(({ file }) => changed.has(file));
  const standing = tip === null ? [] : ofBase.plans.filter(({ file }) => !changed.has(file));
  const { plans, pairs, settings } = united(ofBase.plans, [...touched, ...standing]);
  const inForce = tip === null ? ofHead.plans : plans;
  // What is broken on the target branch alone is told too: its claims are in force, and nobody can judge them.
  const told = new Set(ofHead.problems.map(({ file }) => file));
  const ofTip = ofBase.problems.filter(
    ({ file }) => tip !== null && file !== null && !changed.has(file) && !told.has(file),
  );
  return {
    plans: [...inForce].sort((a, b) => (a.file < b.file ? -1 : 1)),
    pairs,
    settings,
    notes: tip === null ? [] : pairs.flatMap(noteOf),
    problems: [...ofHead.problems, ...ofTip],
  };
};
