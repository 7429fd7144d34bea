import { isObject, member } from '../../documents/member.ts';

/** The group rows of a result: all of them, and those of them whose leaves stand in the same file. */
export interface GroupRows {
  readonly groups: ReadonlySet<string>;
  readonly besideLeaves: ReadonlySet<string>;
}

/** No task is called longer; a longer name is only looked at up to here. */
const LONGEST_NAME = 500;

const names = (value: unknown): readonly string[] =>
  Array.isArray(value)
    ? value.filter((name) => typeof name === 'string')
    : typeof value === 'string'
      ? [value]
      : [];

/** Everything above some leaf in the tree of `group_subtasks`, whether or not it is a row itself. */
const aboveLeaves = (leaves: ReadonlySet<string>, subtasks: unknown): ReadonlySet<string> => {
  const parents = new Map<string, string[]>();
  for (const [parent, members] of Object.entries(isObject(subtasks) ? subtasks : {}))
    for (const name of names(members)) {
      const known = parents.get(name);
      if (known === undefined) parents.set(name, [parent]);
      else known.push(parent);
    }
  const above = new Set<string>();
  const open = [...leaves];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const parent of parents.get(next) ?? []) {
      if (!above.has(parent)) open.push(parent);
      above.add(parent);
    }
  }
  return above;
};

/** The groups that a leaf's config names, or that a leaf's name starts with. */
const namedByLeaves = (
  leaves: ReadonlySet<string>,
  groups: ReadonlySet<string>,
  configs: unknown,
): ReadonlySet<string> => {
  const named = new Set<string>();
  for (const leaf of leaves) {
    const config = member(configs, leaf);
    for (const group of [...names(member(config, 'group')), ...names(member(config, 'tag'))])
      named.add(group);
    for (const { index } of leaf.slice(0, LONGEST_NAME).matchAll(/[-_]/g)) {
      const start = leaf.slice(0, index);
      if (groups.has(start)) named.add(start);
    }
  }
  return named;
};

/**
 * Tells the group rows of an lm-eval result from its leaves. A row is a group where `groups` has it, or where
 * `group_subtasks` gives it members. Files before 0.4.2 have no `group_subtasks`; there a leaf's config names its group, or
 * its name starts with the group's.
 */
export const groupRows = (root: unknown): GroupRows => {
  const results = member(root, 'results');
  const rows = isObject(results) ? Object.keys(results) : [];
  const subtasks = member(root, 'group_subtasks');
  const configs = member(root, 'configs');
  const stated = member(root, 'groups');
  const isGroup = (row: string): boolean =>
    member(stated, row) !== undefined || names(member(subtasks, row)).length > 0;
  const groups = new Set(rows.filter(isGroup));
  const leaves = new Set(rows.filter((row) => !groups.has(row)));

  const found =
    subtasks === undefined ? namedByLeaves(leaves, groups, configs) : aboveLeaves(leaves, subtasks);
  return { groups, besideLeaves: new Set([...groups].filter((group) => found.has(group))) };
};
