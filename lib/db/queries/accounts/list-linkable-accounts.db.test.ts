import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Viewer } from '@/lib/access/viewer';
import type { OrganizationSnapshot } from '@/lib/snapshot/organization-snapshot';
import { disconnect, withTransaction } from '../../client';
import { startLink } from '../../commands/accounts/start-link';
import { saveOrganization } from '../../evidence/save-organization';
import { createAccount } from '../../testing/make-save-input';
import { makeViewer } from '../../testing/make-viewer';
import { listLinkableAccounts } from './list-linkable-accounts';

const admin = makeViewer('admin');
const [management, begun, closed, build, audit] = [1, 2, 3, 4, 5].map((n) => `40000000000${n}`) as [
  string,
  string,
  string,
  string,
  string,
];
const skipped = { state: 'skipped', reason: 'test' } as const;
const member = (id: string, name: string, state: 'ACTIVE' | 'CLOSED', path: string[]) => ({
  id,
  name,
  state,
  path,
  joinedAt: null,
  tags: [],
});

/** The tree and its accounts; what an organization has besides does not matter here. */
const organization = {
  organizationId: 'o-1',
  managementAccountId: management,
  rootId: 'r-1',
  featureSet: 'ALL',
  takenAt: '2026-03-01T00:00:00.000Z',
  units: [{ id: 'ou-dev', name: 'Development', parentId: 'r-1' }],
  accounts: [
    member(management, 'root', 'ACTIVE', ['r-1']),
    member(begun, 'begun', 'ACTIVE', ['r-1']),
    member(closed, 'closed', 'CLOSED', ['r-1']),
    member(build, 'build', 'ACTIVE', ['r-1', 'ou-dev']),
    member(audit, 'audit', 'ACTIVE', ['r-1']),
  ],
  guardrails: skipped,
  delegatedAdministrators: skipped,
  trustedServices: skipped,
  centralRoot: skipped,
  policyDocuments: {},
} as unknown as OrganizationSnapshot;

beforeAll(async () => {
  await createAccount(management);
  await withTransaction((tx) => saveOrganization(tx, organization));
  await startLink(admin, {
    accountId: begun,
    name: 'begun',
    roleArn: `arn:aws:iam::${begun}:role/RolecallReadOnly`,
  });
});
afterAll(() => disconnect());

it('offers active accounts that nobody has linked or begun to link, by name', async () => {
  expect(await listLinkableAccounts(admin)).toEqual([
    { id: audit, name: 'audit', unit: null },
    { id: build, name: 'build', unit: 'Development' },
  ]);
});

it('keeps to the scope and the role of who asks', async () => {
  const limited: Viewer = { ...admin, scope: { kind: 'accounts', accountIds: [build] } };
  expect(await listLinkableAccounts(limited)).toMatchObject([{ id: build }]);
  await expect(listLinkableAccounts(makeViewer('analyst'))).rejects.toMatchObject({ code: 'forbidden' });
});
