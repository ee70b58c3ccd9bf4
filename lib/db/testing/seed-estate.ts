import { db } from '@/lib/db/client';
import { saveSnapshot } from '@/lib/db/save-snapshot';
import {
  createAccount,
  emptySummary,
  makeProjection,
  makeResult,
  makeSaveInput,
  makeUser,
} from './make-save-input';

/** Two snapshots of a first account and one of a second, with figures small enough to count by eye. */
export const estate = {
  first: '111111111111',
  second: '222222222222',
  /** The first account's snapshots, and the second's. */
  times: ['2026-03-01T12:00:00.000Z', '2026-03-03T12:00:00.000Z', '2026-03-03T13:00:00.000Z'] as const,
} as const;

const arnOf = (account: string, name: string) => `arn:aws:iam::${account}:user/${name}`;

function firstAccount(day: 1 | 3): Parameters<typeof saveSnapshot>[0] {
  const id = estate.first;
  const ann = makeUser(id, 'ann', {
    mfaActive: day === 3,
    administrator: 'full',
    groups: ['ops'],
    owner: 'team-a',
  });
  const bob = makeUser(id, 'bob', { activeKeys: 2, keys: 2 });
  const robot = makeUser(id, 'robot', { passwordEnabled: false, activeKeys: 1, keys: 1 });
  const ops = makeUser(id, 'ops', {
    arn: `arn:aws:iam::${id}:group/ops`,
    kind: 'group',
    passwordEnabled: null,
    mfaActive: null,
  });
  const deploy = makeUser(id, 'deploy', {
    arn: `arn:aws:iam::${id}:role/deploy`,
    kind: 'role',
    passwordEnabled: null,
    mfaActive: null,
    externalTrust: true,
    publicTrust: false,
  });
  const key = (user: string, accessKeyId: string, createdAt: string) => ({
    arn: arnOf(id, user),
    kind: 'access-key' as const,
    key: accessKeyId,
    accessKeyId,
    slot: 1,
    status: 'Active' as const,
    createdAt,
    detail: null,
  });
  const grant = (service: string, state: 'used' | 'unused') => ({
    arn: deploy.arn,
    service,
    action: '',
    serviceName: service.toUpperCase(),
    state,
    lastUsedAt: state === 'used' ? '2026-02-20T00:00:00Z' : null,
  });
  const takenAt = day === 1 ? estate.times[0] : estate.times[1];
  const summary = {
    ...emptySummary,
    users: 3,
    roles: 1,
    groups: 1,
    consoleUsers: 2,
    consoleUsersWithMfa: day === 3 ? 1 : 0,
    activeKeys: 3,
    adminUserCount: 1,
    externalTrustCount: 1,
  };
  const input = makeSaveInput(id, takenAt, {
    count: day,
    projection: makeProjection({
      identityStates: { rows: [ann, bob, robot, ops, deploy], complete: ['*'] },
      identityUses: {
        rows: [
          {
            arn: bob.arn,
            kind: 'user',
            lastActivityAt: '2026-02-28T10:00:00Z',
            lastActivityBy: 'access-key',
            passwordLastUsedAt: null,
          },
        ],
        complete: ['*'],
      },
      credentialStates: {
        rows: [
          // 91 whole days before the snapshot of 3 March, 90 less an hour before it.
          key('bob', 'AKIAOLD', '2025-12-02T11:00:00Z'),
          key('bob', 'AKIAEDGE', '2025-12-03T13:00:00Z'),
          key('robot', 'AKIANEW', '2026-02-20T00:00:00Z'),
        ],
        complete: ['*'],
      },
      credentialUses: {
        rows: [
          {
            arn: bob.arn,
            kind: 'access-key',
            key: 'AKIAOLD',
            lastUsedAt: '2026-02-28T10:00:00Z',
            region: 'eu-west-1',
            service: 's3',
          },
        ],
        complete: ['*'],
      },
      grantStates: {
        rows: [grant('s3', 'used'), grant('ec2', 'unused'), grant('rds', 'unused')],
        complete: ['*'],
      },
      trustStates: {
        rows: [
          {
            arn: deploy.arn,
            position: 0,
            principalKind: 'account',
            principal: '999999999999',
            trustedAccountId: '999999999999',
            vendor: null,
            external: true,
            externalIdRequired: false,
            conditions: [],
          },
        ],
        complete: ['*'],
      },
    }),
    checks: {
      'user-console-mfa-enabled': [
        makeResult(ann.arn, day === 3 ? 'pass' : 'fail', { severity: 'critical' }),
        makeResult(bob.arn, 'fail', { severity: 'high' }),
      ],
      'custom-check': [makeResult(deploy.arn, day === 3 ? 'fail' : 'pass', { severity: 'low' })],
    },
    changes:
      day === 3
        ? [
            {
              at: takenAt,
              entityKind: 'user',
              entity: ann.arn,
              identityArn: ann.arn,
              field: 'mfaActive',
              before: false,
              after: true,
              event: 'mfa-added',
            },
          ]
        : [],
  });
  return { ...input, evaluation: { ...input.evaluation, summary } };
}

/** Makes the accounts and saves their snapshots in a database without any. */
export async function seedEstate(): Promise<void> {
  await db().organization.create({ data: { id: 'o-1', managementAccountId: estate.first, rootId: 'r-1' } });
  await db().organizationalUnit.createMany({
    data: [
      { id: 'r-1', organizationId: 'o-1', name: 'Root' },
      { id: 'ou-prod', organizationId: 'o-1', parentId: 'r-1', name: 'Production' },
      { id: 'ou-web', organizationId: 'o-1', parentId: 'ou-prod', name: 'Web' },
    ],
  });
  await createAccount(estate.first, { name: 'web-prod', ouId: 'ou-web' });
  await createAccount(estate.second, { name: 'sandbox', ouId: 'r-1' });
  await saveSnapshot(firstAccount(1));
  await saveSnapshot(firstAccount(3));
  const eve = makeUser(estate.second, 'eve');
  const second = makeSaveInput(estate.second, estate.times[2], {
    projection: makeProjection({ identityStates: { rows: [eve], complete: ['*'] } }),
    checks: { 'user-console-mfa-enabled': [makeResult(eve.arn, 'fail')] },
  });
  await saveSnapshot({
    ...second,
    evaluation: { ...second.evaluation, summary: { ...emptySummary, users: 1, consoleUsers: 1 } },
  });
}
