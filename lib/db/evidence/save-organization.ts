import type { OrganizationSnapshot } from '@/lib/snapshot/organization-snapshot';
import { organizationToDocuments } from '@/lib/snapshot/organization-documents';
import { enqueue } from '@/lib/jobs/enqueue';
import type { Db } from '../client';
import { uuid7 } from '../uuid';
import { storeDocuments } from './store-documents';

/**
 * Keeps an organization's snapshot and, when it is the newest, brings the tree and the accounts that are known here up
 * to it: their unit, name and state. A move leaves a change, and members are judged anew by a job. Accounts that nobody
 * linked are not made.
 */
export async function saveOrganization(tx: Db, organization: OrganizationSnapshot): Promise<void> {
  const { documentHash, documents } = organizationToDocuments(organization);
  await storeDocuments(tx, documents);
  const { organizationId, takenAt } = organization;
  await tx.$executeRaw`
    insert into "OrganizationSnapshot" (id, "organizationId", "takenAt", "documentHash")
    values (${uuid7(new Date(takenAt))}::uuid, ${organizationId}, ${takenAt}::timestamptz, ${documentHash})
    on conflict ("organizationId", "takenAt") do update set "documentHash" = excluded."documentHash"`;
  const newest = await tx.$queryRaw<{ newest: boolean; same: boolean }[]>`
    select not exists (select 1 from "OrganizationSnapshot"
        where "organizationId" = ${organizationId} and "takenAt" > ${takenAt}::timestamptz) as newest,
      coalesce((select "documentHash" from "OrganizationSnapshot" where "organizationId" = ${organizationId}
        and "takenAt" < ${takenAt}::timestamptz order by "takenAt" desc limit 1), '') = ${documentHash} as same`;
  if (newest[0]?.newest && !newest[0].same) {
    await saveTree(tx, organization);
    await placeAccounts(tx, organization);
    await judgeMembersAgain(tx, organization);
  }
}

/** Guardrails and who is inside decide verdicts of every member: a job judges their newest snapshots anew. */
async function judgeMembersAgain(
  tx: Db,
  { organizationId, managementAccountId }: OrganizationSnapshot,
): Promise<void> {
  const members = await tx.account.findMany({
    where: {
      ou: { organizationId },
      removedAt: null,
      lastSnapshotId: { not: null },
      // Its own save is this very transaction, or was made by what this snapshot says.
      id: { not: managementAccountId },
    },
    select: { id: true },
  });
  if (members.length === 0) return;
  await enqueue(tx, 're-evaluate', {
    payload: { accountIds: members.map(({ id }) => id) },
    jobKey: `re-evaluate:${organizationId}`,
  });
}

async function saveTree(tx: Db, organization: OrganizationSnapshot): Promise<void> {
  const { organizationId, managementAccountId, rootId } = organization;
  const units = JSON.stringify([
    { id: rootId, organizationId, parentId: null, name: 'Root' },
    ...organization.units.map((unit) => ({ ...unit, organizationId })),
  ]);
  await tx.$executeRaw`
    insert into "Organization" (id, "managementAccountId", "rootId", "updatedAt")
    values (${organizationId}, ${managementAccountId}, ${rootId}, ${organization.takenAt}::timestamptz)
    on conflict (id) do update set "managementAccountId" = excluded."managementAccountId",
      "rootId" = excluded."rootId", "updatedAt" = excluded."updatedAt"`;
  await tx.$executeRaw`
    insert into "OrganizationalUnit" (id, "organizationId", "parentId", name)
    select id, "organizationId", "parentId", name from jsonb_populate_recordset(null::"OrganizationalUnit", ${units}::jsonb)
    order by id
    on conflict (id) do update set "organizationId" = excluded."organizationId", "parentId" = excluded."parentId",
      name = excluded.name`;
  await tx.$executeRaw`
    delete from "OrganizationalUnit" u where u."organizationId" = ${organizationId}
      and u.id not in (select x->>'id' from jsonb_array_elements(${units}::jsonb) x)`;
}

async function placeAccounts(tx: Db, { takenAt, accounts }: OrganizationSnapshot): Promise<void> {
  const places = JSON.stringify(
    accounts.map(({ id, name, state, path }) => ({ id, name, state, ouId: path.at(-1) ?? null })),
  );
  await tx.$executeRaw`
    with place as (
      select x.id, x.name, x.state, u.id as "ouId", u.name as "ouName"
      from jsonb_to_recordset(${places}::jsonb) as x(id text, name text, state text, "ouId" text)
      left join "OrganizationalUnit" u on u.id = x."ouId"),
    before as (
      select a.id, a.name, a."ouId", u.name as "ouName", a."organizationState" as state
      from "Account" a left join "OrganizationalUnit" u on u.id = a."ouId"
      where a.id in (select id from place) order by a.id for update of a),
    placed as (
      update "Account" a set "ouId" = p."ouId", name = p.name, "organizationState" = p.state
      from place p where a.id = p.id
        and (a."ouId", a.name, a."organizationState") is distinct from (p."ouId", p.name, p.state))
    insert into "Change" (at, id, "accountId", "entityKind", entity, field, before, after, event)
    select ${takenAt}::timestamptz, gen_random_uuid(), b.id, 'account', b.id, f.field, to_jsonb(f.before), to_jsonb(f.after), f.event
    from before b join place p on p.id = b.id
    cross join lateral (values
      ('unit', b."ouName", p."ouName", 'account-moved', b."ouId" is not null and b."ouId" is distinct from p."ouId"),
      ('name', b.name, p.name, null, b."ouId" is not null and b.name <> p.name),
      ('state', b.state, p.state, null, b.state is not null and b.state is distinct from p.state)
    ) as f(field, before, after, event, moved)
    where f.moved`;
}
