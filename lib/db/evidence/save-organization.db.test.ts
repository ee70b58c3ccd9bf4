import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OrganizationSnapshot } from '@/lib/snapshot/organization-snapshot';
import { hash } from '@/lib/snapshot/hash';
import { db, disconnect, withTransaction } from '../client';
import { loadOrganizationAt } from '../load-snapshot';
import { saveSnapshot } from '../save-snapshot';
import { createAccount, makeSaveInput } from '../testing/make-save-input';
import { saveOrganization } from './save-organization';

const [management, member, stranger] = ['400000000001', '400000000002', '400000000003'] as const;
const policy = '{"Version":"2012-10-17","Statement":[]}';

function organization(
  day: number,
  more: { ou?: string; state?: 'ACTIVE' | 'SUSPENDED'; name?: string } = {},
): OrganizationSnapshot {
  const takenAt = `2026-03-0${day}T00:00:00.000Z`;
  const path = ['r-1', more.ou ?? 'ou-dev'];
  return {
    organizationId: 'o-1',
    managementAccountId: management,
    rootId: 'r-1',
    featureSet: 'ALL',
    takenAt,
    units: [
      { id: 'ou-dev', name: 'Development', parentId: 'r-1' },
      { id: 'ou-prod', name: 'Production', parentId: 'r-1' },
    ],
    accounts: [
      { id: management, name: 'root', state: 'ACTIVE', path: ['r-1'], joinedAt: null, tags: [] },
      { id: member, name: more.name ?? 'api', state: more.state ?? 'ACTIVE', path, joinedAt: null, tags: [] },
      { id: stranger, name: 'not linked', state: 'ACTIVE', path, joinedAt: null, tags: [] },
    ],
    guardrails: {
      state: 'read',
      asOf: takenAt,
      value: [
        { id: 'p-1', name: 'deny', kind: 'scp', awsManaged: false, document: hash(policy), targets: ['r-1'] },
      ],
    },
    enabledPolicyTypes: { state: 'skipped', reason: 'test' },
    managementPolicies: { state: 'skipped', reason: 'test' },
    delegationPolicy: { state: 'skipped', reason: 'Not asked for.' },
    delegatedAdministrators: { state: 'skipped', reason: 'test' },
    trustedServices: { state: 'skipped', reason: 'test' },
    centralRoot: { state: 'skipped', reason: 'test' },
    policyDocuments: { [hash(policy)]: policy },
  };
}
const save = (snapshot: OrganizationSnapshot) => withTransaction((tx) => saveOrganization(tx, snapshot));
const changes = () => db().change.findMany({ orderBy: [{ at: 'asc' }, { field: 'asc' }] });

beforeAll(async () => {
  await createAccount(management);
  await createAccount(member);
});
afterAll(() => disconnect());

describe('saveOrganization', () => {
  it('places the accounts that are known, without a change for the first time', async () => {
    await save(organization(1));
    expect(await db().account.findUnique({ where: { id: member } })).toMatchObject({
      ouId: 'ou-dev',
      name: 'api',
      organizationState: 'ACTIVE',
    });
    expect(await db().account.count()).toBe(2);
    expect(await changes()).toEqual([]);
  });

  it('has members judged anew by one job when it changed', async () => {
    await saveSnapshot(makeSaveInput(member, '2026-03-01T00:00:00Z'));
    await save({ ...organization(1, { name: 'renamed' }), takenAt: '2026-03-01T18:00:00.000Z' });
    await save({ ...organization(1, { name: 'api' }), takenAt: '2026-03-01T19:00:00.000Z' });
    const jobs = await db()
      .$queryRaw`select key, task_identifier from graphile_worker.jobs where task_identifier <> 'analyze-estate'`;
    expect(jobs).toEqual([{ key: 're-evaluate:o-1', task_identifier: 're-evaluate' }]);
    await db().change.deleteMany();
  });

  it('notes a move, a new name and a new state', async () => {
    await save(organization(2, { ou: 'ou-prod', name: 'api-prod', state: 'SUSPENDED' }));
    expect(await changes()).toMatchObject([
      { accountId: member, field: 'name', before: 'api', after: 'api-prod' },
      { field: 'state', before: 'ACTIVE', after: 'SUSPENDED' },
      { field: 'unit', before: 'Development', after: 'Production', event: 'account-moved' },
    ]);
  });

  it('keeps an unchanged organization once and gives it back as of a day', async () => {
    const documents = await db().document.count();
    const again = organization(3, { ou: 'ou-prod', name: 'api-prod', state: 'SUSPENDED' });
    await save(again);
    expect(await db().document.count()).toBe(documents);
    expect(await loadOrganizationAt(member, new Date('2026-03-04'))).toEqual(again);
    expect(await loadOrganizationAt(management, new Date('2026-03-01T12:00:00Z'))).toEqual(organization(1));
    expect(await loadOrganizationAt(member, new Date('2026-02-01'))).toBeNull();
  });

  it('does not let an older one move accounts back', async () => {
    await save({ ...organization(1), takenAt: '2026-03-01T06:00:00.000Z' });
    expect(await db().account.findUnique({ where: { id: member } })).toMatchObject({ ouId: 'ou-prod' });
  });
});
