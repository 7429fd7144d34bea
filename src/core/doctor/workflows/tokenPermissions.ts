import { isObject } from '../../documents/member.ts';
import type { Guard } from './guard.ts';
import type { Job } from './workflow.ts';

export type Access = 'none' | 'read' | 'write';

/** What a job's token may do, as far as the files say. */
export type TokenPermissions =
  /** No `permissions` anywhere: the setting of the repository or organisation decides. */
  | { readonly kind: 'default' }
  | { readonly kind: 'all'; readonly access: Access }
  | { readonly kind: 'listed'; readonly scopes: ReadonlyMap<string, Access> };

/** Permissions with the place where they are written; the place of the job where none is. */
export interface StatedPermissions {
  readonly permissions: TokenPermissions;
  readonly job: Job;
  readonly pointer: string;
}

const readPermissions = (value: unknown): TokenPermissions | null => {
  if (value === 'write-all') return { kind: 'all', access: 'write' };
  if (value === 'read-all') return { kind: 'all', access: 'read' };
  if (!isObject(value)) return null;
  const scopes = Object.entries(value).map(([scope, access]): [string, Access] => [
    scope,
    access === 'write' || access === 'read' ? access : 'none',
  ]);
  return { kind: 'listed', scopes: new Map(scopes) };
};

const statedBy = (job: Job): StatedPermissions => {
  const own = readPermissions(job.value.permissions);
  if (own !== null) return { permissions: own, job, pointer: `${job.pointer}/permissions` };
  const shared = readPermissions(job.workflow.value.permissions);
  if (shared !== null) return { permissions: shared, job, pointer: '/permissions' };
  return { permissions: { kind: 'default' }, job, pointer: job.pointer };
};

/**
 * The permissions stated for a guard, one for each job on the way to it: a called workflow gets what its caller has, and
 * may only take some of it away. A called job that states none has its caller's.
 */
export const statedPermissions = ({ jobs }: Guard): readonly StatedPermissions[] => {
  const all = jobs.map(statedBy);
  const stated = all.filter(({ permissions }) => permissions.kind !== 'default');
  return stated.length > 0 ? stated : all.slice(0, 1);
};

const rank = { none: 0, read: 1, write: 2 } as const;

/** Whether permissions grant at least `wanted` of a scope; null where the files do not say. */
export const grants = (
  permissions: TokenPermissions,
  scope: string,
  wanted: 'read' | 'write',
): boolean | null => {
  if (permissions.kind === 'default') return null;
  const has = permissions.kind === 'all' ? permissions.access : (permissions.scopes.get(scope) ?? 'none');
  return rank[has] >= rank[wanted];
};

/** The first statement on the way that withholds a scope; undefined where all grant it or nothing is said. */
export const withholding = (
  guard: Guard,
  scope: string,
  wanted: 'read' | 'write',
): StatedPermissions | undefined =>
  statedPermissions(guard).find(({ permissions }) => grants(permissions, scope, wanted) === false);
