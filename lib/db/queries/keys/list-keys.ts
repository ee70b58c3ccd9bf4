import type { AsOf } from '@/lib/access/as-of';
import { requirePermission } from '@/lib/access/require-permission';
import type { Viewer } from '@/lib/access/viewer';
import { db } from '../../client';
import { Prisma } from '../../generated/client';
import { limitOf, orderBy, type List, type Paging, type Sorting } from '../../sql/list';
import { daysUntilSeen, seenAccounts, validAt } from '../../sql/seen-accounts';
import { keyAgeRisk, keyIdleRisk, keyReach, keyRisk, keysFrom, type KeyFilter } from './keys-from';

export type KeyColumn = 'user' | 'account' | 'ageDays' | 'idleDays' | 'risk' | 'status' | 'createdAt';

export interface ListKeysParams extends KeyFilter, Paging, Sorting<KeyColumn> {
  at: AsOf;
}

export interface KeyListRow {
  /** Identity and key together: stable in a list. */
  id: string;
  identityId: string;
  userName: string;
  accountId: string;
  accountName: string;
  /** Null for the key of an imported report, which names none. */
  accessKeyId: string | null;
  slot: number | null;
  status: string;
  createdAt: Date | null;
  ageDays: number | null;
  lastUsedAt: Date | null;
  lastUsedService: string | null;
  lastUsedRegion: string | null;
  /** Days since last use, else since creation. */
  idleDays: number | null;
  administrator: 'full' | 'equivalent' | 'conditional' | 'none' | null;
  owner: string | null;
  /** Parts of the risk: 60 + 20 + 20. */
  reach: number;
  ageRisk: number;
  idleRisk: number;
  risk: number;
  /** Services that the user's policies allow. */
  grantedServices: number;
  snapshotAt: Date;
}

const column = {
  user: Prisma.sql`lower(i.name)`,
  account: Prisma.sql`lower(s.name)`,
  ageDays: Prisma.sql`"ageDays"`,
  idleDays: Prisma.sql`"idleDays"`,
  risk: Prisma.sql`risk`,
  status: Prisma.sql`c.status`,
  createdAt: Prisma.sql`c."createdAt"`,
} satisfies Record<KeyColumn, Prisma.Sql>;

/** Access keys of IAM users: riskiest first unless told otherwise. */
export async function listKeys(viewer: Viewer, params: ListKeysParams): Promise<List<KeyListRow>> {
  requirePermission(viewer, 'posture:read');
  const { at } = params;
  const seen = seenAccounts(viewer, params, at);
  const from = keysFrom(params, at);
  const { column: sortColumn, direction } = params.sort ?? { column: 'risk', direction: 'desc' };
  const [rows, counts] = await Promise.all([
    db().$queryRaw<KeyListRow[]>`
      with ${seen}
      select c."identityId" || '/' || c.key as id, c."identityId", i.name as "userName", s."accountId",
        s.name as "accountName", c."accessKeyId", c.slot, c.status, c."createdAt",
        ${daysUntilSeen(Prisma.sql`c."createdAt"`)} as "ageDays", u."lastUsedAt", u.service as "lastUsedService",
        u.region as "lastUsedRegion", ${daysUntilSeen(Prisma.sql`coalesce(u."lastUsedAt", c."createdAt")`)} as "idleDays",
        i.administrator, i.owner, ${keyReach(at)} as reach, ${keyRisk(at)} as risk,
        round(${keyAgeRisk})::int as "ageRisk", round(${keyIdleRisk})::int as "idleRisk",
        coalesce((select g.granted from "GrantTally" g where g."identityId" = i."identityId" and ${validAt('g', at)} limit 1), 0)
          as "grantedServices", s.at as "snapshotAt"
      ${from} ${orderBy(column[sortColumn], direction, Prisma.sql`c."identityId", c.key`)} ${limitOf(params)}`,
    db().$queryRaw<{ total: number }[]>`with ${seen} select count(*)::int as total ${from}`,
  ]);
  return { rows, total: counts[0]?.total ?? 0 };
}
