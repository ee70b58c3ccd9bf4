import { AppError } from '@/lib/errors';
import { can, rolesThatCan, type Permission } from './can';
import type { Viewer } from './viewer';

/** The first line of every query and command. Throws `forbidden` and names the roles that may. */
export function requirePermission(viewer: Viewer, permission: Permission): void {
  if (can(viewer, permission)) return;
  const roles = rolesThatCan(permission);
  throw new AppError(
    'forbidden',
    `The role ${viewer.role} may not do this (${permission}).`,
    `Ask someone with the role ${roles.join(' or ')}.`,
    { permission, roles },
  );
}
