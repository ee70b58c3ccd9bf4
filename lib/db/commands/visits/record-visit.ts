import { requirePermission } from '@/lib/access/require-permission';
import type { Viewer } from '@/lib/access/viewer';
import { db } from '../../client';
import { instant } from '../../sql/seen-accounts';

/** Looking again within this time is the same visit. */
const sameVisitMinutes = 30;

/**
 * Notes that a person looks at the overview and tells when they did so the time before, for "changed since your last
 * visit". Null at the first visit, and for whoever is not a person.
 */
export async function recordVisit(viewer: Viewer, at: Date): Promise<Date | null> {
  requirePermission(viewer, 'posture:read');
  if (viewer.kind !== 'person' || !viewer.id) return null;
  const rows = await db().$queryRaw<{ previousAt: Date | null }[]>`
    insert into "Visit" as v ("personId", at) values (${viewer.id}::uuid, ${instant(at)})
    on conflict ("personId") do update set at = excluded.at,
      "previousAt" = case when v.at < excluded.at - make_interval(mins => ${sameVisitMinutes}::int)
        then v.at else v."previousAt" end
    returning "previousAt"`;
  return rows[0]?.previousAt ?? null;
}
