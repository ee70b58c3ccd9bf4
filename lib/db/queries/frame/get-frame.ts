import type { AsOf } from '@/lib/access/as-of';
import { requirePermission } from '@/lib/access/require-permission';
import type { Viewer } from '@/lib/access/viewer';
import { resolveSettings } from '@/lib/posture/settings/resolve-settings';
import { db } from '../../client';
import { Prisma } from '../../generated/client';
import { countOpenFindings } from '../../sql/open-findings';
import { accountsOf, seenAccounts, validAt, type Place } from '../../sql/seen-accounts';
import { getFreshness, type Freshness } from '../freshness/get-freshness';

export interface FrameUnit {
  id: string;
  name: string;
  /** 0 for the root of the organization. */
  depth: number;
}

export interface FrameView {
  accounts: { id: string; name: string }[];
  units: FrameUnit[];
  /** The last snapshot of each of the recent hours that had one, newest first: accounts are scanned one after another. */
  scanTimes: Date[];
  /** Nothing is known before. */
  earliestAt: Date | null;
  counts: { findings: number; identities: number; accounts: number };
  freshness: Freshness;
}

const recentScans = 8;

/** What stands around every page: scope, times, counts of the rail, and how old the data is. */
export async function getFrame(viewer: Viewer, params: Place & { at: AsOf; now: Date }): Promise<FrameView> {
  requirePermission(viewer, 'posture:read');
  const { at, now } = params;
  const overrides = await db().setting.findMany({
    where: { scope: 'estate', key: 'staleAfterHours' },
    select: { scope: true, key: true, value: true },
  });
  const { staleAfterHours } = resolveSettings(overrides, { accountId: null, ouPath: [] });
  const [accounts, units, times, counts, freshness] = await Promise.all([
    listFrameAccounts(viewer),
    listUnits(viewer),
    listTimes(viewer, params),
    countRows(viewer, params),
    getFreshness(viewer, { ...params, at, now, staleAfterHours }),
  ]);
  return {
    accounts,
    units,
    scanTimes: times.recent,
    earliestAt: times.earliestAt,
    counts: { ...counts, accounts: freshness.accounts },
    freshness,
  };
}

function listFrameAccounts(viewer: Viewer): Promise<{ id: string; name: string }[]> {
  return db().$queryRaw<{ id: string; name: string }[]>`
    select a.id, a.name from "Account" a where ${accountsOf(viewer, {})} order by lower(a.name), a.id`;
}

/** Units that hold an account in the viewer's scope, or a unit that does; parents before their children. */
function listUnits(viewer: Viewer): Promise<FrameUnit[]> {
  return db().$queryRaw<FrameUnit[]>`
    with recursive held as (
      select ou.id, ou."parentId" from "OrganizationalUnit" ou
      where ou.id in (select a."ouId" from "Account" a where ${accountsOf(viewer, {})})
      union select up.id, up."parentId" from "OrganizationalUnit" up join held on held."parentId" = up.id
    ), tree as (
      select ou.id, ou.name, 0 as depth, array[lower(ou.name)] as sorting
      from "OrganizationalUnit" ou where ou."parentId" is null
      union all
      select child.id, child.name, tree.depth + 1, tree.sorting || lower(child.name)
      from "OrganizationalUnit" child join tree on child."parentId" = tree.id
    ) select id, name, depth::int from tree where id in (select id from held) order by sorting`;
}

async function listTimes(viewer: Viewer, place: Place): Promise<{ recent: Date[]; earliestAt: Date | null }> {
  const accounts = Prisma.sql`select a.id from "Account" a where ${accountsOf(viewer, place)}`;
  const [recent, first] = await Promise.all([
    db().$queryRaw<{ at: Date }[]>`
      select max(m."takenAt") as at from "AccountMetric" m where m."accountId" in (${accounts})
      group by date_trunc('hour', m."takenAt") order by at desc limit ${recentScans}`,
    db().$queryRaw<{ at: Date | null }[]>`
      select min(m."takenAt") as at from "AccountMetric" m where m."accountId" in (${accounts})`,
  ]);
  return { recent: recent.map(({ at }) => at), earliestAt: first[0]?.at ?? null };
}

async function countRows(
  viewer: Viewer,
  params: Place & { at: AsOf },
): Promise<{ findings: number; identities: number }> {
  const { at } = params;
  const rows = await db().$queryRaw<{ findings: number; identities: number }[]>`
    with ${seenAccounts(viewer, params, at)}
    select ${countOpenFindings(at)} as findings,
      (select count(*)::int from seen s join "IdentityState" i on i."accountId" = s."accountId"
        where ${validAt('i', at)}) as identities`;
  return rows[0] ?? { findings: 0, identities: 0 };
}
