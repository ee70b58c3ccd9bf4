import { isInScope } from '@/lib/access/in-scope';
import { requirePermission } from '@/lib/access/require-permission';
import type { Viewer } from '@/lib/access/viewer';
import { now } from '@/lib/clock';
import { db } from '../../client';
import { loadOrganizationAt } from '../../load-snapshot';

/** An active account of a known organization that nobody has linked or begun to link. */
export interface LinkableAccount {
  id: string;
  name: string;
  /** The unit that it is in; null at the root. */
  unit: string | null;
}

/** Whom the first step of linking offers, by name, as the newest snapshot of each organization has them. */
export async function listLinkableAccounts(viewer: Viewer): Promise<LinkableAccount[]> {
  requirePermission(viewer, 'account:link');
  const [organizations, known] = await Promise.all([
    db().organization.findMany({ select: { managementAccountId: true } }),
    db().account.findMany({
      where: { OR: [{ source: 'linked', removedAt: null }, { status: 'pending' }] },
      select: { id: true },
    }),
  ]);
  const taken = new Set(known.map(({ id }) => id));
  const snapshots = await Promise.all(
    organizations.map(({ managementAccountId }) => loadOrganizationAt(managementAccountId, now())),
  );
  return snapshots
    .flatMap((organization) => {
      const units = new Map(organization?.units.map(({ id, name }) => [id, name]));
      return (organization?.accounts ?? [])
        .filter(({ id, state }) => state === 'ACTIVE' && !taken.has(id) && isInScope(viewer, id))
        .map(({ id, name, path }) => ({ id, name, unit: units.get(path.at(-1) ?? '') ?? null }));
    })
    .sort((a, b) => a.name.localeCompare(b.name, 'en') || a.id.localeCompare(b.id));
}
