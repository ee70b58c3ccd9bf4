import { loadActionLevels } from '@/lib/iam/actions/action-levels';
import type { Surroundings } from '@/lib/posture/judge-snapshot';
import {
  organizationAdministrators,
  organizationAnalyzers,
  organizationTrails,
  servicesByArn,
  type ServicesByArn,
} from '@/lib/posture/surroundings';
import type { Settings } from '@/lib/posture/settings/resolve-settings';
import type { Baseline } from '@/lib/posture/types';
import type { AccountSnapshot, Analyzer, Trail } from '@/lib/snapshot/account-snapshot';
import type { OrganizationSnapshot } from '@/lib/snapshot/organization-snapshot';
import { db } from './client';
import { loadOrganizationAt, readDataSet, type SnapshotEvidence } from './load-snapshot';

const dayMs = 86_400_000;

export interface SurroundingsOf {
  snapshot: Pick<AccountSnapshot, 'accountId' | 'takenAt'>;
  settings: Settings;
  linkedAccountIds: ReadonlySet<string>;
  /** Given where it came with the scan itself; else the newest stored one up to the snapshot is loaded. */
  organization?: OrganizationSnapshot | null;
  /** Services by identity of snapshots that went through the same hands before, by id: they need not be read again. */
  known?: ReadonlyMap<string, ServicesByArn>;
}

/** What a snapshot is judged with that is not in it, as it was known at `takenAt`. */
export async function loadSurroundings(input: SurroundingsOf): Promise<Surroundings> {
  const { accountId } = input.snapshot;
  const takenAt = new Date(input.snapshot.takenAt);
  const organization = input.organization ?? (await loadOrganizationAt(accountId, takenAt));
  const [administrators, baseline, actions] = await Promise.all([
    loadAdministratorSnapshots(organization, takenAt),
    loadBaseline(input, takenAt),
    loadActionLevels(),
  ]);
  const [analyzers, trails] = await Promise.all([
    loadOrganizationAnalyzers(administrators),
    loadOrganizationTrails(administrators),
  ]);
  return {
    organization,
    linkedAccountIds: input.linkedAccountIds,
    organizationAnalyzers: analyzers,
    organizationTrails: trails,
    baseline,
    actions,
  };
}

/** The newest snapshots of those accounts that see what belongs to the whole organization. */
async function loadAdministratorSnapshots(
  organization: OrganizationSnapshot | null,
  upTo: Date,
): Promise<SnapshotEvidence[]> {
  if (!organization) return [];
  const accountIds = organizationAdministrators(organization);
  return db().$queryRaw<SnapshotEvidence[]>`
    select distinct on ("accountId") "manifestHash", readings from "Snapshot"
    where "accountId" = any(${accountIds}) and "takenAt" <= ${upTo.toISOString()}::timestamptz and source = 'scan'
    order by "accountId", "takenAt" desc`;
}

async function loadOrganizationAnalyzers(snapshots: readonly SnapshotEvidence[]): Promise<Analyzer[]> {
  return organizationAnalyzers(
    await Promise.all(snapshots.map((snapshot) => readDataSet(snapshot, 'externalAccess'))),
  );
}

async function loadOrganizationTrails(snapshots: readonly SnapshotEvidence[]): Promise<Trail[]> {
  return organizationTrails(await Promise.all(snapshots.map((snapshot) => readDataSet(snapshot, 'trails'))));
}

/** The newest snapshot that is at least so many days older, else the oldest before this one. */
async function loadBaseline(
  { snapshot: { accountId }, settings, known }: SurroundingsOf,
  takenAt: Date,
): Promise<Baseline | null> {
  const wanted = new Date(takenAt.getTime() - settings.creepBaselineDays * dayMs);
  const rows = await db().$queryRaw<(SnapshotEvidence & { id: string; takenAt: Date })[]>`
    (select id, "manifestHash", readings, "takenAt" from "Snapshot"
      where "accountId" = ${accountId} and source = 'scan' and "takenAt" <= ${wanted.toISOString()}::timestamptz
      order by "takenAt" desc limit 1)
    union all
    (select id, "manifestHash", readings, "takenAt" from "Snapshot"
      where "accountId" = ${accountId} and source = 'scan' and "takenAt" < ${takenAt.toISOString()}::timestamptz
      order by "takenAt" limit 1)
    limit 1`;
  const row = rows[0];
  if (!row) return null;
  const services = known?.get(row.id);
  if (services) return { takenAt: row.takenAt.toISOString(), services };
  const reading = await readDataSet(row, 'lastAccessed');
  if (reading.state !== 'read') return null;
  return { takenAt: row.takenAt.toISOString(), services: servicesByArn(reading.value) };
}
