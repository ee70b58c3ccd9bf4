import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { db, disconnect } from '@/lib/db/client';
import { saveSnapshot } from '@/lib/db/save-snapshot';
import { createAccount, makeProjection, makeSaveInput, makeUser } from '@/lib/db/testing/make-save-input';
import { makeViewer } from '@/lib/db/testing/make-viewer';
import { listGrants } from './list-grants';

afterAll(() => disconnect());

const account = '610000000001';
const viewer = makeViewer('manager', [account]);
const arn = (name: string) => `arn:aws:iam::${account}:user/${name}`;
let ids: Record<string, string> = {};

const use = (name: string, lastUsedAt?: string) => ({
  arn: arn(name),
  service: 's3',
  serviceName: 'Amazon S3',
  action: '',
  state: 'unused' as const,
  ...(lastUsedAt ? { lastUsedAt } : {}),
});

async function save(at: string, madeAgain: string, grants: ReturnType<typeof use>[]) {
  const users = [makeUser(account, 'ann'), makeUser(account, 'bob', { createdAt: madeAgain })];
  await saveSnapshot(
    makeSaveInput(account, at, {
      count: Date.parse(at),
      projection: makeProjection({
        identityStates: { rows: users, complete: ['user'] },
        grantStates: { rows: grants, complete: ['*'] },
      }),
    }),
  );
}

beforeAll(async () => {
  await createAccount(account);
  const usedAt = '2025-02-01T00:00:00.000Z';
  await save('2026-01-01T00:00:00.000Z', '2025-01-01T00:00:00Z', [use('ann', usedAt), use('bob', usedAt)]);
  // 400 days later AWS knows nothing of it, and bob was deleted and made again between two scans.
  await save('2026-04-01T00:00:00.000Z', '2026-03-01T00:00:00Z', [use('ann'), use('bob')]);
  const found = await db().identity.findMany({ where: { accountId: account } });
  ids = Object.fromEntries(found.map(({ name, id }) => [name, id]));
});

describe('the last use that is told', () => {
  it('is what an older snapshot knew, where AWS keeps it no more', async () => {
    const [grant] = await listGrants(viewer, { identityId: ids.ann ?? '', at: { kind: 'now' } });
    expect(grant).toMatchObject({ state: 'unused', lastUsedAt: new Date('2025-02-01'), idleDays: 424 });
  });

  it('is never that of a namesake that is gone', async () => {
    const [grant] = await listGrants(viewer, { identityId: ids.bob ?? '', at: { kind: 'now' } });
    expect(grant).toMatchObject({ state: 'unused', lastUsedAt: null, idleDays: null });
  });
});
