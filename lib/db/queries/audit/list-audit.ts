import { requirePermission } from '@/lib/access/require-permission';
import type { Viewer } from '@/lib/access/viewer';
import { db } from '../../client';
import { Prisma } from '../../generated/client';
import { allOf, contains, limitOf, type List, type Paging } from '../../sql/list';
import { instant } from '../../sql/seen-accounts';

export interface ListAuditParams extends Paging {
  q?: string;
  /** Each `account.link`, or the noun alone; any of them. */
  actions?: readonly string[];
  from?: Date;
  to?: Date;
}

export interface AuditRow {
  id: string;
  at: Date;
  actor: string;
  actorKind: string;
  action: string;
  target: string | null;
  before: unknown;
  after: unknown;
  from: string | null;
}

/** The audit log, newest first. For admins. */
export async function listAudit(viewer: Viewer, params: ListAuditParams): Promise<List<AuditRow>> {
  requirePermission(viewer, 'audit:read');
  const from = Prisma.sql`from "AuditEntry" e where ${allOf([
    contains([Prisma.sql`e.actor`, Prisma.sql`e.action`, Prisma.sql`coalesce(e.target, '')`], params.q),
    params.actions && params.actions.length > 0
      ? Prisma.sql`(${Prisma.join(
          params.actions.map(
            (action) => Prisma.sql`e.action = ${action} or starts_with(e.action, ${`${action}.`})`,
          ),
          ' or ',
        )})`
      : null,
    params.from && Prisma.sql`e.at >= ${instant(params.from)}`,
    params.to && Prisma.sql`e.at <= ${instant(params.to)}`,
  ])}`;
  const [rows, counts] = await Promise.all([
    db().$queryRaw<AuditRow[]>`
      select e.id::text as id, e.at, e.actor, e."actorKind", e.action, e.target, e.before, e.after, e."from"
      ${from} order by e.id desc ${limitOf(params)}`,
    db().$queryRaw<{ total: number }[]>`select count(*)::int as total ${from}`,
  ]);
  return { rows, total: counts[0]?.total ?? 0 };
}
