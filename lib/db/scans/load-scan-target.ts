import { AppError } from '@/lib/errors';
import { resolveSettings, type Settings, thresholdsOf } from '@/lib/posture/settings/resolve-settings';
import { rulesOf } from '@/lib/posture/rules';
import { hash } from '@/lib/snapshot/hash';
import { db } from '../client';

/** What a scan or a re-evaluation of one account needs to know before it starts. */
export interface ScanTarget {
  accountId: string;
  partition: string;
  name: string;
  roleArn: string | null;
  externalId: string | null;
  organizationId: string | null;
  /** When the newest snapshot was taken; null before the first. */
  lastSnapshotAt: Date | null;
  settings: Settings;
  linkedAccountIds: ReadonlySet<string>;
}

/** Throws `not-found` for an account that was never linked, or was removed. */
export async function loadScanTarget(accountId: string): Promise<ScanTarget> {
  const account = await db().account.findFirst({
    where: { id: accountId, removedAt: null },
    include: { ou: { select: { organizationId: true } } },
  });
  if (!account) {
    throw new AppError('not-found', `Account ${accountId} is not linked.`, 'Link it first.');
  }
  const [settings, linked] = await Promise.all([
    settingsOf(account),
    db().account.findMany({ where: { removedAt: null }, select: { id: true } }),
  ]);
  return {
    accountId,
    partition: account.partition,
    name: account.name,
    roleArn: account.roleArn,
    externalId: account.externalId,
    organizationId: account.ou?.organizationId ?? null,
    lastSnapshotAt: account.lastSnapshotAt,
    settings,
    linkedAccountIds: new Set(linked.map((row) => row.id)),
  };
}

/** The settings that hold for an account, removed or not; those of the estate for one that is not there. */
export async function loadAccountSettings(accountId: string): Promise<Settings> {
  const account = await db().account.findUnique({ where: { id: accountId }, select: { ouId: true } });
  return settingsOf({ id: accountId, ouId: account?.ouId ?? null });
}

async function settingsOf({ id, ouId }: { id: string; ouId: string | null }): Promise<Settings> {
  const [ouPath, overrides] = await Promise.all([
    ouId ? loadOuPath(ouId) : [],
    db().setting.findMany({ select: { scope: true, key: true, value: true } }),
  ]);
  return resolveSettings(overrides, { accountId: id, ouPath });
}

/** Ids of the units from the root down to the given one. */
async function loadOuPath(ouId: string): Promise<string[]> {
  const rows = await db().$queryRaw<{ id: string }[]>`
    with recursive up as (
      select id, "parentId", 0 as depth from "OrganizationalUnit" where id = ${ouId}
      union all
      select o.id, o."parentId", up.depth + 1 from "OrganizationalUnit" o join up on o.id = up."parentId"
    ) select id from up order by depth desc`;
  return rows.map((row) => row.id);
}

/** One text for settings that judge alike: stamps an evaluation with what it was made by. */
export function settingsStamp(settings: Settings): string {
  const checkIds = rulesOf(settings).checks.map(({ id }) => id);
  return hash(new TextEncoder().encode(JSON.stringify([checkIds, thresholdsOf(settings)])));
}
