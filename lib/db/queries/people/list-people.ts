import { requirePermission } from '@/lib/access/require-permission';
import type { PersonRole, Viewer } from '@/lib/access/viewer';
import { now } from '@/lib/clock';
import { db } from '../../client';

export interface PersonListRow {
  id: string;
  email: string;
  name: string;
  role: PersonRole;
  /** invited: has not set a password yet. */
  state: 'active' | 'invited' | 'disabled';
  /** Until when the setup link works, where one is out. */
  setupLinkUntil: Date | null;
  lastSignInAt: Date | null;
  createdAt: Date;
  sessions: number;
  /** The only admin who can sign in: cannot be disabled or made anything else. */
  lastAdmin: boolean;
}

/** Everybody who may sign in, by name, with the sessions that they have open. For admins. */
export async function listPeople(viewer: Viewer): Promise<PersonListRow[]> {
  requirePermission(viewer, 'person:manage');
  const at = now();
  const people = await db().person.findMany({
    orderBy: [{ name: 'asc' }, { email: 'asc' }],
    select: {
      id: true,
      email: true,
      name: true,
      role: true,
      passwordHash: true,
      setupTokenExpiresAt: true,
      disabledAt: true,
      lastSignInAt: true,
      createdAt: true,
      _count: { select: { sessions: { where: { revokedAt: null, expiresAt: { gt: at } } } } },
    },
  });
  const admins = people.filter(
    ({ role, disabledAt, passwordHash }) => role === 'admin' && !disabledAt && passwordHash,
  );
  return people.map(({ passwordHash, setupTokenExpiresAt, disabledAt, _count, role, ...person }) => ({
    ...person,
    // Written by our own commands, which take these three only.
    role: role as PersonRole,
    state: disabledAt ? 'disabled' : passwordHash ? 'active' : 'invited',
    setupLinkUntil: setupTokenExpiresAt && setupTokenExpiresAt > at ? setupTokenExpiresAt : null,
    sessions: _count.sessions,
    lastAdmin: admins.length === 1 && admins[0]?.id === person.id,
  }));
}
