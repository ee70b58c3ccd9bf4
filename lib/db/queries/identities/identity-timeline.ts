import { requirePermission } from '@/lib/access/require-permission';
import type { AsOf } from '@/lib/access/as-of';
import type { Viewer } from '@/lib/access/viewer';
import { db } from '../../client';
import { Prisma } from '../../generated/client';
import { allOf, oneOf } from '../../sql/list';
import { instant, seenAccounts } from '../../sql/seen-accounts';

export type TimelineKind = 'change' | 'finding' | 'use' | 'fact';

export interface TimelineEvent {
  at: Date;
  kind: TimelineKind;
  /** Change: the field; finding: opened, resolved, reopened …; use: what was used; fact: created, key-created, password-changed. */
  what: string;
  entityKind: string | null;
  entity: string | null;
  before: unknown;
  after: unknown;
  event: string | null;
  findingId: string | null;
  checkId: string | null;
  severity: string | null;
  title: string | null;
}

/** Dated events of one identity, newest first: changes, the life of its findings, last uses, and what AWS dates itself. */
export async function identityTimeline(
  viewer: Viewer,
  params: { identityId: string; at: AsOf; before?: Date; kinds?: readonly TimelineKind[]; size?: number },
): Promise<{ events: TimelineEvent[]; total: number }> {
  requirePermission(viewer, 'posture:read');
  const id = params.identityId;
  const until = params.before ?? (params.at.kind === 'past' ? params.at.at : null);
  const rows = await db().$queryRaw<(TimelineEvent & { total: number })[]>`
    with ${seenAccounts(viewer, {}, params.at)}, events as (
      select c.at, 'change' as kind, c.field as what, c."entityKind", c.entity, c.before, c.after, c.event,
        null::uuid as "findingId", null as "checkId", null as severity, null as title
      from "Change" c join seen s on s."accountId" = c."accountId" where c."identityId" = ${id}::uuid
      union all
      select e.at, 'finding', e.kind, null, f.part, null, e.detail, null, f.id, f."checkId", f.severity, f.title
      from "FindingEvent" e join "Finding" f on f.id = e."findingId" join seen s on s."accountId" = f."accountId"
      where f."identityId" = ${id}::uuid
      union all
      select u."lastUsedAt", 'use', u.kind, u.kind, u.key, null,
        jsonb_build_object('service', u.service, 'region', u.region), null, null, null, null, null
      from "CredentialUse" u join seen s on s."accountId" = u."accountId"
      where u."identityId" = ${id}::uuid and u."lastUsedAt" is not null and u."validTo" is null
      union all
      select i."createdAt", 'fact', 'created', i.kind, i.name, null, null, null, null, null, null, null
      from "IdentityState" i join seen s on s."accountId" = i."accountId"
      where i."identityId" = ${id}::uuid and i."validTo" is null and i."createdAt" is not null
      union all
      select i."passwordLastChanged", 'fact', 'password-changed', 'password', i.name, null, null, null, null, null, null, null
      from "IdentityState" i join seen s on s."accountId" = i."accountId"
      where i."identityId" = ${id}::uuid and i."validTo" is null and i."passwordLastChanged" is not null
      union all
      select c."createdAt", 'fact', 'credential-created', c.kind, c.key, null, null, null, null, null, null, null
      from "CredentialState" c join seen s on s."accountId" = c."accountId"
      where c."identityId" = ${id}::uuid and c."validTo" is null and c."createdAt" is not null
        and c.kind <> 'password')
    select *, (count(*) over ())::int as total from events
    where ${allOf([until && Prisma.sql`at <= ${instant(until)}`, oneOf(Prisma.sql`kind`, params.kinds)])}
    order by at desc, kind, what limit ${params.size ?? 100}`;
  const total = rows[0]?.total ?? 0;
  return { events: rows.map(({ total: _total, ...event }) => event), total };
}
