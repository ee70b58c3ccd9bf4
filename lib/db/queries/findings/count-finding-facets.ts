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
  const facets = facetsOf(params);
  const [counted, due] = await Promise.all([countAll(viewer, params, facets), countDue(viewer, params)]);
  const of = (name: FacetName) => counted.get(name) ?? [];
  return {
    severity: tallied(severities, of('severity')),
    sinceLastScan: tallied(['new', 'still', 'reopened'], of('sinceLastScan')),
    triage: tallied(triageStates, of('triage')),
    status: tallied(findingStatuses, of('status')),
    due,
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
  'severity' | 'sinceLastScan' | 'triage' | 'status' | 'exceptionKind' | 'account' | 'check' | 'owner';

interface Facet {
  name: FacetName;
  /** What findings are counted by: a text, or null. */
  key: Prisma.Sql;
  /** The filter without the facet's own part. */
  filter: FindingFilter;
}

function facetsOf(params: Params): Facet[] {
  const facet = (name: FacetName, key: Prisma.Sql, without: Partial<FindingFilter>): Facet => ({
    name,
    key,
    filter: { ...params, ...without },
  });
  return [
    facet('severity', Prisma.sql`f.severity`, { severity: [] }),
    facet('sinceLastScan', sinceLastScan, { sinceLastScan: [] }),
    facet('triage', Prisma.sql`f.triage`, { triage: [] }),
    facet('status', findingStatus, { status: findingStatuses }),
    facet('exceptionKind', Prisma.sql`(select x.kind from "Exception" x where x.id = f."exceptionId")`, {
      exceptionKind: [],
      status: ['excepted'],
    }),
    facet('account', Prisma.sql`s."accountId" || E'\n' || s.name`, { accountId: null }),
    facet('check', Prisma.sql`f."checkId"`, { checkId: [] }),
    facet('owner', findingOwner(params.at), { owner: [], unowned: false }),
  ];
}

interface Counted {
  key: string | null;
  open: number;
}

/** Facets that see the same findings are counted in one pass over them: mostly that is all of them but two. */
async function countAll(
  viewer: Viewer,
  { at }: Params,
  facets: readonly Facet[],
): Promise<Map<FacetName, Counted[]>> {
  const passes = Map.groupBy(facets, ({ filter }) => JSON.stringify(withoutEmpty(filter)));
  const counted = await Promise.all(
    [...passes.values()].map((together) => countTogether(viewer, at, together)),
  );
  return new Map(counted.flat());
}

/** Parts of a filter that narrow nothing make no difference between two filters. */
function withoutEmpty(filter: FindingFilter): object {
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
  const filter = facets[0]?.filter ?? {};
  const keys = facets.map(({ key }, index) => Prisma.sql`${key} as ${name(index)}`);
  const sets = facets.map((_, index) => Prisma.sql`(${name(index)})`);
  const read = facets.map((_, index) => Prisma.sql`when grouping(${name(index)}) = 0 then ${name(index)}`);
  const told = facets.map((_, index) => Prisma.sql`when grouping(${name(index)}) = 0 then ${index}::int`);
  const rows = await db().$queryRaw<(Counted & { facet: number })[]>`
    with recursive ${accountOwners}, ${seenAccounts(viewer, filter, at)},
    keyed as (
      select ${Prisma.join(keys)} from ${findingsAt(at)} f join seen s on s."accountId" = f."accountId"
      where ${findingsWhere(filter, at)})
    select case ${Prisma.join(told, ' ')} end as facet, case ${Prisma.join(read, ' ')} end as key, count(*)::int as open
    from keyed group by grouping sets (${Prisma.join(sets)}) order by open desc, key`;
  const byFacet = Map.groupBy(rows, ({ facet }) => facet);
  return facets.map((facet, index) => [facet.name, byFacet.get(index) ?? []]);
}

function name(index: number): Prisma.Sql {
  return Prisma.raw(`k${index}`);
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

function tallied<Key extends string>(keys: readonly Key[], counted: readonly Counted[]): Record<Key, number> {
  const open = new Map(counted.map((each) => [each.key, each.open]));
  // The keys are exactly those of the type.
  return Object.fromEntries(keys.map((key) => [key, open.get(key) ?? 0])) as Record<Key, number>;
}
