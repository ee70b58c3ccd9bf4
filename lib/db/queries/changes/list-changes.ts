import type { AsOf } from '@/lib/access/as-of';
import { requirePermission } from '@/lib/access/require-permission';
import type { Viewer } from '@/lib/access/viewer';
import type { EntityKind } from '@/lib/posture/types';
import { db } from '../../client';
import { Prisma } from '../../generated/client';
import { allOf, contains, limitOf, oneOf, type List, type Paging } from '../../sql/list';
import { instant, seenAccounts, type Place } from '../../sql/seen-accounts';

export interface ListChangesParams extends Place, Paging {
  at: AsOf;
  /** Later than this. */
  from?: Date;
  /** Not later than this. */
  to?: Date;
  entityKind?: readonly EntityKind[];
  event?: readonly string[];
  /** Only those that have a name for what happened. */
  named?: boolean;
  identityId?: string;
  q?: string;
}

export interface ChangeRow {
  id: string;
  at: Date;
  accountId: string;
  accountName: string;
  identityId: string | null;
  identityName: string | null;
  entityKind: EntityKind;
  entity: string;
  field: string;
  before: string | number | boolean | string[] | null;
  after: string | number | boolean | string[] | null;
  event: string | null;
}

/** Differences between consecutive snapshots, newest first. */
export async function listChanges(viewer: Viewer, params: ListChangesParams): Promise<List<ChangeRow>> {
  requirePermission(viewer, 'posture:read');
  const seen = seenAccounts(viewer, params, params.at);
  const from = Prisma.sql`
    from "Change" c join seen s on s."accountId" = c."accountId" and c.at <= s.at
    left join "Identity" n on n.id = c."identityId"
    where ${allOf([
      params.from && Prisma.sql`c.at > ${instant(params.from)}`,
      params.to && Prisma.sql`c.at <= ${instant(params.to)}`,
      oneOf(Prisma.sql`c."entityKind"`, params.entityKind),
      oneOf(Prisma.sql`c.event`, params.event),
      params.named && Prisma.sql`c.event is not null`,
      params.identityId ? Prisma.sql`c."identityId" = ${params.identityId}::uuid` : null,
      contains([Prisma.sql`c.entity`, Prisma.sql`c.field`, Prisma.sql`coalesce(n.name, '')`], params.q),
    ])}`;
  const [rows, counts] = await Promise.all([
    db().$queryRaw<ChangeRow[]>`
      with ${seen}
      select c.id, c.at, c."accountId", s.name as "accountName", c."identityId", n.name as "identityName",
        c."entityKind", c.entity, c.field, c.before, c.after, c.event
      ${from} order by c.at desc, c."accountId", c."entityKind", c.entity, c.field, c.id ${limitOf(params)}`,
    db().$queryRaw<{ total: number }[]>`with ${seen} select count(*)::int as total ${from}`,
  ]);
  return { rows, total: counts[0]?.total ?? 0 };
}

/** How many changes of each kind of thing there were, for the tabs of a comparison. */
export async function countChanges(
  viewer: Viewer,
  params: Place & { at: AsOf; from: Date; to: Date },
): Promise<{ entityKind: EntityKind; field: string; count: number }[]> {
  requirePermission(viewer, 'posture:read');
  return db().$queryRaw<{ entityKind: EntityKind; field: string; count: number }[]>`
    with ${seenAccounts(viewer, params, params.at)}
    select c."entityKind", c.field, count(*)::int as count
    from "Change" c join seen s on s."accountId" = c."accountId" and c.at <= s.at
    where c.at > ${instant(params.from)} and c.at <= ${instant(params.to)}
    group by 1, 2 order by 3 desc, 1, 2`;
}
