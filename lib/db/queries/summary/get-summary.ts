import type { AsOf } from '@/lib/access/as-of';
import { requirePermission } from '@/lib/access/require-permission';
import type { Viewer } from '@/lib/access/viewer';
import type { NamedIdentity, PostureSummary } from '@/lib/posture/types';
import { now } from '@/lib/clock';
import { db } from '../../client';
import { seenAccounts, validAt, type Place } from '../../sql/seen-accounts';

/** One account of `report summary`: the numbers of its newest snapshot, with the names behind four of them. */
export interface AccountSummaryReport extends PostureSummary {
  accountId: string;
  name: string;
  snapshotAt: Date;
  /** Null where it could not be told who they are; `unknown` says why. */
  adminUsers: NamedIdentity[] | null;
  adminRoles: NamedIdentity[] | null;
  rolesWithPublicTrust: NamedIdentity[] | null;
  rolesWithExternalTrust: NamedIdentity[] | null;
}

export interface SummaryReport {
  asOf: Date;
  accounts: AccountSummaryReport[];
}

interface NameRow extends NamedIdentity {
  accountId: string;
  kind: string;
  full: boolean;
  publicTrust: boolean | null;
  externalTrust: boolean | null;
}

/** `report summary`: per account the numbers of its newest snapshot up to the moment, as charts and pages show them. */
export async function getSummary(viewer: Viewer, params: Place & { at: AsOf }): Promise<SummaryReport> {
  requirePermission(viewer, 'posture:read');
  const { at } = params;
  const seen = seenAccounts(viewer, params, at);
  const [metrics, names] = await Promise.all([
    db().$queryRaw<{ accountId: string; name: string; snapshotAt: Date; values: PostureSummary }[]>`
      with ${seen} select s."accountId", s.name, s.at as "snapshotAt", m.values
      from seen s join "AccountMetric" m on m."accountId" = s."accountId" and m."takenAt" = s.at order by s."accountId"`,
    db().$queryRaw<NameRow[]>`
      with ${seen} select s."accountId", i.kind, i.name, n.arn, i.administrator = 'full' as full, i."publicTrust", i."externalTrust"
      from seen s join "IdentityState" i on i."accountId" = s."accountId" and ${validAt('i', at)}
      join "Identity" n on n.id = i."identityId"
      where i.kind in ('user', 'role') and (i.administrator = 'full' or i."publicTrust" or i."externalTrust")
      order by i.name, n.arn`,
  ]);
  const accounts = metrics.map(({ values, ...account }) => {
    const listed = (known: number | null, is: (row: NameRow) => boolean | null) =>
      known === null
        ? null
        : names
            .filter((row) => row.accountId === account.accountId && is(row))
            .map(({ name, arn }) => ({ name, arn }));
    return {
      ...account,
      ...values,
      adminUsers: listed(values.adminUserCount, (row) => row.kind === 'user' && row.full),
      adminRoles: listed(values.adminRoleCount, (row) => row.kind === 'role' && row.full),
      rolesWithPublicTrust: listed(values.publicTrustCount, (row) => row.kind === 'role' && row.publicTrust),
      rolesWithExternalTrust: listed(
        values.externalTrustCount,
        (row) => row.kind === 'role' && row.externalTrust,
      ),
    };
  });
  return { asOf: at.kind === 'past' ? at.at : now(), accounts };
}
