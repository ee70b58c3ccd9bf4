import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { db, disconnect } from './client';
import { loadNewestSnapshot } from './load-snapshot';
import { applyRetention } from './retention';
import { saveSnapshot } from './save-snapshot';
import { createAccount, makeProjection, makeSaveInput, makeUser } from './testing/make-save-input';

const id = '300000000001';
const now = new Date('2026-03-04T14:00:00Z');
const dayMs = 86_400_000;
const daysAgo = (days: number, hours = 0) =>
  new Date(now.getTime() - days * dayMs + hours * 3_600_000).toISOString();

afterEach(async () => {
  await db().account.deleteMany();
  await db().$executeRaw`truncate "AccountMetric", "IdentityState", "Change", "Document"`;
});
afterAll(() => disconnect());

describe('applyRetention', () => {
  it('thins snapshots to the last of a day and then of a month, and keeps the newest and all numbers', async () => {
    await createAccount(id);
    // Two in one old month, two on one day of last quarter, two on one recent day.
    const kept = [daysAgo(500, 2), daysAgo(60, 2), daysAgo(5), daysAgo(5, 2)];
    const thinned = [daysAgo(501, 2), daysAgo(60)];
    for (const [count, at] of [...kept, ...thinned].sort().entries()) {
      await saveSnapshot(makeSaveInput(id, at, { count }));
    }
    expect(await applyRetention(now)).toMatchObject({ snapshots: 2, metrics: 0 });
    const left = await db().snapshot.findMany({ orderBy: { takenAt: 'asc' }, select: { takenAt: true } });
    expect(left.map(({ takenAt }) => takenAt.toISOString())).toEqual(kept);
    expect(await db().accountMetric.count()).toBe(6);
    expect(await applyRetention(now)).toMatchObject({ snapshots: 0 });
  });

  it('removes documents that nothing names a week after they were stored, and no others', async () => {
    await createAccount(id);
    await saveSnapshot(makeSaveInput(id, daysAgo(60), { count: 1 }));
    await saveSnapshot(makeSaveInput(id, daysAgo(60, 1), { count: 2 }));
    await db().document.updateMany({ data: { createdAt: new Date(daysAgo(20)) } });
    expect(await applyRetention(now)).toMatchObject({ snapshots: 1, documents: 2 });
    expect((await loadNewestSnapshot(id))?.accountSummary).toMatchObject({ value: { counts: { Users: 2 } } });
    await db().snapshot.deleteMany();
    await db().document.updateMany({ data: { createdAt: new Date(daysAgo(3)) } });
    expect(await applyRetention(now)).toMatchObject({ documents: 0 });
  });

  it('removes closed rows and numbers after years, never current rows', async () => {
    await createAccount(id);
    const user = (keys: number) =>
      makeProjection({ identityStates: { rows: [makeUser(id, 'ann', { keys })], complete: ['*'] } });
    await saveSnapshot(makeSaveInput(id, daysAgo(1300), { projection: user(1) }));
    await saveSnapshot(makeSaveInput(id, daysAgo(1200), { projection: user(2) }));
    expect(await applyRetention(now)).toMatchObject({ projectionRows: 1, metrics: 2 });
    expect(await db().identityState.findMany()).toMatchObject([{ keys: 2, validTo: null }]);
  });
});
