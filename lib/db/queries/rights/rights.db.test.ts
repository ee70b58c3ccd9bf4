import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppError } from '@/lib/errors';
import { disconnect } from '@/lib/db/client';
import { saveSnapshot } from '@/lib/db/save-snapshot';
import { createAccount, makeProjection, makeSaveInput, makeUser } from '@/lib/db/testing/make-save-input';
import { makeViewer } from '@/lib/db/testing/make-viewer';
import type { Projection } from '@/lib/posture/projection/types';
import { grantHistory } from './grant-history';
import { listPermissionSets } from './list-permission-sets';
import { listRights } from './list-rights';
import { summarizeRights } from './summarize-rights';

afterAll(() => disconnect());

const first = '600000000001';
const second = '600000000002';
const viewer = makeViewer('manager', [first, second]);
const now = { kind: 'now' } as const;
type Share = Projection['shareStates']['rows'][number];

const arnOf = (account: string, name: string) => `arn:aws:iam::${account}:user/${name}`;
const share = (
  account: string,
  name: string,
  used: number,
  unused: number,
  more: Partial<Share> = {},
): Share => ({
  arn: arnOf(account, name),
  status: 'scored',
  used,
  unused,
  unknown: 0,
  pairs: [],
  ...more,
});
const granted = (account: string, name: string, ...services: string[]) =>
  services.map((service) => ({
    arn: arnOf(account, name),
    service,
    serviceName: service,
    action: '',
    state: 'unused' as const,
    lastUsedAt: null,
  }));

interface Estate {
  account: string;
  at: string;
  users: ReturnType<typeof makeUser>[];
  shares: Share[];
  grants: ReturnType<typeof granted>;
}

async function save({ account, at, users, shares, grants }: Estate) {
  await saveSnapshot(
    makeSaveInput(account, at, {
      count: Date.parse(at),
      projection: makeProjection({
        identityStates: { rows: users, complete: ['user'] },
        shareStates: { rows: shares, complete: ['*'] },
        grantStates: { rows: grants, complete: ['*'] },
      }),
    }),
  );
}

const pair = (service: string, used: number, unused: number) =>
  ({ service, level: 'Write', used, unused, unknown: 0 }) as const;

beforeAll(async () => {
  await createAccount(first, { name: 'alpha' });
  await createAccount(second, { name: 'beta' });
  const users = [
    makeUser(first, 'ann'),
    makeUser(first, 'root-like', { administrator: 'full' }),
    makeUser(first, 'gone'),
  ];
  await save({
    account: first,
    at: '2026-01-01T00:00:00.000Z',
    users,
    shares: [share(first, 'ann', 5, 5)],
    grants: granted(first, 'ann', 's3'),
  });
  await save({
    account: first,
    at: '2026-06-01T00:00:00.000Z',
    users,
    shares: [
      share(first, 'ann', 8, 2),
      share(first, 'root-like', 0, 1000),
      share(first, 'gone', 0, 4, { status: 'unused-principal' }),
    ],
    grants: granted(first, 'ann', 's3', 'ec2', 'sqs'),
  });
  const set = (name: string, pairs: Share['pairs']) =>
    share(second, name, 1, 1, { status: 'permission-set', pairs });
  const roles = ['AWSReservedSSO_Admin_0123456789abcdef', 'AWSReservedSSO_Admin_fedcba9876543210'];
  await save({
    account: second,
    at: '2026-06-01T00:00:00.000Z',
    users: [makeUser(second, 'bob'), ...roles.map((name) => makeUser(second, name))],
    shares: [
      share(second, 'bob', 0, 10),
      set(roles[0] ?? '', [pair('s3', 2, 0), pair('ec2', 0, 2)]),
      set(roles[1] ?? '', [pair('s3', 0, 2), pair('ec2', 0, 2)]),
    ],
    grants: [],
  });
});

describe('listRights', () => {
  it('lists shares in percent, most unused first, each status on request', async () => {
    const { rows, total } = await listRights(viewer, { at: now, status: ['scored'] });
    expect(total).toBe(3);
    expect(rows.at(-1)).toMatchObject({ name: 'ann', used: 80, unused: 20, unknown: 0 });
    const unused = await listRights(viewer, { at: now, status: ['unused-principal'] });
    expect(unused.rows.map(({ name }) => name)).toEqual(['gone']);
    const administrators = await listRights(viewer, { at: now, administrators: true });
    expect(administrators.rows.map(({ name }) => name)).toEqual(['root-like']);
    const fifth = await listRights(viewer, { at: now, status: ['scored'], fifths: [1] });
    expect(fifth.rows.map(({ name }) => name)).toEqual(['ann']);
  });

  it('tells growth against 90 days before', async () => {
    const { rows } = await listRights(viewer, { at: now, grew: true });
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ name: 'ann', grantedServices: 3, servicesBefore: 1, growth: 2 });
  });

  it('shows the past as it was', async () => {
    const at = { kind: 'past', at: new Date('2026-02-01T00:00:00Z') } as const;
    const { rows } = await listRights(viewer, { at });
    expect(rows).toMatchObject([{ name: 'ann', unused: 50, grantedServices: 1, servicesBefore: null }]);
  });

  it('keeps to the scope of the viewer and asks for the right', async () => {
    const { rows } = await listRights(makeViewer('manager', [second]), { at: now, status: ['scored'] });
    expect(rows.map(({ name }) => name)).toEqual(['bob']);
    expect((await listRights(makeViewer('manager', []), { at: now })).total).toBe(0);
  });
});

describe('summarizeRights', () => {
  it('is the mean over scored principals, whatever they weigh', async () => {
    const { whole, accounts } = await summarizeRights(viewer, { at: now });
    expect(whole).toMatchObject({
      scored: 3,
      fifths: [1, 0, 0, 0, 2],
      administrators: { scored: 1, unused: 100 },
    });
    expect(whole.unused).toBeCloseTo((20 + 100 + 100) / 3);
    expect(whole.statuses).toMatchObject({ scored: 3, 'unused-principal': 1, 'permission-set': 2 });
    expect(accounts.map(({ accountName, unused }) => [accountName, unused])).toEqual([
      ['alpha', 60],
      ['beta', 100],
    ]);
  });

  it('has no mean where nobody is scored', async () => {
    const { whole } = await summarizeRights(makeViewer('manager', []), { at: now });
    expect(whole).toMatchObject({ scored: 0, unused: null });
  });
});

describe('listPermissionSets', () => {
  it('takes a right for used that is used in any account', async () => {
    expect(await listPermissionSets(viewer, { at: now })).toMatchObject([
      { name: 'Admin', roles: 2, accounts: 1, used: 50, unused: 50 },
    ]);
  });
});

describe('grantHistory', () => {
  it('tells the services granted over time, nothing before they were known', async () => {
    const ann = (await listRights(viewer, { at: now, q: 'ann' })).rows[0];
    const history = await grantHistory(viewer, { identityIds: [ann?.id ?? ''], at: now, days: 180 });
    const services = history.get(ann?.id ?? '');
    expect(services?.[0]).toBeNull();
    expect(services?.at(-2)).toBe(1);
    expect(services?.at(-1)).toBe(3);
  });
});

it('answers nobody without the right', async () => {
  const nobody = { ...viewer, role: 'nobody' } as unknown as typeof viewer;
  await expect(listRights(nobody, { at: now })).rejects.toThrow(AppError);
});
