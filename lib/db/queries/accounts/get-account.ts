import type { AsOf } from '@/lib/access/as-of';
import { requireInScope } from '@/lib/access/in-scope';
import { can } from '@/lib/access/can';
import { requirePermission } from '@/lib/access/require-permission';
import type { Viewer } from '@/lib/access/viewer';
import type { PasswordPolicy } from '@/lib/snapshot/account-snapshot';
import type { Readings } from '@/lib/snapshot/data-sets';
import type { Reading } from '@/lib/snapshot/reading';
import type { PostureSummary } from '@/lib/posture/types';
import { AppError } from '@/lib/errors';
import { db } from '../../client';
import { loadDataSet } from '../../load-snapshot';
import { listAccounts, type AccountListRow } from './list-accounts';

export interface AccountDetail extends AccountListRow {
  /** For an admin alone: needed to set the role up again. */
  externalId: string | null;
  scanIntervalHours: number | null;
  /** The oldest that is known of it; null before the first snapshot. */
  firstSnapshotAt: Date | null;
  snapshotId: string | null;
  summary: PostureSummary | null;
  passwordPolicy: Reading<PasswordPolicy | 'none'> | null;
  alias: string | null;
  root: { identityId: string | null };
  /** How each data set of the snapshot was read: what we could not see, and why. */
  readings: Readings | null;
  tallies: {
    checkId: string;
    pass: number;
    fail: number;
    unknown: number;
    manual: number;
    notApplicable: number;
  }[];
  tree: { id: string; name: string }[];
}

/** One account as of a moment. Throws `not-found` when it is unknown, removed or out of the viewer's scope. */
export async function getAccount(
  viewer: Viewer,
  { accountId, at }: { accountId: string; at: AsOf },
): Promise<AccountDetail> {
  requirePermission(viewer, 'posture:read');
  requireInScope(viewer, accountId);
  const { rows } = await listAccounts(viewer, { accountId, at });
  const row = rows[0];
  if (!row)
    throw new AppError('not-found', `There is no account ${accountId} here.`, 'Check the account id.');
  const [account, facts, root, tree, first] = await Promise.all([
    db().account.findUniqueOrThrow({
      where: { id: accountId },
      select: { externalId: true, scanIntervalHours: true },
    }),
    row.snapshotAt ? readSnapshotFacts(accountId, row.snapshotAt) : noSnapshot,
    db().identity.findFirst({ where: { accountId, kind: 'root' }, select: { id: true } }),
    row.ouId ? readTree(row.ouId) : [],
    db().accountMetric.aggregate({ where: { accountId }, _min: { takenAt: true } }),
  ]);
  return {
    ...row,
    ...account,
    ...facts,
    externalId: can(viewer, 'account:link') ? account.externalId : null,
    firstSnapshotAt: first._min.takenAt,
    root: { identityId: root?.id ?? null },
    tree,
  };
}

type SnapshotFacts = Pick<
  AccountDetail,
  'snapshotId' | 'summary' | 'passwordPolicy' | 'alias' | 'readings' | 'tallies'
>;

const noSnapshot: SnapshotFacts = {
  snapshotId: null,
  summary: null,
  passwordPolicy: null,
  alias: null,
  readings: null,
  tallies: [],
};

/** The snapshot itself may be gone by retention; its numbers and tallies stay. */
async function readSnapshotFacts(accountId: string, takenAt: Date): Promise<SnapshotFacts> {
  const [metric, tallies] = await Promise.all([
    db().accountMetric.findUnique({
      where: { takenAt_accountId: { takenAt, accountId } },
      select: { values: true, snapshotId: true },
    }),
    readTallies(accountId, takenAt),
  ]);
  // Written by `summarize`, and by nobody else.
  const summary = (metric?.values as PostureSummary | undefined) ?? null;
  const snapshotId = metric?.snapshotId ?? null;
  if (!snapshotId) return { ...noSnapshot, summary, tallies };
  const { readings, reading } = await loadDataSet(snapshotId, 'accountSummary');
  const facts = reading.state === 'read' ? reading.value : null;
  return {
    snapshotId,
    summary,
    tallies,
    readings,
    passwordPolicy: facts?.passwordPolicy ?? null,
    alias: facts?.alias ?? null,
  };
}

async function readTallies(accountId: string, at: Date): Promise<AccountDetail['tallies']> {
  return db().checkTally.findMany({
    where: { accountId, validFrom: { lte: at }, OR: [{ validTo: null }, { validTo: { gt: at } }] },
    select: { checkId: true, pass: true, fail: true, unknown: true, manual: true, notApplicable: true },
    orderBy: { checkId: 'asc' },
  });
}

async function readTree(ouId: string): Promise<AccountDetail['tree']> {
  return db().$queryRaw<AccountDetail['tree']>`
    with recursive up as (
      select id, name, "parentId", 0 as depth from "OrganizationalUnit" where id = ${ouId}
      union all
      select o.id, o.name, o."parentId", up.depth + 1 from "OrganizationalUnit" o join up on o.id = up."parentId")
    select id, name from up order by depth desc`;
}
