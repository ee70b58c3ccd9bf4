import type { AsOf } from '@/lib/access/as-of';
import { requirePermission } from '@/lib/access/require-permission';
import type { Viewer } from '@/lib/access/viewer';
import { db } from '../../client';
import { seenAccounts, validAt, type Place } from '../../sql/seen-accounts';

export interface ResultCounts {
  accounts: number;
  /** The newest snapshot behind the counts; null without any. */
  checkedAt: Date | null;
  pass: number;
  fail: number;
  unknown: number;
  manual: number;
  notApplicable: number;
}

/** How many results of all checks are of each kind, over a place. */
export async function countResults(viewer: Viewer, params: Place & { at: AsOf }): Promise<ResultCounts> {
  requirePermission(viewer, 'posture:read');
  const { at } = params;
  const [row] = await db().$queryRaw<ResultCounts[]>`
    with ${seenAccounts(viewer, params, at)}
    select (select count(*)::int from seen) as accounts, (select max(seen.at) from seen) as "checkedAt",
      coalesce(sum(t.pass), 0)::int as pass, coalesce(sum(t.fail), 0)::int as fail,
      coalesce(sum(t.unknown), 0)::int as unknown, coalesce(sum(t.manual), 0)::int as manual,
      coalesce(sum(t."notApplicable"), 0)::int as "notApplicable"
    from seen s left join "CheckTally" t on t."accountId" = s."accountId" and ${validAt('t', at)}`;
  return row ?? { accounts: 0, checkedAt: null, pass: 0, fail: 0, unknown: 0, manual: 0, notApplicable: 0 };
}
