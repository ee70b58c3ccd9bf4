import type { AsOf } from '@/lib/access/as-of';
import { requirePermission } from '@/lib/access/require-permission';
import type { Viewer } from '@/lib/access/viewer';
import { dueFilters, type DueFilter } from '@/lib/posture/findings/due-date';
import { exceptionKinds, type ExceptionKind } from '@/lib/posture/findings/exception-kinds';
import {
  findingStatuses,
  triageStates,
  type FindingStatus,
  type Triage,
} from '@/lib/posture/findings/finding-status';
import { severities, type Severity } from '@/lib/posture/types';
import { db } from '../../client';
import { Prisma } from '../../generated/client';
import { accountOwners, findingOwner, findingsAt, findingStatus } from '../../sql/findings-at';
import { seenAccounts } from '../../sql/seen-accounts';
import { dueAs, findingsWhere, sinceLastScan, type FindingFilter } from './findings-where';

export interface FindingFacets {
  severity: Record<Severity, number>;
  sinceLastScan: Record<'new' | 'still' | 'reopened', number>;
  triage: Record<Triage, number>;
  /** By the word that is shown: how many are excepted, and so hidden at first, stands here. */
  status: Record<FindingStatus, number>;
  /** Those due within 30 days hold those due within 7. */
  due: Record<DueFilter, number>;
  exceptionKind: Record<ExceptionKind, number>;
  accounts: { accountId: string; accountName: string; open: number }[];
  checks: { checkId: string; open: number }[];
  /** Null: nobody answers for them. */
  owners: { owner: string | null; open: number }[];
}

type Params = FindingFilter & { at: AsOf };

/** Counts beside the filters: each facet ignores its own filter and honours the others. */
export async function findingFacets(viewer: Viewer, params: Params): Promise<FindingFacets> {
  requirePermission(viewer, 'posture:read');
  const count = counter(viewer, params);
  const [severity, since, triage, status, due, exceptionKind, accounts, checks, owners] = await Promise.all([
    count<string>(Prisma.sql`f.severity`, { severity: [] }),
    count<string>(sinceLastScan, { sinceLastScan: [] }),
    count<string>(Prisma.sql`f.triage`, { triage: [] }),
    count<string>(findingStatus, { status: findingStatuses }),
    countDue(viewer, params),
    count<string>(Prisma.sql`(select x.kind from "Exception" x where x.id = f."exceptionId")`, {
      exceptionKind: [],
      status: ['excepted'],
    }),
    count<{ accountId: string; accountName: string }>(
      Prisma.sql`jsonb_build_object('accountId', s."accountId", 'accountName', s.name)`,
      { accountId: null },
    ),
    count<string>(Prisma.sql`f."checkId"`, { checkId: [] }),
    count<string | null>(findingOwner(params.at), { owner: [], unowned: false }),
  ]);
  return {
    severity: tallied(severities, severity),
    sinceLastScan: tallied(['new', 'still', 'reopened'], since),
    triage: tallied(triageStates, triage),
    status: tallied(findingStatuses, status),
    due,
    exceptionKind: tallied(exceptionKinds, exceptionKind),
    accounts: accounts.map(({ key, open }) => ({ ...key, open })),
    checks: checks.map(({ key, open }) => ({ checkId: key, open })),
    owners: owners.map(({ key, open }) => ({ owner: key, open })),
  };
}

interface Counted<Key> {
  key: Key;
  open: number;
}

function counter(viewer: Viewer, params: Params) {
  const { at } = params;
  return <Key>(key: Prisma.Sql, without: Partial<FindingFilter>): Promise<Counted<Key>[]> => {
    const filter = { ...params, ...without };
    return db().$queryRaw<Counted<Key>[]>`
      with recursive ${accountOwners}, ${seenAccounts(viewer, filter, at)}
      select ${key} as key, count(*)::int as open
      from ${findingsAt(at)} f join seen s on s."accountId" = f."accountId"
      where ${findingsWhere(filter, at)} group by 1 order by 2 desc, 1`;
  };
}

async function countDue(viewer: Viewer, params: Params): Promise<Record<DueFilter, number>> {
  const { at } = params;
  const counts = dueFilters.map(
    (each) => Prisma.sql`(count(*) filter (where ${dueAs(each, at)}))::int as ${Prisma.raw(`"${each}"`)}`,
  );
  const [row] = await db().$queryRaw<Record<DueFilter, number>[]>`
    with recursive ${accountOwners}, ${seenAccounts(viewer, params, at)}
    select ${Prisma.join(counts)} from ${findingsAt(at)} f join seen s on s."accountId" = f."accountId"
    where ${findingsWhere({ ...params, due: [] }, at)}`;
  return row ?? { overdue: 0, 'within-7': 0, 'within-30': 0, none: 0 };
}

function tallied<Key extends string>(
  keys: readonly Key[],
  counted: readonly Counted<string>[],
): Record<Key, number> {
  const open = new Map(counted.map((each) => [each.key, each.open]));
  // The keys are exactly those of the type.
  return Object.fromEntries(keys.map((key) => [key, open.get(key) ?? 0])) as Record<Key, number>;
}
