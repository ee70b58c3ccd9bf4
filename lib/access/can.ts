import type { PersonRole, Viewer } from './viewer';

const all: readonly PersonRole[] = ['admin', 'analyst', 'manager'];
const analysts: readonly PersonRole[] = ['admin', 'analyst'];
const admins: readonly PersonRole[] = ['admin'];

/** The one table of who may do what (decisions 7). */
export const permissions = {
  'posture:read': all,
  'posture:export': all,
  'policy:analyze': analysts,
  'scan:run': analysts,
  'scan:cancel': analysts,
  'finding:triage': analysts,
  'finding:assign': analysts,
  'finding:comment': analysts,
  'exception:request': analysts,
  'exception:decide': admins,
  'attestation:make': analysts,
  'framework:edit': admins,
  'account:link': admins,
  'account:edit': admins,
  'account:remove': admins,
  'report:import': admins,
  'setting:change': admins,
  'history:replay': admins,
  'person:manage': admins,
  'token:manage': admins,
  'audit:read': admins,
} as const satisfies Record<string, readonly PersonRole[]>;

export type Permission = keyof typeof permissions;

/** Whether the viewer's role holds the permission. */
export function can(viewer: Pick<Viewer, 'role'>, permission: Permission): boolean {
  return (permissions[permission] as readonly PersonRole[]).includes(viewer.role);
}

/** The roles that hold a permission, for "an admin can do this". */
export function rolesThatCan(permission: Permission): readonly PersonRole[] {
  return permissions[permission];
}
