import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { realNow } from '@/lib/clock';
import { db, disconnect, withTransaction } from './client';
import { loadNewestSnapshot, loadSnapshot } from './load-snapshot';
import { saveSnapshot } from './save-snapshot';
import {
  createAccount,
  makeProjection,
  makeResult,
  makeSaveInput,
  makeSnapshot,
  makeUser,
} from './testing/make-save-input';

afterAll(() => disconnect());

const day = (n: number) => `2026-03-${String(n).padStart(2, '0')}T14:05:00Z`;
const at = (n: number) => new Date(day(n));
let next = 100_000_000_000;
let id: string;

beforeEach(async () => {
  id = String((next += 1));
  await createAccount(id);
});

const users = (...rows: ReturnType<typeof makeUser>[]) =>
  makeProjection({ identityStates: { rows, complete: ['user', 'root', 'role', 'group'] } });

describe('saveSnapshot', () => {
  it('keeps the evidence whole and makes the snapshot the newest', async () => {
    const { snapshotId, unchanged } = await saveSnapshot(makeSaveInput(id, day(1), { count: 3 }));
    expect(unchanged).toBe(false);
    expect(await loadSnapshot(snapshotId)).toEqual({
      ...makeSnapshot(id, '2026-03-01T14:05:00.000Z', 3),
      accountSummary: expect.objectContaining({ asOf: day(1) }),
    });
    expect(await db().account.findUnique({ where: { id } })).toMatchObject({
      lastSnapshotId: snapshotId,
      lastSnapshotAt: at(1),
    });
  });

  it('does nothing for the same snapshot again, and refuses another of the same time', async () => {
    const first = await saveSnapshot(makeSaveInput(id, day(1)));
    expect(await saveSnapshot(makeSaveInput(id, day(1)))).toEqual({ ...first, unchanged: true });
    await expect(saveSnapshot(makeSaveInput(id, day(1), { count: 9 }))).rejects.toMatchObject({
      code: 'conflict',
    });
  });

  it('goes on where another process left off, whatever the order of members in the database', async () => {
    const failing = (n: number) =>
      makeSaveInput(id, day(n), {
        checks: {
          c: [
            makeResult('a', 'fail', { severity: 'critical' }),
            makeResult('b', 'fail', { severity: 'low' }),
          ],
        },
      });
    await saveSnapshot(failing(1));
    await db().account.update({ where: { id }, data: { projectionStamp: null } });
    await saveSnapshot(failing(2));
    const tallies = await db().checkTally.findMany({ where: { accountId: id } });
    expect(tallies).toMatchObject([
      { validFrom: at(1), validTo: null, fail: 2, failBySeverity: { critical: 1, low: 1 } },
    ]);
  });

  it('refuses what is older than the newest, and unknown accounts', async () => {
    await saveSnapshot(makeSaveInput(id, day(5)));
    await expect(saveSnapshot(makeSaveInput(id, day(4)))).rejects.toMatchObject({ code: 'precondition' });
    await expect(saveSnapshot(makeSaveInput('999999999999', day(4)))).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('stores an unchanged document once and finds the newest snapshot up to a time', async () => {
    await saveSnapshot(makeSaveInput(id, day(1), { count: 41 }));
    const before = await db().document.count();
    await saveSnapshot(makeSaveInput(id, day(2), { count: 41 }));
    expect(await db().document.count()).toBe(before);
    expect((await loadNewestSnapshot(id, new Date('2026-03-02T00:00:00Z')))?.takenAt).toBe(
      '2026-03-01T14:05:00.000Z',
    );
    expect(await loadNewestSnapshot(id, new Date('2026-02-01T00:00:00Z'))).toBeNull();
  });
});

describe('intervals of the projection', () => {
  const states = () => db().identityState.findMany({ where: { accountId: id }, orderBy: { id: 'asc' } });

  it('writes no row for an unchanged identity, from memory as from the database', async () => {
    await saveSnapshot(makeSaveInput(id, day(1), { projection: users(makeUser(id, 'ann')) }));
    await saveSnapshot(makeSaveInput(id, day(2), { projection: users(makeUser(id, 'ann')) }));
    await db().account.update({ where: { id }, data: { projectionStamp: null } });
    await saveSnapshot(makeSaveInput(id, day(3), { projection: users(makeUser(id, 'ann')) }));
    expect(await states()).toMatchObject([{ validFrom: at(1), validTo: null }]);
  });

  it('ends the row and begins another when a field moves, and ends it when the identity is gone', async () => {
    await saveSnapshot(makeSaveInput(id, day(1), { projection: users(makeUser(id, 'ann')) }));
    await saveSnapshot(
      makeSaveInput(id, day(2), { projection: users(makeUser(id, 'ann', { mfaActive: true })) }),
    );
    await saveSnapshot(makeSaveInput(id, day(3), { projection: users() }));
    expect(await states()).toMatchObject([
      { validFrom: at(1), validTo: at(2), mfaActive: false },
      { validFrom: at(2), validTo: at(3), mfaActive: true },
    ]);
    expect(await db().identity.count({ where: { accountId: id } })).toBe(1);
  });

  it('keeps what was not read: rows of a kind and fields', async () => {
    await saveSnapshot(
      makeSaveInput(id, day(1), { projection: users(makeUser(id, 'ann', { groups: ['ops'] })) }),
    );
    const unread = makeProjection({ identityStates: { rows: [], complete: ['role'] } });
    await saveSnapshot(makeSaveInput(id, day(2), { projection: unread }));
    const halfRead = users(makeUser(id, 'ann', { groups: undefined, createdAt: undefined, activeKeys: 2 }));
    await saveSnapshot(makeSaveInput(id, day(3), { projection: halfRead }));
    expect(await states()).toMatchObject([
      { validFrom: at(1), validTo: at(3), groups: ['ops'], activeKeys: 0 },
      {
        validFrom: at(3),
        validTo: null,
        groups: ['ops'],
        activeKeys: 2,
        createdAt: new Date('2025-01-01T00:00:00Z'),
      },
    ]);
  });

  it('begins a use row only when the day changes', async () => {
    const used = (lastActivityAt: string) =>
      makeProjection({
        identityStates: { rows: [makeUser(id, 'ann')], complete: ['*'] },
        identityUses: {
          rows: [{ arn: `arn:aws:iam::${id}:user/ann`, kind: 'user', lastActivityAt }],
          complete: ['*'],
        },
      });
    await saveSnapshot(makeSaveInput(id, day(2), { projection: used('2026-03-01T08:00:00Z') }));
    await saveSnapshot(makeSaveInput(id, day(3), { projection: used('2026-03-01T09:00:00Z') }));
    await saveSnapshot(makeSaveInput(id, day(4), { projection: used('2026-03-03T09:00:00Z') }));
    expect(
      await db().identityUse.findMany({ where: { accountId: id }, orderBy: { id: 'asc' } }),
    ).toMatchObject([
      { validFrom: at(2), validTo: at(4), lastActivityAt: new Date('2026-03-01T09:00:00Z') },
      { validFrom: at(4), validTo: null, lastActivityAt: new Date('2026-03-03T09:00:00Z') },
    ]);
  });

  it('overwrites the date of a grant and ends it with its state', async () => {
    const grant = (state: 'used' | 'unused', lastUsedAt: string | null) =>
      makeProjection({
        identityStates: { rows: [makeUser(id, 'ann')], complete: ['*'] },
        grantStates: {
          rows: [
            {
              arn: `arn:aws:iam::${id}:user/ann`,
              service: 's3',
              action: '',
              serviceName: 'Amazon S3',
              state,
              lastUsedAt,
            },
          ],
          complete: ['*'],
        },
      });
    await saveSnapshot(makeSaveInput(id, day(1), { projection: grant('used', day(1)) }));
    await saveSnapshot(makeSaveInput(id, day(2), { projection: grant('used', day(2)) }));
    await saveSnapshot(makeSaveInput(id, day(3), { projection: grant('unused', day(2)) }));
    expect(
      await db().grantState.findMany({ where: { accountId: id }, orderBy: { id: 'asc' } }),
    ).toMatchObject([
      { validFrom: at(1), validTo: at(3), state: 'used', lastUsedAt: at(2) },
      { validFrom: at(3), validTo: null, state: 'unused' },
    ]);
  });
});

describe('findings', () => {
  const arn = () => `arn:aws:iam::${id}:user/ann`;
  const verdict = (n: number, result: 'fail' | 'pass' | 'unknown') =>
    saveSnapshot(makeSaveInput(id, day(n), { checks: { mfa: [makeResult(arn(), result)] } }));

  it('opens, resolves and reopens, with an event for each', async () => {
    expect(await verdict(1, 'fail')).toMatchObject({ opened: 1, resolved: 0 });
    expect(await verdict(2, 'fail')).toMatchObject({ opened: 0, resolved: 0 });
    expect(await verdict(3, 'pass')).toMatchObject({ opened: 0, resolved: 1 });
    expect(await db().finding.findFirst({ where: { accountId: id } })).toMatchObject({
      state: 'resolved',
      firstSeenAt: at(1),
      lastSeenAt: at(2),
      resolvedAt: at(3),
    });
    expect(await verdict(4, 'fail')).toMatchObject({ opened: 1, resolved: 0 });
    const finding = await db().finding.findFirstOrThrow({ where: { accountId: id } });
    expect(finding).toMatchObject({ state: 'open', reopenedAt: at(4), resolvedAt: null });
    const events = await db().findingEvent.findMany({
      where: { findingId: finding.id },
      orderBy: { at: 'asc' },
    });
    expect(events.map(({ kind }) => kind)).toEqual(['opened', 'resolved', 'reopened']);
  });

  it('keeps a finding that became unknown, and says since when', async () => {
    await verdict(1, 'fail');
    await verdict(2, 'unknown');
    await verdict(3, 'unknown');
    expect(await db().finding.findFirst({ where: { accountId: id } })).toMatchObject({
      state: 'open',
      lastSeenAt: at(1),
      notCheckedSince: at(2),
    });
    await verdict(4, 'fail');
    expect(await db().finding.findFirst({ where: { accountId: id } })).toMatchObject({
      notCheckedSince: null,
    });
  });

  it('resolves the finding of a resource that is gone, unless the check could not look', async () => {
    await verdict(1, 'fail');
    const root = `arn:aws:iam::${id}:root`;
    await saveSnapshot(makeSaveInput(id, day(2), { checks: { mfa: [makeResult(root, 'unknown')] } }));
    expect(await db().finding.count({ where: { accountId: id, state: 'open' } })).toBe(1);
    await saveSnapshot(makeSaveInput(id, day(3), { checks: { mfa: [] } }));
    expect(await db().finding.count({ where: { accountId: id, state: 'open' } })).toBe(0);
  });
});

describe('the scan behind a save', () => {
  const stage = {
    name: 'credential-report',
    state: 'failed',
    error: {
      code: 'AccessDenied',
      operation: 'GenerateCredentialReport',
      message: 'no',
      whatToDo: '',
      requestId: null,
    },
    reason: null,
    startedAt: day(1),
    endedAt: day(1),
    calls: 4,
    throttles: 1,
    notices: [],
  } as const;
  const startScan = () =>
    db().scan.create({
      data: { accountId: id, state: 'running', trigger: 'person', owner: 'w1', queuedAt: realNow() },
    });

  it('ends with the snapshot: partial when a stage failed', async () => {
    const scan = await startScan();
    const { snapshotId } = await saveSnapshot(
      makeSaveInput(id, day(1), { scan: { id: scan.id, owner: 'w1' }, stages: [{ ...stage, notices: [] }] }),
    );
    expect(await db().scan.findUnique({ where: { id: scan.id }, include: { stages: true } })).toMatchObject({
      state: 'partial',
      snapshotId,
      owner: null,
      calls: 4,
      stages: [{ name: 'credential-report', state: 'failed', error: { code: 'AccessDenied' } }],
    });
  });

  it('saves nothing for a scan that another worker took over', async () => {
    const scan = await startScan();
    await db().scan.update({ where: { id: scan.id }, data: { owner: 'w2' } });
    await expect(
      saveSnapshot(makeSaveInput(id, day(1), { scan: { id: scan.id, owner: 'w1' } })),
    ).rejects.toMatchObject({ code: 'conflict' });
    expect(await db().snapshot.count({ where: { accountId: id } })).toBe(0);
  });
});

describe('memory of the current rows', () => {
  it('is not misled by a transaction that was rolled back', async () => {
    await saveSnapshot(makeSaveInput(id, day(1), { projection: users(makeUser(id, 'ann')) }));
    const rolledBack = withTransaction(async () => {
      await saveSnapshot(makeSaveInput(id, day(2), { projection: users() }));
      throw new Error('no');
    });
    await expect(rolledBack).rejects.toThrow('no');
    await saveSnapshot(
      makeSaveInput(id, day(3), { projection: users(makeUser(id, 'ann'), makeUser(id, 'bob')) }),
    );
    const rows = await db().identityState.findMany({ where: { accountId: id }, orderBy: { id: 'asc' } });
    expect(rows).toMatchObject([
      { name: 'ann', validFrom: at(1), validTo: null },
      { name: 'bob', validFrom: at(3), validTo: null },
    ]);
  });
});
