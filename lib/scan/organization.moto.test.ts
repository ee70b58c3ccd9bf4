import { CreateAccessKeyCommand, CreateRoleCommand, CreateUserCommand, IAMClient } from '@aws-sdk/client-iam';
import {
  CreateAccountCommand,
  CreateOrganizationCommand,
  OrganizationsClient,
} from '@aws-sdk/client-organizations';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandLineViewer } from '@/lib/access/viewer';
import { db, disconnect } from '@/lib/db/client';
import { linkAccount } from '@/lib/db/commands/accounts/link-account';
import type { ScanDetail } from '@/lib/db/queries/scans/get-scan';
import { getSummary } from '@/lib/db/queries/summary/get-summary';
import { discoverOrganization } from './discover-organization';
import { scanAccounts } from './scan-accounts';

/** An account of moto that no other test uses: moto makes accounts when they are first asked for. */
const managementId = '210987654321';
const roleName = 'rolecall-audit';
const region = 'us-east-1';
/** How many users each member is given, by the name of its account. */
const usersOf: Record<string, number> = { payments: 2, warehouse: 3 };

const scans = new Map<string, ScanDetail>();
const idOf = new Map<string, string>();

/** Clients of an account as its administrator: moto lets everybody assume any role, whether or not it is there. */
async function actingIn(accountId: string): Promise<{ iam: IAMClient; organizations: OrganizationsClient }> {
  const { Credentials } = await new STSClient({ region }).send(
    new AssumeRoleCommand({
      RoleArn: `arn:aws:iam::${accountId}:role/OrganizationAccountAccessRole`,
      RoleSessionName: 'plant',
    }),
  );
  const credentials = {
    accessKeyId: Credentials?.AccessKeyId ?? '',
    secretAccessKey: Credentials?.SecretAccessKey ?? '',
    sessionToken: Credentials?.SessionToken,
  };
  return {
    iam: new IAMClient({ region, credentials }),
    organizations: new OrganizationsClient({ region, credentials }),
  };
}

async function plantOrganization(): Promise<void> {
  const { organizations } = await actingIn(managementId);
  await organizations.send(new CreateOrganizationCommand({ FeatureSet: 'ALL' }));
  for (const AccountName of Object.keys(usersOf)) {
    const Email = `${AccountName}@halyard.example`;
    const made = await organizations.send(new CreateAccountCommand({ AccountName, Email }));
    idOf.set(AccountName, made.CreateAccountStatus?.AccountId ?? '');
  }
}

async function plantRole(accountId: string, externalId: string): Promise<void> {
  const { iam } = await actingIn(accountId);
  const trust = {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { AWS: 'arn:aws:iam::123456789012:root' },
        Action: 'sts:AssumeRole',
        Condition: { StringEquals: { 'sts:ExternalId': externalId } },
      },
    ],
  };
  const AssumeRolePolicyDocument = JSON.stringify(trust);
  await iam.send(new CreateRoleCommand({ RoleName: roleName, AssumeRolePolicyDocument }));
}

async function plantUsers(accountId: string, count: number): Promise<void> {
  const { iam } = await actingIn(accountId);
  for (let number = 1; number <= count; number += 1) {
    const UserName = `worker-${number}`;
    await iam.send(new CreateUserCommand({ UserName }));
    await iam.send(new CreateAccessKeyCommand({ UserName }));
  }
}

// `npm run test:moto` starts moto_server and sets AWS_ENDPOINT_URL; without it these calls would go to AWS itself.
beforeAll(async () => {
  if (!process.env.AWS_ENDPOINT_URL) throw new Error('Run these tests with `npm run test:moto`.');
  await plantOrganization();
  const roleArn = `arn:aws:iam::${managementId}:role/${roleName}`;
  const { externalId } = await linkAccount(commandLineViewer, {
    accountId: managementId,
    name: 'management',
    roleArn,
  });
  await plantRole(managementId, externalId);
  const { accounts } = await discoverOrganization(commandLineViewer, {
    roleArn,
    externalId,
    memberRole: roleName,
  });
  for (const account of accounts.filter(({ link }) => link === 'new')) {
    await plantRole(account.accountId, account.externalId ?? '');
    await plantUsers(account.accountId, usersOf[account.name] ?? 0);
  }
  const accountIds = accounts.map((account) => account.accountId);
  const stop = new AbortController().signal;
  const ended = await scanAccounts(commandLineViewer, { accountIds, wait: true, stop });
  for (const scan of ended.scans) scans.set(scan.accountId, scan);
}, 600_000);
afterAll(disconnect);

describe('an organization that moto plays', () => {
  it('is linked and scanned, account by account', () => {
    const expected = [managementId, ...idOf.values()].sort();
    expect([...scans.keys()].sort()).toEqual(expected);
    const states = [...scans.values()].map((scan) => scan.state);
    expect(new Set(states)).toEqual(new Set(['partial']));
  });

  it('counts users and keys of each account', async () => {
    const { accounts } = await getSummary(commandLineViewer, { at: { kind: 'now' } });
    for (const [name, users] of Object.entries(usersOf)) {
      const account = accounts.find(({ accountId }) => accountId === idOf.get(name));
      expect([name, account?.users, account?.activeKeys]).toEqual([name, users, users]);
    }
  });

  it('tells which stages could not be read and why, and passes nothing that they would have shown', async () => {
    for (const scan of scans.values()) {
      const failed = scan.stages.filter((stage) => stage.state === 'failed');
      expect(failed.map((stage) => stage.name)).toContain('external-access');
      expect(failed.filter((stage) => !stage.error?.message)).toEqual([]);
    }
    const results = await db().checkResult.groupBy({
      by: ['checkId', 'result'],
      where: { checkId: { in: ['access-analyzer-enabled', 'guardduty-enabled'] }, validTo: null },
    });
    expect(new Set(results.map(({ result }) => result))).toEqual(new Set(['unknown']));
  });
});
