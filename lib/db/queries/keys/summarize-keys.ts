import type { AsOf } from '@/lib/access/as-of';
import { requirePermission } from '@/lib/access/require-permission';
import type { Viewer } from '@/lib/access/viewer';
import { db } from '../../client';
import { Prisma } from '../../generated/client';
import { daysUntilSeen, seenAccounts } from '../../sql/seen-accounts';
import { keysFrom, type KeyFilter } from './keys-from';

/** Lower and upper age of the buckets, in whole days; the last one is open. */
export const keyAgeBuckets = [
  { from: 0, to: 30 },
  { from: 31, to: 90 },
  { from: 91, to: 180 },
  { from: 181, to: 365 },
  { from: 366, to: 730 },
  { from: 731, to: null },
] as const;

export interface KeyPoint {
  id: string;
  identityId: string;
  userName: string;
  accountName: string;
  ageDays: number;
  idleDays: number;
  neverUsed: boolean;
  /** full, or equivalent and conditional, or neither. */
  reachesAdministrator: boolean;
}

export interface KeySummary {
  keys: number;
  active: number;
  holders: number;
  holdersOfTwo: number;
  olderThan: number;
  idle: number;
  idleNeverUsed: number;
  /** Older than the one limit and idle for at least the other. */
  oldAndIdle: number;
  reachAdministrator: number;
  reachAdministratorFully: number;
  buckets: { from: number; to: number | null; keys: number; idle: number }[];
  points: KeyPoint[];
}

const maxPoints = 2_000;

/**
 * The stat strip, histogram and scatter of the keys page. All but `keys` count active keys.
 *
 * @param limits "older" is more than so many days, "idle" is so many or more
 */
export async function summarizeKeys(
  viewer: Viewer,
  params: KeyFilter & {
    at: AsOf;
    olderThanDays?: undefined;
    limits: { olderThanDays: number; idleDays: number };
  },
): Promise<KeySummary> {
  requirePermission(viewer, 'posture:read');
  const { at, limits, ...filter } = params;
  const rows = await db().$queryRaw<(KeyPoint & { status: string; administrator: string | null })[]>`
    with ${seenAccounts(viewer, params, at)}
    select c."identityId" || '/' || c.key as id, c."identityId", i.name as "userName", s.name as "accountName", c.status,
      coalesce(${daysUntilSeen(Prisma.sql`c."createdAt"`)}, 0) as "ageDays",
      coalesce(${daysUntilSeen(Prisma.sql`coalesce(u."lastUsedAt", c."createdAt")`)}, 0) as "idleDays",
      u."lastUsedAt" is null as "neverUsed", i.administrator,
      coalesce(i.administrator in ('full', 'equivalent', 'conditional'), false) as "reachesAdministrator"
    ${keysFrom(filter, at)} order by c."identityId", c.key`;
  const active = rows.filter(({ status }) => status === 'Active');
  const idle = active.filter(({ idleDays }) => idleDays >= limits.idleDays);
  const perHolder = new Map<string, number>();
  for (const { identityId } of active) perHolder.set(identityId, (perHolder.get(identityId) ?? 0) + 1);
  return {
    keys: rows.length,
    active: active.length,
    holders: perHolder.size,
    holdersOfTwo: [...perHolder.values()].filter((count) => count > 1).length,
    olderThan: active.filter(({ ageDays }) => ageDays > limits.olderThanDays).length,
    idle: idle.length,
    idleNeverUsed: idle.filter(({ neverUsed }) => neverUsed).length,
    oldAndIdle: idle.filter(({ ageDays }) => ageDays > limits.olderThanDays).length,
    reachAdministrator: active.filter(({ reachesAdministrator }) => reachesAdministrator).length,
    reachAdministratorFully: active.filter(({ administrator }) => administrator === 'full').length,
    buckets: keyAgeBuckets.map(({ from, to }) => {
      const within = (key: KeyPoint) => key.ageDays >= from && (to === null || key.ageDays <= to);
      return { from, to, keys: active.filter(within).length, idle: idle.filter(within).length };
    }),
    points: active.slice(0, maxPoints).map(({ status: _status, administrator: _tier, ...point }) => point),
  };
}
