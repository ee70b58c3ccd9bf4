import { db } from '@/lib/db/client';
import { saveSnapshot, type SaveSnapshotInput } from '@/lib/db/save-snapshot';
import type { Projection } from '@/lib/posture/projection/types';
import type { Change, PostureSummary } from '@/lib/posture/types';
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

type Day = 1 | 3;
const arnOf = (name: string, kind = 'user') => `arn:aws:iam::${estate.first}:${kind}/${name}`;
const noSignIn = { passwordEnabled: null, mfaActive: null };

function identityStates(day: Day): Projection['identityStates'] {
  const id = estate.first;
  return {
    complete: ['*'],
    rows: [
      makeUser(id, 'ann', { mfaActive: day === 3, administrator: 'full', groups: ['ops'], owner: 'team-a' }),
      makeUser(id, 'bob', { activeKeys: 2, keys: 2 }),
      makeUser(id, 'robot', { passwordEnabled: false, activeKeys: 1, keys: 1 }),
      makeUser(id, 'ops', { arn: arnOf('ops', 'group'), kind: 'group', ...noSignIn }),
      makeUser(id, 'deploy', {
        arn: arnOf('deploy', 'role'),
        kind: 'role',
        externalTrust: true,
        publicTrust: false,
        ...noSignIn,
      }),
    ],
  };
}

function key(
  user: string,
  accessKeyId: string,
  createdAt: string,
): Projection['credentialStates']['rows'][number] {
  const status = 'Active';
  return {
    arn: arnOf(user),
    kind: 'access-key',
    key: accessKeyId,
    accessKeyId,
    slot: 1,
    status,
    createdAt,
    detail: null,
  };
}

function grant(service: string, state: 'used' | 'unused'): Projection['grantStates']['rows'][number] {
  const lastUsedAt = state === 'used' ? '2026-02-20T00:00:00Z' : null;
  return {
    arn: arnOf('deploy', 'role'),
    service,
    action: '',
    serviceName: service.toUpperCase(),
    state,
    lastUsedAt,
  };
}

function uses(): Pick<Projection, 'identityUses' | 'credentialUses'> {
  const usedAt = '2026-02-28T10:00:00Z';
  return {
    identityUses: {
      complete: ['*'],
      rows: [
        {
          arn: arnOf('bob'),
          kind: 'user',
          lastActivityAt: usedAt,
          lastActivityBy: 'access-key',
          passwordLastUsedAt: null,
        },
      ],
    },
    credentialUses: {
      complete: ['*'],
      rows: [
        {
          arn: arnOf('bob'),
          kind: 'access-key',
          key: 'AKIAOLD',
          lastUsedAt: usedAt,
          region: 'eu-west-1',
          service: 's3',
        },
      ],
    },
  };
}

function trust(): Projection['trustStates'] {
  return {
    complete: ['*'],
    rows: [
      {
        arn: arnOf('deploy', 'role'),
        position: 0,
        principalKind: 'account',
        principal: '999999999999',
        trustedAccountId: '999999999999',
        vendor: null,
        external: true,
        externalIdRequired: false,
        conditions: [],
        issues: ['T-UNKNOWN-ACCOUNT', 'T-NO-EXTERNAL-ID'],
      },
    ],
  };
}

function summaryOf(day: Day): PostureSummary {
  return {
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
}

/** On day 3 ann has got MFA, and a check that passed on day 1 fails on a role. */
function firstAccount(day: Day): SaveSnapshotInput {
  const takenAt = day === 1 ? estate.times[0] : estate.times[1];
  const ann = arnOf('ann');
  const gotMfa: Change = {
    at: takenAt,
    entityKind: 'user',
    entity: ann,
    identityArn: ann,
    field: 'mfaActive',
    before: false,
    after: true,
    event: 'mfa-added',
  };
  const input = makeSaveInput(estate.first, takenAt, {
    count: day,
    projection: makeProjection({
      identityStates: identityStates(day),
      ...uses(),
      credentialStates: {
        complete: ['*'],
        rows: [
          // 91 whole days before the snapshot of 3 March, and one hour less than 90.
          key('bob', 'AKIAOLD', '2025-12-02T11:00:00Z'),
          key('bob', 'AKIAEDGE', '2025-12-03T13:00:00Z'),
          key('robot', 'AKIANEW', '2026-02-20T00:00:00Z'),
        ],
      },
      grantStates: {
        complete: ['*'],
        rows: [grant('s3', 'used'), grant('ec2', 'unused'), grant('rds', 'unused')],
      },
      trustStates: trust(),
    }),
    checks: {
      'user-console-mfa-enabled': [
        makeResult(ann, day === 3 ? 'pass' : 'fail', { severity: 'critical' }),
        makeResult(arnOf('bob'), 'fail', { severity: 'high' }),
      ],
      'custom-check': [makeResult(arnOf('deploy', 'role'), day === 3 ? 'fail' : 'pass', { severity: 'low' })],
    },
    changes: day === 3 ? [gotMfa] : [],
  });
  return { ...input, evaluation: { ...input.evaluation, summary: summaryOf(day) } };
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
