import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppError } from '@/lib/errors';
import { db, disconnect } from '@/lib/db/client';
import { saveSnapshot } from '@/lib/db/save-snapshot';
import { createAccount, makeProjection, makeSaveInput, makeUser } from '@/lib/db/testing/make-save-input';
import { makeViewer } from '@/lib/db/testing/make-viewer';
import { classifyTrust } from '@/lib/iam/classify-trust';
import type { TrustContext } from '@/lib/iam/types';
import { knownVendors } from '@/lib/iam/vendors';
import type { Projection } from '@/lib/posture/projection/types';
import { listParties } from './list-parties';
import { listTrust } from './list-trust';
import { countTrustFacets, summarizeTrust } from './summarize-trust';

afterAll(() => disconnect());

const first = '600000000101';
const second = '600000000102';
const left = '600000000199';
const stranger = '700000000777';
const datadog = '464622532012';
const viewer = makeViewer('manager', [first, second]);
const now = { kind: 'now' } as const;
const before = { kind: 'past', at: new Date('2026-03-01T12:00:00Z') } as const;

const oidc = (account: string) => ({
  Federated: `arn:aws:iam::${account}:oidc-provider/token.actions.githubusercontent.com`,
});
const github = (account: string, sub: string) => ({
  Effect: 'Allow',
  Principal: oidc(account),
  Action: 'sts:AssumeRoleWithWebIdentity',
  Condition: {
    StringEquals: { 'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com' },
    StringLike: { 'token.actions.githubusercontent.com:sub': sub },
  },
});
const allow = (principal: object, condition?: object) => ({
  Effect: 'Allow',
  Principal: principal,
  Action: 'sts:AssumeRole',
  ...(condition ? { Condition: condition } : {}),
});

interface Role {
  name: string;
  administrator?: 'full' | 'none' | null;
  statements: object[];
}

async function save(account: string, at: string, roles: readonly Role[]) {
  const context: TrustContext = {
    accountId: account,
    organizationId: null,
    organizationAccountIds: new Set(),
    linkedAccountIds: new Set([first, second]),
    vendors: knownVendors,
  };
  const arnOf = (name: string) => `arn:aws:iam::${account}:role/${name}`;
  const states = roles.map(({ name, administrator = 'none' }) =>
    makeUser(account, name, { arn: arnOf(name), kind: 'role', administrator }),
  );
  const trust = roles.flatMap(({ name, statements }): Projection['trustStates']['rows'] =>
    classifyTrust(JSON.stringify({ Version: '2012-10-17', Statement: statements }), context).principals.map(
      ({ kind, accountId, ...same }, position) => ({
        ...same,
        arn: arnOf(name),
        position,
        principalKind: kind,
        trustedAccountId: accountId,
      }),
    ),
  );
  await saveSnapshot(
    makeSaveInput(account, at, {
      count: Date.parse(at),
      projection: makeProjection({
        identityStates: { rows: states, complete: ['role'] },
        trustStates: { rows: trust, complete: ['*'] },
      }),
    }),
  );
}

const monitoring: Role = {
  name: 'monitoring',
  statements: [
    allow({ AWS: `arn:aws:iam::${datadog}:root` }, { StringEquals: { 'sts:ExternalId': 'x-1' } }),
    allow({ AWS: `arn:aws:iam::${first}:root` }),
  ],
};
const admin: Role = {
  name: 'admin',
  administrator: 'full',
  statements: [allow({ AWS: [`arn:aws:iam::${stranger}:root`, `arn:aws:iam::${left}:root`] })],
};
const deploy: Role = { name: 'deploy', statements: [github(first, 'repo:acme/web:*')] };
const other: Role = {
  name: 'other',
  administrator: null,
  statements: [
    github(second, 'repo:acme/api:environment:prod'),
    allow({ AWS: `arn:aws:iam::${first}:root` }),
    allow({ AWS: 'AROAJ3OLDREPORTERXY2Z' }),
    allow({ Service: ['scheduler.amazonaws.com', 'ec2.amazonaws.com'] }),
  ],
};

beforeAll(async () => {
  await createAccount(first, { name: 'web' });
  await createAccount(second, { name: 'data' });
  await createAccount(left, { name: 'sold' });
  await db().account.update({ where: { id: left }, data: { removedAt: new Date('2026-01-01T00:00:00Z') } });
  await save(first, '2026-03-01T00:00:00Z', [monitoring]);
  await save(first, '2026-03-02T00:00:00Z', [monitoring, admin, deploy]);
  await save(second, '2026-03-02T00:00:00Z', [other]);
});

describe('listTrust', () => {
  it('lists who comes from outside an account, those first whose role reaches furthest', async () => {
    const { rows, total } = await listTrust(viewer, { at: now });
    expect(rows.map(({ roleName, partyId, standing }) => [roleName, partyId, standing])).toEqual([
      ['admin', `account:${left}`, 'gone'],
      ['admin', `account:${stranger}`, 'unknown'],
      ['other', 'deleted:AROAJ3OLDREPORTERXY2Z', 'gone'],
      ['other', 'service:scheduler.amazonaws.com', 'known'],
      ['other', 'oidc:token.actions.githubusercontent.com', 'known'],
      ['other', `own-account:${first}`, 'known'],
      ['monitoring', `vendor:${datadog}`, 'known'],
      ['deploy', 'oidc:token.actions.githubusercontent.com', 'known'],
    ]);
    expect(total).toBe(8);
    expect(rows.find(({ partyKind }) => partyKind === 'own-account')).toMatchObject({
      partyName: 'web',
      reach: 'unknown',
      analyzer: 'unknown',
    });
  });

  it.each([
    ['lacks an external id', { gap: ['external-id'] }, ['admin', 'admin']],
    ['too wide a subject', { gap: ['subject'] }, ['deploy']],
    ['no source', { gap: ['source'] }, ['other']],
    ['a vendor', { kind: ['vendor'] }, ['monitoring']],
    ['gone', { standing: ['gone'] }, ['admin', 'other']],
    ['an administrator', { reach: ['administrator'] }, ['admin', 'admin']],
    ['one party', { party: `account:${stranger}` }, ['admin']],
    ['a text of a condition', { q: 'environment:prod' }, ['other']],
    ['two at once', { kind: ['account'], standing: ['unknown'] }, ['admin']],
    ['an account of the place', { accountId: second, kind: ['oidc'] }, ['other']],
  ] as const)('filters by %s', async (_, filter, roles) => {
    const { rows, total } = await listTrust(viewer, { ...filter, at: now });
    expect(rows.map(({ roleName }) => roleName)).toEqual(roles);
    expect(total).toBe(roles.length);
  });

  it('shows what was true at an earlier moment', async () => {
    const { rows } = await listTrust(viewer, { at: before });
    expect(rows.map(({ roleName, partyName }) => [roleName, partyName])).toEqual([['monitoring', 'Datadog']]);
  });

  it('holds a trusted account of the settings for known', async () => {
    await db().setting.create({
      data: {
        key: 'trustedAccountIds',
        scope: 'estate',
        value: [stranger],
        updatedBy: 'a test',
        updatedAt: new Date(0),
      },
    });
    const { rows } = await listTrust(viewer, { at: now, party: `account:${stranger}` });
    expect(rows.map(({ standing }) => standing)).toEqual(['known']);
    await db().setting.deleteMany({ where: { key: 'trustedAccountIds' } });
  });

  it('names no account and shows no row outside the scope of the viewer', async () => {
    const { rows } = await listTrust(makeViewer('analyst', [second]), { at: now });
    expect(new Set(rows.map(({ accountId }) => accountId))).toEqual(new Set([second]));
    expect(rows.find(({ partyKind }) => partyKind === 'own-account')?.partyName).toBe(first);
  });

  it('refuses those without the right', async () => {
    const nobody = { ...viewer, role: 'nobody' } as unknown as typeof viewer;
    await expect(listTrust(nobody, { at: now })).rejects.toThrow(AppError);
  });
});

describe('listParties', () => {
  it('gathers the ways in of a party over accounts', async () => {
    const { rows, total } = await listParties(viewer, { at: now });
    expect(total).toBe(7);
    expect(rows[0]?.partyKind).toBe('account');
    expect(rows.find(({ partyKind }) => partyKind === 'oidc')).toMatchObject({
      partyName: 'token.actions.githubusercontent.com',
      roles: 2,
      accounts: 2,
      reaching: 0,
      gaps: { who: 0, 'external-id': 0, subject: 1, audience: 0, source: 0 },
      analyzerUnknown: 2,
      unjudged: 0,
    });
  });
});

describe('summarizeTrust and countTrustFacets', () => {
  it('count exactly the rows behind each figure', async () => {
    const summary = await summarizeTrust(viewer, { at: now });
    const counts = await countTrustFacets(viewer, { at: now });
    expect(summary).toEqual({
      ways: 8,
      parties: 7,
      roles: 4,
      accounts: 2,
      reaching: (await listTrust(viewer, { at: now, reach: ['administrator', 'route'] })).total,
      open: 4,
      unknown: 1,
      dangling: 2,
      analyzerUnknown: 8,
      unjudged: 0,
    });
    expect(counts.standing).toEqual({ known: 5, unknown: 1, gone: 2 });
    for (const [value, count] of Object.entries(counts.kind)) {
      const { total } = await listTrust(viewer, { at: now, kind: [value as 'vendor'] });
      expect([value, count]).toEqual([value, total]);
    }
  });
});
