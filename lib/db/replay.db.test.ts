import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { db, disconnect } from './client';
import { replay } from './replay';
import { saveSnapshot } from './save-snapshot';
import { saveEvaluation } from './save-evaluation';
import {
  createAccount,
  makeEvaluation,
  makeProjection,
  makeResult,
  makeSaveInput,
  makeSnapshot,
  makeUser,
} from './testing/make-save-input';

afterAll(() => disconnect());

const day = (n: number) => `2026-03-${String(n).padStart(2, '0')}T14:05:00Z`;
const at = (n: number) => new Date(day(n));
let next = 200_000_000_000;
let id: string;
const arn = () => `arn:aws:iam::${id}:user/ann`;

beforeEach(async () => {
  id = String((next += 1));
  await createAccount(id);
});

async function save(
  n: number,
  result: 'fail' | 'pass',
  severity: 'high' | 'critical' = 'high',
): Promise<void> {
  await saveSnapshot(
    makeSaveInput(id, day(n), {
      checks: { mfa: [makeResult(arn(), result, { severity })] },
      projection: makeProjection({
        identityStates: { rows: [makeUser(id, 'ann', { keys: n })], complete: ['*'] },
      }),
      count: n,
    }),
  );
}

describe('saveEvaluation', () => {
  const judgeAgain = (n: number, result: 'fail' | 'pass') =>
    saveEvaluation({
      snapshot: makeSnapshot(id, day(n), n),
      evaluation: makeEvaluation(day(n), { mfa: [makeResult(arn(), result)] }),
      projection: makeProjection({
        identityStates: { rows: [makeUser(id, 'ann', { keys: n })], complete: ['*'] },
      }),
      settingsHash: 'stricter',
    });

  it('replaces what the newest snapshot said and leaves history', async () => {
    await save(1, 'pass');
    await save(2, 'pass');
    expect(await judgeAgain(2, 'fail')).toBe(true);
    expect(await db().finding.findMany({ where: { accountId: id } })).toMatchObject([
      { state: 'open', firstSeenAt: at(2) },
    ]);
    expect(
      await db().identityState.findMany({ where: { accountId: id }, orderBy: { validFrom: 'asc' } }),
    ).toMatchObject([
      { keys: 1, validTo: at(2) },
      { keys: 2, validFrom: at(2), validTo: null },
    ]);
    expect(await db().snapshot.findFirst({ where: { accountId: id, takenAt: at(2) } })).toMatchObject({
      settingsHash: 'stricter',
    });
  });

  it('takes back a finding that only this evaluation opened, and keeps one that somebody works on', async () => {
    await save(1, 'pass');
    await save(2, 'fail');
    await judgeAgain(2, 'pass');
    expect(await db().finding.count({ where: { accountId: id } })).toBe(0);
    await judgeAgain(2, 'fail');
    await db().finding.updateMany({ where: { accountId: id }, data: { triage: 'in-review' } });
    await judgeAgain(2, 'pass');
    expect(await db().finding.findMany({ where: { accountId: id } })).toMatchObject([{ state: 'resolved' }]);
    await judgeAgain(2, 'fail');
    expect(await db().finding.findMany({ where: { accountId: id } })).toMatchObject([
      { state: 'open', triage: 'in-review', firstSeenAt: at(2), reopenedAt: null },
    ]);
  });

  it('keeps an older resolution', async () => {
    await save(1, 'fail');
    await save(2, 'pass');
    await judgeAgain(2, 'fail');
    expect(await db().finding.findMany({ where: { accountId: id } })).toMatchObject([
      { state: 'open', firstSeenAt: at(1), resolvedAt: null, reopenedAt: null },
    ]);
  });

  it('does nothing when a newer snapshot came in between', async () => {
    await save(1, 'pass');
    await save(2, 'pass');
    expect(await judgeAgain(1, 'fail')).toBe(false);
    expect(await db().finding.count({ where: { accountId: id } })).toBe(0);
  });
});

describe('replay', () => {
  it('rebuilds the projection by the checks of today and says how far it reached', async () => {
    await save(1, 'fail');
    await save(2, 'fail');
    await save(3, 'fail');
    expect(await replay(id, at(2))).toEqual({ snapshots: 2, oldest: at(2) });
    expect(await db().accountMetric.count({ where: { accountId: id } })).toBe(3);
    expect(await db().snapshot.findFirst({ where: { accountId: id, takenAt: at(2) } })).toMatchObject({
      settingsHash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(await db().checkResult.count({ where: { accountId: id, checkId: 'mfa', validTo: null } })).toBe(0);
    expect(await db().checkTally.count({ where: { accountId: id, validTo: null } })).toBeGreaterThan(5);
  });

  it('has nothing to do after the newest snapshot', async () => {
    await save(1, 'fail');
    expect(await replay(id, at(2))).toEqual({ snapshots: 0, oldest: null });
  });

  it('leaves the same rows when it runs twice', async () => {
    await save(1, 'fail');
    await save(2, 'pass');
    await replay(id, at(1));
    const rows = () =>
      Promise.all([
        db().checkResult.findMany({
          where: { accountId: id },
          omit: { id: true },
          orderBy: [{ checkId: 'asc' }, { resource: 'asc' }],
        }),
        db().finding.findMany({ where: { accountId: id }, omit: { id: true } }),
        db().identityState.findMany({ where: { accountId: id }, omit: { id: true } }),
      ]);
    const once = await rows();
    await replay(id, at(1));
    expect(await rows()).toEqual(once);
  });
});
