import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { db, disconnect, withTransaction } from '@/lib/db/client';
import { listBecomers } from '@/lib/db/queries/paths/list-becomers';
import { listPaths } from '@/lib/db/queries/paths/list-paths';
import { getReach } from '@/lib/db/queries/paths/get-reach';
import { saveSnapshot } from '@/lib/db/save-snapshot';
import {
  createAccount,
  makeProjection,
  makeResult,
  makeSaveInput,
  makeSnapshot,
  makeUser,
} from '@/lib/db/testing/make-save-input';
import { makeViewer } from '@/lib/db/testing/make-viewer';
import type { AccountNode, Door, OutsideCall } from '@/lib/iam/graph/account-edges';
import { hash } from '@/lib/snapshot/hash';
import { analyzeEstate } from './analyze-estate';

afterAll(() => disconnect());

const firstDay = '2026-03-01T12:00:00.000Z';
const nextDay = '2026-03-02T12:00:00.000Z';
const now = { kind: 'now' } as const;
const viewer = makeViewer('manager');
let number = 610_000_000_000;
let dev: string;
let prod: string;

const text = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: '*' }],
});
const arnOf = (account: string, name: string) => `arn:aws:iam::${account}:${name}`;

interface Built {
  name: string;
  administrator?: boolean;
  calls?: OutsideCall[];
  doors?: Door[];
  edges?: AccountNode['edges'];
}

function node(
  account: string,
  { name, administrator = false, calls = [], doors = [], edges = [] }: Built,
): AccountNode {
  const kind = name.startsWith('role/') ? 'role' : 'user';
  return { source: arnOf(account, name), kind, administrator, calls, doors, edges };
}

async function save(account: string, at: string, built: readonly Built[]): Promise<void> {
  const document = hash(text);
  const rows = built.map(({ name }) => ({
    ...makeUser(account, name.split('/')[1] ?? '', { inlinePolicies: [{ name: 'own', document }] }),
    arn: arnOf(account, name),
    kind: name.startsWith('role/') ? ('role' as const) : ('user' as const),
  }));
  await saveSnapshot(
    makeSaveInput(account, at, {
      snapshot: { ...makeSnapshot(account, at), policyDocuments: { [document]: text } },
      projection: makeProjection({
        identityStates: { rows, complete: ['user', 'role'] },
        edges: { rows: built.map((each) => node(account, each)), complete: ['*'] },
      }),
    }),
  );
}

const anyRole: OutsideCall = { pattern: '*', conditional: false, except: [] };
const doorFor = (accountId: string, more: Partial<Door> = {}): Door => ({
  kind: 'account',
  principal: `arn:aws:iam::${accountId}:root`,
  accountId,
  organizations: [],
  accounts: [],
  conditional: false,
  ...more,
});
const idOf = async (arn: string) => (await db().identity.findFirstOrThrow({ where: { arn } })).id;

/** Until somebody waits for the lock of the analysis. */
async function waitUntilBlocked(): Promise<void> {
  const waiting = async () =>
    db().$queryRaw<unknown[]>`select 1 from pg_locks where locktype = 'advisory' and not granted`;
  while ((await waiting()).length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
}

beforeEach(async () => {
  await db().account.deleteMany();
  await db().reach.deleteMany();
  await db().estateAnalysis.deleteMany();
  dev = String((number += 1));
  prod = String((number += 1));
  await createAccount(dev, { name: 'dev' });
  await createAccount(prod, { name: 'prod' });
  await save(dev, firstDay, [{ name: 'user/ana', calls: [anyRole] }, { name: 'user/bo' }]);
  await save(prod, firstDay, [{ name: 'role/admin', administrator: true, doors: [doorFor(dev)] }]);
});

describe('analyzeEstate', () => {
  it('joins the accounts and tells the route with the account of each step, its grants and what cuts it', async () => {
    expect(await analyzeEstate()).toMatchObject({ accounts: 2, reaching: 2 });
    const found = await listPaths(viewer, { at: now });
    expect(found.climbers).toMatchObject([
      {
        name: 'ana',
        accountName: 'dev',
        conditional: false,
        hops: [
          {
            from: 'user/ana',
            to: 'role/admin',
            account: { id: prod, name: 'prod' },
            pathIds: ['PE-STS-001'],
          },
        ],
        ways: [{ id: 'PE-STS-001', targets: [arnOf(prod, 'role/admin')] }],
      },
    ]);
    expect(found.climbers[0]?.ways[0]?.calls[0]?.grants).toMatchObject([{ policy: 'own' }]);
    expect(found.hopCounts).toEqual({ zero: 1, one: 1, two: 0, more: 0 });
    expect(found.administrators).toMatchObject([{ name: 'admin', accountName: 'prod' }]);
    expect(found.cuts).toMatchObject([
      { kind: 'inline', action: 'sts:AssumeRole', holder: 'ana', closes: 1 },
    ]);
  });

  it('keeps the row of a route that did not move, ends one that is gone, and shows both days', async () => {
    await analyzeEstate();
    await analyzeEstate();
    expect(await db().reach.count({ where: { accountId: { in: [dev, prod] } } })).toBe(2);
    await save(prod, nextDay, [{ name: 'role/admin', administrator: true }]);
    await analyzeEstate();
    const rows = await db().reach.findMany({ where: { accountId: dev } });
    expect(rows.map(({ validTo }) => validTo?.toISOString())).toEqual([nextDay]);
    expect((await listPaths(viewer, { at: now })).climbers).toEqual([]);
    const past = { kind: 'past', at: new Date('2026-03-01T23:59:59.999Z') } as const;
    expect((await listPaths(viewer, { at: past })).climbers).toMatchObject([{ name: 'ana' }]);
  });

  it('waits for one that runs and then reads, so that no older result covers a newer one', async () => {
    const { promise: held, resolve: release } = Promise.withResolvers<undefined>();
    const { promise: locked, resolve: haveLocked } = Promise.withResolvers<undefined>();
    const other = withTransaction(async (tx) => {
      await tx.$executeRaw`select pg_advisory_xact_lock(hashtext('rolecall estate analysis'))`;
      haveLocked(undefined);
      await held;
    });
    await locked;
    const analysed = analyzeEstate();
    await waitUntilBlocked();
    await save(prod, nextDay, [{ name: 'role/admin', administrator: true }]);
    release(undefined);
    await other;
    expect(await analysed).toMatchObject({ accounts: 2, reaching: 1 });
    expect((await listPaths(viewer, { at: now })).climbers).toEqual([]);
  });

  it('tells that nothing was known before the first run', async () => {
    await analyzeEstate();
    const before = { kind: 'past', at: new Date('2026-02-01T00:00:00Z') } as const;
    const found = await listPaths(viewer, { at: before });
    expect(found).toMatchObject({ analysedAt: null, hopCounts: null, climbers: [] });
    expect(found.knownFrom?.toISOString()).toBe(firstDay);
  });

  it('names nothing of accounts outside the scope of the viewer', async () => {
    await analyzeEstate();
    const narrow = makeViewer('analyst', [dev]);
    const { climbers } = await listPaths(narrow, { at: now });
    expect(climbers[0]?.hops).toMatchObject([
      { to: 'an identity outside your scope', account: null, toIdentityId: null },
    ]);
    expect(JSON.stringify(climbers[0]?.hops)).not.toContain(prod);
    const other = makeViewer('analyst', [prod]);
    expect((await listPaths(other, { at: now })).climbers).toEqual([]);
    const identityId = await idOf(arnOf(dev, 'user/ana'));
    expect(await getReach(other, { identityId, accountId: dev, at: now })).toBeNull();
    expect(
      await listBecomers(other, { arn: arnOf(prod, 'role/admin'), accountId: prod, at: now }),
    ).toMatchObject([{ kind: 'outside', identityId: null, accountName: null }]);
  });

  it('tells an identity how near it is, and a role who can become it', async () => {
    await analyzeEstate();
    const identityId = await idOf(arnOf(dev, 'user/ana'));
    expect(await getReach(viewer, { identityId, accountId: dev, at: now })).toMatchObject({
      hops: 1,
      conditional: false,
      route: [{ account: { name: 'prod' } }],
    });
    const becomers = await listBecomers(viewer, { arn: arnOf(prod, 'role/admin'), accountId: prod, at: now });
    expect(becomers).toMatchObject([
      {
        name: 'user/ana',
        accountName: 'dev',
        isOutsideAccount: true,
        conditional: false,
        pathIds: ['PE-STS-001'],
      },
    ]);
  });

  it('lists who comes in from where nothing is scanned', async () => {
    await save(prod, nextDay, [
      { name: 'role/admin', administrator: true, doors: [doorFor('999999999999', { conditional: true })] },
    ]);
    await analyzeEstate();
    const { entries } = await listPaths(viewer, { at: now });
    expect(entries).toMatchObject([
      {
        source: 'account 999999999999',
        conditional: true,
        hops: [{ to: 'role/admin', account: { name: 'prod' } }],
      },
    ]);
  });

  it('leaves an account of before there were edges to its check', async () => {
    await analyzeEstate();
    const old = String((number += 1));
    await createAccount(old, { name: 'old' });
    const cy = makeUser(old, 'cy');
    const field = (name: string, value: string | string[] | boolean) => ({
      field: name,
      value,
      source: 'effective permissions',
      asOf: firstDay,
    });
    const evidence = [
      field('steps', ['user/cy → user/cy by PE-IAM-003']),
      field('permissions', ['iam:PutUserPolicy']),
      field('dependsOnCondition', false),
    ];
    await saveSnapshot(
      makeSaveInput(old, firstDay, {
        projection: makeProjection({ identityStates: { rows: [cy], complete: ['user'] } }),
        checks: { 'privilege-escalation-paths': [makeResult(cy.arn, 'fail', { evidence })] },
      }),
    );
    expect(await analyzeEstate()).toMatchObject({ accounts: 2 });
    const { climbers, hopCounts } = await listPaths(viewer, { at: now });
    expect(climbers.map(({ name }) => name).sort()).toEqual(['ana', 'cy']);
    expect(hopCounts).toMatchObject({ one: 2 });
  });

  it('is asked for by every save, once for all that come within its minute', async () => {
    const jobs = await db().$queryRaw<{ key: string; wait: number }[]>`
      select key, extract(epoch from run_at - now())::int as wait from graphile_worker.jobs
      where task_identifier = 'analyze-estate'`;
    expect(jobs).toHaveLength(1);
    expect(jobs[0]?.wait).toBeGreaterThan(0);
    expect(jobs[0]?.wait).toBeLessThanOrEqual(60);
  });
});
