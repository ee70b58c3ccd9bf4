import type { AsOf } from '@/lib/access/as-of';
import { requirePermission } from '@/lib/access/require-permission';
import type { Viewer } from '@/lib/access/viewer';
import type { EstateStep, NodeReach } from '@/lib/iam/graph/estate-reach';
import type { Severity } from '@/lib/posture/types';
import { db } from '../../client';
import { Prisma } from '../../generated/client';
import { instant, seenAccounts, validAt, type Place } from '../../sql/seen-accounts';
import { cutsOf } from './cuts-of';
import { pathsCheck, readJudgedClimbers } from './read-climbers';
import { reachAt } from './reach-at';
import { readAccountNames, readIdentityIds, toHops, type AccountNames } from './to-hops';
import type {
  AdministratorOfPaths,
  Climber,
  CutOfPaths,
  HopCounts,
  OpenWay,
  OutsideEntry,
  PathsToAdministrator,
} from './types';

/**
 * Who is no administrator and can become one, over the accounts of the estate, by which ways and grants, and the fewest
 * changes that close all of it. Read from what `analyze-estate` stored; of accounts that it has not seen yet, and for a past
 * before its first run, routes are those that the check found within the account.
 */
export async function listPaths(viewer: Viewer, params: Place & { at: AsOf }): Promise<PathsToAdministrator> {
  requirePermission(viewer, 'posture:read');
  const seen = seenAccounts(viewer, params, params.at);
  const [unknown, analysis, knownFrom] = await Promise.all([
    countUnknown(seen, params.at),
    readAnalysis(params.at),
    readKnownFrom(),
  ]);
  const except = analysis ? analysis.accountIds : [];
  const [reach, judged] = await Promise.all([
    analysis ? readReach(viewer, params, analysis) : nothingKnown,
    readJudgedClimbers(viewer, { ...params, except }),
  ]);
  const { administrators, entries } = reach;
  const climbers = [...reach.climbers, ...judged];
  const isWhole = viewer.scope.kind === 'estate' && !params.accountId && !params.ouId;
  return {
    climbers: climbers.sort((a, b) => a.hops.length - b.hops.length || b.ways.length - a.ways.length),
    ways: climbers.reduce((sum, { ways }) => sum + ways.length, 0),
    cuts: analysis && isWhole && judged.length === 0 ? analysis.cuts : cutsOf(climbers),
    unknown,
    hopCounts: analysis && countHops({ climbers, administrators }),
    administrators,
    entries,
    analysedAt: analysis?.at ?? null,
    knownFrom,
  };
}

async function countUnknown(seen: Prisma.Sql, at: AsOf): Promise<number> {
  const rows = await db().$queryRaw<{ count: number }[]>`
    with ${seen}
    select count(*)::int as count from seen s join "CheckResult" r on r."accountId" = s."accountId"
      and r."checkId" = ${pathsCheck} and r.result = 'unknown' and ${validAt('r', at)}`;
  return rows[0]?.count ?? 0;
}

interface Analysis {
  at: Date;
  /** Accounts that it saw; of others the check tells. */
  accountIds: string[];
  entries: NodeReach[];
  cuts: CutOfPaths[];
}

/** The newest analysis up to the moment shown. */
async function readAnalysis(at: AsOf): Promise<Analysis | null> {
  const upTo = at.kind === 'past' ? Prisma.sql`where at <= ${instant(at.at)}` : Prisma.empty;
  const rows = await db().$queryRaw<Analysis[]>`
    select at, entries, cuts, array(select jsonb_object_keys(snapshots)) as "accountIds" from "EstateAnalysis" ${upTo} order by at desc limit 1`;
  return rows[0] ?? null;
}

async function readKnownFrom(): Promise<Date | null> {
  const { _min } = await db().estateAnalysis.aggregate({ _min: { at: true } });
  return _min.at;
}

interface ReachRow {
  identityId: string;
  arn: string;
  name: string;
  kind: 'user' | 'role';
  accountId: string;
  accountName: string;
  severity: Severity | null;
  hopsConfirmed: number | null;
  steps: EstateStep[];
  ways: OpenWay[];
}

interface KnownReach {
  climbers: Climber[];
  administrators: AdministratorOfPaths[];
  entries: OutsideEntry[];
}

const nothingKnown: KnownReach = { climbers: [], administrators: [], entries: [] };

async function readReach(
  viewer: Viewer,
  params: Place & { at: AsOf },
  analysis: Analysis,
): Promise<KnownReach> {
  const { at } = params;
  const seen = seenAccounts(viewer, params, at);
  const [rows, administrators, accounts] = await Promise.all([
    db().$queryRaw<ReachRow[]>`
      with ${seen}
      select r."identityId", n.arn, i.name, i.kind, s."accountId", s.name as "accountName", c.severity,
        r."hopsConfirmed", r.steps, r.ways
      from seen s join "Reach" r on r."accountId" = s."accountId" and ${reachAt('r', at)}
      join "Identity" n on n.id = r."identityId"
      join "IdentityState" i on i."identityId" = r."identityId" and ${validAt('i', at)}
      left join "CheckResult" c on c."identityId" = r."identityId" and c."checkId" = ${pathsCheck}
        and c.result = 'fail' and ${validAt('c', at)}
      where jsonb_array_length(r.steps) > 0
      order by s.name, lower(i.name)`,
    db().$queryRaw<AdministratorOfPaths[]>`
      with ${seen}
      select r."identityId", i.name, i.kind, s.name as "accountName"
      from seen s join "Reach" r on r."accountId" = s."accountId" and ${reachAt('r', at)} and r."hopsConfirmed" = 0
      join "IdentityState" i on i."identityId" = r."identityId" and ${validAt('i', at)}
      order by s.name, lower(i.name)`,
    readAccountNames(viewer, at),
  ]);
  const steps = [...rows.flatMap((row) => row.steps), ...analysis.entries.flatMap((entry) => entry.steps)];
  const ids = await readIdentityIds(steps);
  const climbers = rows.map((row): Climber => {
    const { severity, hopsConfirmed, steps: own, ...rest } = row;
    const conditional = hopsConfirmed === null;
    return {
      ...rest,
      severity: severity ?? (conditional ? 'medium' : 'high'),
      conditional,
      hops: toHops(own, { accounts, ids }),
    };
  });
  return {
    climbers,
    administrators,
    entries: await entriesOf(analysis, { viewer, params, accounts, ids }),
  };
}

function countHops({ climbers, administrators }: Omit<KnownReach, 'entries'>): HopCounts {
  const count = (test: (hops: number) => boolean) => climbers.filter(({ hops }) => test(hops.length)).length;
  return {
    zero: administrators.length,
    one: count((hops) => hops === 1),
    two: count((hops) => hops === 2),
    more: count((hops) => hops > 2),
  };
}

interface ForEntries {
  viewer: Viewer;
  params: Place & { at: AsOf };
  accounts: AccountNames;
  ids: ReadonlyMap<string, string>;
}

/** Whoever comes in from outside, by the account that it first gets into. */
async function entriesOf(
  { entries }: Analysis,
  { viewer, params, accounts, ids }: ForEntries,
): Promise<OutsideEntry[]> {
  const rows = await db().$queryRaw<{ accountId: string }[]>`
    with ${seenAccounts(viewer, params, params.at)} select s."accountId" from seen s`;
  const inPlace = new Set(rows.map(({ accountId }) => accountId));
  return entries
    .filter(({ steps }) => inPlace.has(steps[0]?.to.split(':')[4] ?? ''))
    .map(({ source, hopsConfirmed, steps }) => ({
      source,
      conditional: hopsConfirmed === null,
      hops: toHops(steps, { accounts, ids }),
    }));
}
