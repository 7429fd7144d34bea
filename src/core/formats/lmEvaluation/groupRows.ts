import { isObject, member } from '../../documents/member.ts';

/** The group rows of a result: all of them, and those of them whose leaves stand in the same file. */
export interface GroupRows {
  readonly groups: ReadonlySet<string>;
  readonly besideLeaves: ReadonlySet<string>;
}

const names = (value: unknown): readonly string[] =>
  Array.isArray(value)
    ? value.filter((name) => typeof name === 'string')
    : typeof value === 'string'
      ? [value]
      : [];

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

  const reachesLeaf = (group: string): boolean => {
    const seen = new Set<string>();
    const open = [group];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (seen.has(next)) continue;
      seen.add(next);
      if (leaves.has(next)) return true;
      open.push(...names(member(subtasks, next)));
    }
    return false;
  };
  const isNamedByLeaf = (group: string): boolean => {
    for (const leaf of leaves) {
      const config = member(configs, leaf);
      if (names(member(config, 'group')).includes(group) || names(member(config, 'tag')).includes(group))
        return true;
      if (leaf.startsWith(`${group}_`) || leaf.startsWith(`${group}-`)) return true;
    }
    return false;
  };
  const hasLeaf = subtasks === undefined ? isNamedByLeaf : reachesLeaf;
  return { groups, besideLeaves: new Set([...groups].filter(hasLeaf)) };
};
