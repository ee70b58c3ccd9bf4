import { loadActionLevels } from '@/lib/iam/actions/action-levels';
import type { Surroundings } from '@/lib/posture/judge-snapshot';
import type { Settings } from '@/lib/posture/settings/resolve-settings';
import type { Baseline } from '@/lib/posture/types';
import type { AccountSnapshot, Analyzer, LastAccessed, Trail } from '@/lib/snapshot/account-snapshot';
import type { OrganizationSnapshot } from '@/lib/snapshot/organization-snapshot';
import { valueOf } from '@/lib/snapshot/reading';
import { db } from './client';
import { loadDataSet, loadOrganizationAt } from './load-snapshot';

const dayMs = 86_400_000;
const administeredServices = new Set(['access-analyzer.amazonaws.com', 'cloudtrail.amazonaws.com']);

export interface SurroundingsOf {
  snapshot: Pick<AccountSnapshot, 'accountId' | 'takenAt'>;
  settings: Settings;
  linkedAccountIds: ReadonlySet<string>;
  /** Given where it came with the scan itself; else the newest stored one up to the snapshot is loaded. */
  organization?: OrganizationSnapshot | null;
}

/** What a snapshot is judged with that is not in it, as it was known at `takenAt`. */
export async function loadSurroundings(input: SurroundingsOf): Promise<Surroundings> {
  const { accountId } = input.snapshot;
  const takenAt = new Date(input.snapshot.takenAt);
  const organization = input.organization ?? (await loadOrganizationAt(accountId, takenAt));
  const [administrators, baseline, actions] = await Promise.all([
    loadAdministratorSnapshots(organization, takenAt),
    loadBaseline(accountId, takenAt, input.settings.creepBaselineDays),
    loadActionLevels(),
  ]);
  const [organizationAnalyzers, organizationTrails] = await Promise.all([
    loadOrganizationAnalyzers(administrators),
    loadOrganizationTrails(administrators),
  ]);
  const { linkedAccountIds } = input;
  return { organization, linkedAccountIds, organizationAnalyzers, organizationTrails, baseline, actions };
}

/** Ids of the newest snapshots of those accounts that see what belongs to the whole organization. */
async function loadAdministratorSnapshots(
  organization: OrganizationSnapshot | null,
  upTo: Date,
): Promise<string[]> {
  if (!organization) return [];
  const delegated = valueOf(organization.delegatedAdministrators) ?? [];
  const accountIds = [
    organization.managementAccountId,
    ...delegated
      .filter(({ services }) => services.some((service) => administeredServices.has(service)))
      .map(({ accountId }) => accountId),
  ];
  const rows = await db().$queryRaw<{ id: string }[]>`
    select distinct on ("accountId") id from "Snapshot"
    where "accountId" = any(${accountIds}) and "takenAt" <= ${upTo.toISOString()}::timestamptz and source = 'scan'
    order by "accountId", "takenAt" desc`;
  return rows.map(({ id }) => id);
}

async function loadOrganizationAnalyzers(snapshotIds: readonly string[]): Promise<Analyzer[]> {
  const found = await Promise.all(snapshotIds.map((id) => loadDataSet(id, 'externalAccess')));
  return found
    .flatMap(({ reading }) => valueOf(reading)?.analyzers ?? [])
    .filter((analyzer) => analyzer.type.startsWith('ORGANIZATION'));
}

async function loadOrganizationTrails(snapshotIds: readonly string[]): Promise<Trail[]> {
  const found = await Promise.all(snapshotIds.map((id) => loadDataSet(id, 'trails')));
  return found
    .flatMap(({ reading }) => valueOf(reading) ?? [])
    .filter((trail) => trail.isOrganizationTrail && trail.isLogging.state === 'read');
}

/** The newest snapshot that is at least so many days older, else the oldest before this one. */
async function loadBaseline(accountId: string, takenAt: Date, days: number): Promise<Baseline | null> {
  const wanted = new Date(takenAt.getTime() - days * dayMs);
  const rows = await db().$queryRaw<{ id: string; takenAt: Date }[]>`
    (select id, "takenAt" from "Snapshot"
      where "accountId" = ${accountId} and source = 'scan' and "takenAt" <= ${wanted.toISOString()}::timestamptz
      order by "takenAt" desc limit 1)
    union all
    (select id, "takenAt" from "Snapshot"
      where "accountId" = ${accountId} and source = 'scan' and "takenAt" < ${takenAt.toISOString()}::timestamptz
      order by "takenAt" limit 1)
    limit 1`;
  const row = rows[0];
  if (!row) return null;
  const { reading } = await loadDataSet(row.id, 'lastAccessed');
  if (reading.state !== 'read') return null;
  return { takenAt: row.takenAt.toISOString(), services: servicesByArn(reading.value) };
}

type ServicesByArn = ReadonlyMap<string, ReadonlySet<string>>;

/** The same baseline serves many scans. */
const services = new WeakMap<readonly LastAccessed[], ServicesByArn>();

function servicesByArn(identities: readonly LastAccessed[]): ServicesByArn {
  const known = services.get(identities);
  if (known) return known;
  const made = new Map(
    identities.map((identity) => [identity.arn, new Set(identity.services.map(({ service }) => service))]),
  );
  services.set(identities, made);
  return made;
}
