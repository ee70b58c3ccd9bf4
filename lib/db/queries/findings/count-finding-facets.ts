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
import { accountOwners, findingsAt, findingStatus } from '../../sql/findings-at';
import { seenAccounts, validAt } from '../../sql/seen-accounts';
import { dueBucket, findingsWhere, sinceLastScan, statusIs, type FindingFilter } from './findings-where';

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
  const counted = await countAll(viewer, params, facetsOf(params));
  const of = (name: FacetName) => counted.get(name) ?? [];
  return {
    severity: tallied(severities, of('severity')),
    sinceLastScan: tallied(['new', 'still', 'reopened'], of('sinceLastScan')),
    triage: tallied(triageStates, of('triage')),
    status: tallied(findingStatuses, of('status')),
    due: dueOf(of('due')),
    exceptionKind: tallied(exceptionKinds, of('exceptionKind')),
    accounts: of('account').map(({ key, open }) => {
      const [accountId = '', accountName = ''] = key?.split('\n') ?? [];
      return { accountId, accountName, open };
    }),
    checks: of('check').map(({ key, open }) => ({ checkId: key ?? '', open })),
    owners: of('owner').map(({ key, open }) => ({ owner: key, open })),
  };
}

type FacetName =
  | 'severity'
  | 'sinceLastScan'
  | 'triage'
  | 'status'
  | 'due'
  | 'exceptionKind'
  | 'account'
  | 'check'
  | 'owner';

/** Which of the findings of a pass a facet counts: those that the list would show, all, or the excepted ones. */
type Reach = 'shown' | 'all' | 'excepted';

interface Facet {
  name: FacetName;
  /** What findings are counted by: a text, or null. */
  key: Prisma.Sql;
  /** The filter without the facet's own part. */
  filter: FindingFilter;
  reach: Reach;
}

function facetsOf(params: Params): Facet[] {
  const facet = (
    name: FacetName,
    key: Prisma.Sql,
    { reach = 'shown', ...without }: Partial<FindingFilter> & { reach?: Reach },
  ): Facet => ({ name, key, filter: { ...params, ...without }, reach });
  const exceptionKind = Prisma.sql`(select x.kind from "Exception" x where x.id = f."exceptionId")`;
  return [
    facet('severity', Prisma.sql`f.severity`, { severity: [] }),
    facet('sinceLastScan', sinceLastScan, { sinceLastScan: [] }),
    facet('triage', Prisma.sql`f.triage`, { triage: [] }),
    facet('status', findingStatus, { status: [], reach: 'all' }),
    facet('due', dueBucket(params.at), { due: [] }),
    facet('exceptionKind', exceptionKind, { exceptionKind: [], reach: 'excepted' }),
    facet('account', Prisma.sql`s."accountId" || E'\n' || s.name`, { accountId: null }),
    facet('check', Prisma.sql`f."checkId"`, { checkId: [] }),
    // As `findingOwner` tells it, by joins: asked for one finding after the other it would take most of the time.
    facet('owner', Prisma.sql`coalesce(f.owner, i.owner, w.owner)`, { owner: [], unowned: false }),
  ];
}

interface Counted {
  key: string | null;
  open: number;
}

/**
 * Facets that see the same findings, whatever became of them, are counted in one pass over them: mostly that is all of
 * them.
 */
async function countAll(
  viewer: Viewer,
  { at }: Params,
  facets: readonly Facet[],
): Promise<Map<FacetName, Counted[]>> {
  const passes = Map.groupBy(facets, ({ filter }) => JSON.stringify(withoutStatus(filter)));
  const counted = await Promise.all(
    [...passes.values()].map((together) => countTogether(viewer, at, together)),
  );
  return new Map(counted.flat());
}

/** Without the status, and without parts that narrow nothing: they make no difference between two filters. */
function withoutStatus({ status: _status, ...filter }: FindingFilter): object {
  return Object.fromEntries(
    Object.entries(filter).filter(
      ([, value]) => value !== null && value !== false && !(Array.isArray(value) && value.length === 0),
    ),
  );
}

async function countTogether(
  viewer: Viewer,
  at: AsOf,
  facets: readonly Facet[],
): Promise<[FacetName, Counted[]][]> {
  // Those that count what is shown have the status of the page in their filter.
  const filter = (facets.find(({ reach }) => reach === 'shown') ?? facets[0])?.filter ?? {};
  const keys = facets.map(({ key }, index) => Prisma.sql`${key} as ${name(index)}`);
  const sets = facets.map((_, index) => Prisma.sql`(${name(index)})`);
  const read = facets.map((_, index) => Prisma.sql`when grouping(${name(index)}) = 0 then ${name(index)}`);
  const told = facets.map((_, index) => Prisma.sql`when grouping(${name(index)}) = 0 then ${index}::int`);
  const rows = await db().$queryRaw<(Record<Reach, number> & { facet: number; key: string | null })[]>`
    with recursive ${accountOwners}, ${seenAccounts(viewer, filter, at)},
    keyed as (
      select ${Prisma.join(keys)}, ${statusIs(filter) ?? Prisma.sql`true`} as shown, ${findingStatus} as status
      from ${findingsAt(at)} f join seen s on s."accountId" = f."accountId"
      left join "IdentityState" i on i."identityId" = f."identityId" and ${validAt('i', at)}
      left join owners w on w."accountId" = f."accountId"
      where ${findingsWhere({ ...filter, status: findingStatuses }, at)})
    select case ${Prisma.join(told, ' ')} end as facet, case ${Prisma.join(read, ' ')} end as key, count(*)::int as all,
      (count(*) filter (where shown))::int as shown, (count(*) filter (where status = 'excepted'))::int as excepted
    from keyed group by grouping sets (${Prisma.join(sets)}) order by shown desc, key`;
  const byFacet = Map.groupBy(rows, ({ facet }) => facet);
  return facets.map(({ name: facet, reach }, index) => {
    const counts = (byFacet.get(index) ?? []).map((row) => ({ key: row.key, open: row[reach] }));
    return [facet, counts.filter(({ open }) => open > 0)];
  });
}

function name(index: number): Prisma.Sql {
  return Prisma.raw(`k${index}`);
}

/** Those due within 30 days hold those due within 7. */
function dueOf(counted: readonly Counted[]): Record<DueFilter, number> {
  const buckets = tallied(dueFilters, counted);
  return { ...buckets, 'within-30': buckets['within-7'] + buckets['within-30'] };
}

function tallied<Key extends string>(keys: readonly Key[], counted: readonly Counted[]): Record<Key, number> {
  const open = new Map(counted.map((each) => [each.key, each.open]));
  // The keys are exactly those of the type.
  return Object.fromEntries(keys.map((key) => [key, open.get(key) ?? 0])) as Record<Key, number>;
}
