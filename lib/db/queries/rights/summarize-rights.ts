import type { AsOf } from '@/lib/access/as-of';
import { requirePermission } from '@/lib/access/require-permission';
import type { Viewer } from '@/lib/access/viewer';
import { shareBuckets, shareStatuses, type ShareStatus } from '@/lib/iam/unused/summarize-shares';
import { db } from '../../client';
import { Prisma } from '../../generated/client';
import { seenAccounts, validAt, type Place } from '../../sql/seen-accounts';
import { fifthOf, percentOf, unusedPercent } from './rights-from';

/** The mean of scored principals, each of which counts once. */
export interface MeanShare {
  /** In percent; null when nobody is scored. */
  used: number | null;
  unused: number | null;
  unknown: number | null;
  scored: number;
}

export interface RightsFigures extends MeanShare {
  /** Scored principals by fifth of their unused share. */
  fifths: number[];
  /** Administrators, full or by one step, among the scored. */
  administrators: { scored: number; unused: number | null };
  statuses: Record<ShareStatus, number>;
}

export interface RightsOfAccount extends RightsFigures {
  accountId: string;
  accountName: string;
  ouId: string | null;
}

export interface RightsOfUnit extends MeanShare {
  ouId: string;
  name: string;
  accounts: number;
}

export interface RightsSummary {
  whole: RightsFigures;
  accounts: RightsOfAccount[];
  units: RightsOfUnit[];
}

interface Sums {
  accountId: string;
  accountName: string;
  ouId: string | null;
  unitName: string | null;
  used: number;
  unused: number;
  unknown: number;
  scored: number;
  fifths: number[];
  administrators: number;
  administratorsUnused: number;
  statuses: Partial<Record<ShareStatus, number>>;
}

/** The fair share over a place, by account and by unit: means of stored shares, never sums of their weights. */
export async function summarizeRights(viewer: Viewer, params: Place & { at: AsOf }): Promise<RightsSummary> {
  requirePermission(viewer, 'posture:read');
  const { at } = params;
  const isScored = Prisma.sql`r.status = 'scored' and ${unusedPercent} is not null`;
  const isAdministrator = Prisma.sql`i.administrator in ('full', 'equivalent')`;
  const fifths = Array.from(
    { length: shareBuckets },
    (_, index) => Prisma.sql`(count(*) filter (where ${isScored} and ${fifthOf} = ${index + 1}))::int`,
  );
  const sum = (part: 'used' | 'unused' | 'unknown') =>
    Prisma.sql`coalesce(sum(${percentOf(part)}) filter (where ${isScored}), 0)::float8`;
  const statuses = shareStatuses.map(
    (status) => Prisma.sql`${status}::text, count(*) filter (where r.status = ${status})`,
  );
  const rows = await db().$queryRaw<Sums[]>`
    with ${seenAccounts(viewer, params, at)}
    select s."accountId", s.name as "accountName", s."ouId", max(o.name) as "unitName",
      ${sum('used')} as used, ${sum('unused')} as unused, ${sum('unknown')} as "unknown",
      (count(*) filter (where ${isScored}))::int as scored,
      array[${Prisma.join(fifths)}] as fifths,
      (count(*) filter (where ${isScored} and ${isAdministrator}))::int as administrators,
      coalesce(sum(${unusedPercent}) filter (where ${isScored} and ${isAdministrator}), 0)::float8
        as "administratorsUnused",
      json_build_object(${Prisma.join(statuses)}) as statuses
    from seen s join "IdentityState" i on i."accountId" = s."accountId" and ${validAt('i', at)}
    join "ShareState" r on r."identityId" = i."identityId" and ${validAt('r', at)}
    left join "OrganizationalUnit" o on o.id = s."ouId"
    group by 1, 2, 3 order by lower(s.name), 1`;
  const accounts = rows.map(({ accountId, accountName, ouId, ...sums }) => ({
    accountId,
    accountName,
    ouId,
    ...figuresOf([sums]),
  }));
  return { whole: figuresOf(rows), accounts, units: unitsOf(rows) };
}

type Summable = Omit<Sums, 'accountId' | 'accountName' | 'ouId'>;

function unitsOf(rows: readonly Sums[]): RightsOfUnit[] {
  const inUnit = rows.filter((row) => row.ouId !== null);
  return [...Map.groupBy(inUnit, ({ ouId }) => ouId ?? '')]
    .map(([ouId, members]) => ({
      ouId,
      name: members[0]?.unitName ?? ouId,
      accounts: members.length,
      ...meanOf(members),
    }))
    .sort((a, b) => a.name.localeCompare(b.name));
}

function meanOf(rows: readonly Summable[]): MeanShare {
  const total = (of: (row: Summable) => number) => rows.reduce((all, row) => all + of(row), 0);
  const scored = total((row) => row.scored);
  const mean = (of: (row: Summable) => number) => (scored === 0 ? null : total(of) / scored);
  return {
    scored,
    used: mean((row) => row.used),
    unused: mean((row) => row.unused),
    unknown: mean((row) => row.unknown),
  };
}

function figuresOf(rows: readonly Summable[]): RightsFigures {
  const total = (of: (row: Summable) => number) => rows.reduce((all, row) => all + of(row), 0);
  const administrators = total((row) => row.administrators);
  return {
    ...meanOf(rows),
    fifths: Array.from({ length: shareBuckets }, (_, index) => total(({ fifths }) => fifths[index] ?? 0)),
    administrators: {
      scored: administrators,
      unused: administrators === 0 ? null : total((row) => row.administratorsUnused) / administrators,
    },
    statuses: Object.fromEntries(
      shareStatuses.map((status) => [status, total(({ statuses }) => statuses[status] ?? 0)]),
    ) as Record<ShareStatus, number>,
  };
}
