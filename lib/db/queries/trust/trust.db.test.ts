import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { disconnect } from '@/lib/db/client';
import { saveSnapshot } from '@/lib/db/save-snapshot';
import { createAccount, makeProjection, makeSaveInput, makeUser } from '@/lib/db/testing/make-save-input';
import { makeViewer } from '@/lib/db/testing/make-viewer';
import type { Projection } from '@/lib/posture/projection/types';
import { listWaysIn } from './list-ways-in';
import { summarizeTrust } from './summarize-trust';

afterAll(() => disconnect());

const first = '600000000001';
const second = '600000000002';
const viewer = makeViewer('manager', [first, second]);
const now = { kind: 'now' } as const;
type Trust = Projection['trustStates']['rows'][number];

const arnOf = (name: string, account = first) => `arn:aws:iam::${account}:role/${name}`;
const role = (name: string, more: Parameters<typeof makeUser>[2] = {}, account = first) =>
  makeUser(account, name, { arn: arnOf(name, account), kind: 'role', ...more });

function trust(name: string, principal: string, more: Partial<Trust> = {}): Trust {
  const accountId = /^arn:aws:iam::(\d{12}):/.exec(principal)?.[1] ?? null;
  return {
    arn: arnOf(name),
    position: 0,
    principalKind: 'account',
    principal,
    trustedAccountId: accountId,
    vendor: null,
    external: false,
    externalIdRequired: false,
    conditions: [],
    ...more,
  };
}

const issuer = `arn:aws:iam::${first}:oidc-provider/token.actions.githubusercontent.com`;

async function save(at: string, rows: Trust[]): Promise<void> {
  const names = [...new Set(rows.map(({ arn }) => arn.split('/').at(-1) ?? ''))];
  const roles = names.map((name) =>
    role(name, { administrator: name === 'deploy' ? 'full' : 'none', publicTrust: name === 'open' }),
  );
  await saveSnapshot(
    makeSaveInput(first, at, {
      count: Date.parse(at),
      projection: makeProjection({
        identityStates: { rows: roles, complete: ['*'] },
        trustStates: { rows, complete: ['*'] },
      }),
    }),
  );
}

beforeAll(async () => {
  await createAccount(first, { name: 'alpha' });
  await createAccount(second, { name: 'beta' });
  const vendor = trust('watch', 'arn:aws:iam::464622532012:root', {
    vendor: 'Datadog',
    external: true,
    externalIdRequired: true,
    conditions: ['StringEquals sts:ExternalId abc'],
  });
  await save('2026-01-01T00:00:00.000Z', [vendor]);
  await save('2026-06-01T00:00:00.000Z', [
    vendor,
    trust('deploy', issuer, {
      principalKind: 'oidc',
      conditions: ['StringLike token.actions.githubusercontent.com:sub repo:halyard/*'],
    }),
    trust('partner', 'arn:aws:iam::999999999999:user/x', { principalKind: 'identity', external: true }),
    trust('shared', `arn:aws:iam::${second}:root`),
    trust('open', '*', { principalKind: 'anyone', trustedAccountId: null }),
    trust('inner', `arn:aws:iam::${first}:root`),
    trust('lambda', 'lambda.amazonaws.com', { principalKind: 'service', trustedAccountId: null }),
  ]);
});

describe('ways into roles', () => {
  const partiesOf = async (filter: object = {}) => {
    const { rows } = await listWaysIn(viewer, { at: now, ...filter });
    return rows.map(({ kind, name, roleName }) => `${kind} ${name} > ${roleName}`);
  };

  it('come the most open first, without services and without the own account', async () => {
    expect(await partiesOf()).toEqual([
      'anyone Anyone > open',
      'outside 999999999999 > partner',
      'vendor Datadog > watch',
      'oidc token.actions.githubusercontent.com > deploy',
      'own beta > shared',
    ]);
    expect(await partiesOf({ kind: ['service'] })).toEqual(['service lambda.amazonaws.com > lambda']);
  });

  it('are found by who, by what holds them back, by how far the role reaches, and by name', async () => {
    expect(await partiesOf({ condition: ['external-id'] })).toEqual(['vendor Datadog > watch']);
    expect(await partiesOf({ condition: ['none'], kind: ['outside'] })).toEqual([
      'outside 999999999999 > partner',
    ]);
    expect(await partiesOf({ reach: ['administrator'] })).toEqual([
      'oidc token.actions.githubusercontent.com > deploy',
    ]);
    expect(await partiesOf({ q: 'PARTNER' })).toEqual(['outside 999999999999 > partner']);
    expect(await partiesOf({ party: 'vendor 464622532012' })).toEqual(['vendor Datadog > watch']);
    expect(await partiesOf({ idleMoreThanDays: 10_000 })).toEqual([]);
  });

  it('say that Access Analyzer was not read, and never that it is content', async () => {
    const { rows } = await listWaysIn(viewer, { at: now });
    expect(new Set(rows.map(({ analyzer }) => analyzer))).toEqual(new Set(['unknown']));
  });

  it('stand as they stood', async () => {
    const then = { kind: 'past', at: new Date('2026-02-01T00:00:00.000Z') } as const;
    expect(await partiesOf({ at: then })).toEqual(['vendor Datadog > watch']);
  });

  it('are counted as they are listed, each count without its own filter', async () => {
    const summary = await summarizeTrust(viewer, { at: now, kind: ['vendor'] });
    expect(summary).toMatchObject({ parties: 4, roles: 4, reaching: 1, accounts: 1 });
    expect(summary.kind).toMatchObject({ anyone: 1, outside: 1, vendor: 1, oidc: 1, own: 1, service: 1 });
    expect(summary.condition).toEqual({ 'external-id': 1, other: 0, none: 0 });
  });

  it('are for those who may read the account', async () => {
    const stranger = makeViewer('analyst', [second]);
    expect((await listWaysIn(stranger, { at: now })).total).toBe(0);
  });
});
