import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { db, disconnect, withTransaction } from '@/lib/db/client';
import type { Viewer } from '@/lib/access/viewer';
import { saveSnapshot } from '@/lib/db/save-snapshot';
import { storeScores } from '@/lib/db/scores/store-score';
import { createAccount, makeResult, makeSaveInput } from '@/lib/db/testing/make-save-input';
import { makeViewer } from '@/lib/db/testing/make-viewer';
import { getScores } from './get-scores';

afterAll(() => disconnect());

const now = { kind: 'now' } as const;
let next = 300_000_000_000;
let first: string;
let second: string;
let viewer: Viewer;
const user = (account: string, name: string) => `arn:aws:iam::${account}:user/${name}`;

/** Of two checks, one critical (weight 10) and one medium (weight 3). */
async function save(
  account: string,
  day: number,
  verdicts: { root: 'pass' | 'fail' | 'unknown'; keys: 'pass' | 'fail' },
) {
  await saveSnapshot(
    makeSaveInput(account, `2026-03-0${day}T00:00:00Z`, {
      checks: {
        'root-mfa-enabled': [
          makeResult(`arn:aws:iam::${account}:root`, verdicts.root, { severity: 'critical' }),
        ],
        'access-key-rotation': [
          makeResult(user(account, 'ann'), verdicts.keys, { severity: 'medium' }),
          makeResult(user(account, 'bob'), 'pass'),
        ],
      },
    }),
  );
}

const stored = async (account: string) => {
  const row = await db().accountMetric.findFirst({
    where: { accountId: account },
    orderBy: { takenAt: 'desc' },
  });
  return row?.values as {
    score: number;
    scoreKnown: number;
    scoreCountingExceptions: number;
    findings: object;
  };
};

beforeEach(async () => {
  first = String((next += 1));
  second = String((next += 1));
  viewer = makeViewer('manager', [first, second]);
  await createAccount(first);
  await createAccount(second);
});

describe('scores', () => {
  it('weigh checks, not resources, and are the mean of accounts', async () => {
    await save(first, 1, { root: 'fail', keys: 'pass' });
    await save(second, 1, { root: 'pass', keys: 'fail' });
    const scores = await getScores(viewer, { at: now });
    expect(scores.accounts.map(({ score }) => score)).toEqual([(100 * 3) / 13, (100 * 11.5) / 13]);
    expect(scores.score).toBeCloseTo((100 * 14.5) / 26);
    expect(scores.accounts[0]?.checks).toMatchObject([
      { checkId: 'access-key-rotation', weight: 3, earned: 3, resources: 2 },
      { checkId: 'root-mfa-enabled', weight: 10, earned: 0, lostToFails: 10 },
    ]);
  });

  it('are stored with the numbers of the snapshot', async () => {
    await save(first, 1, { root: 'unknown', keys: 'fail' });
    const [account] = (await getScores(viewer, { accountId: first, at: now })).accounts;
    const values = await stored(first);
    expect(values.score).toBeCloseTo(account?.score ?? Number.NaN);
    expect(values.scoreKnown).toBeCloseTo(3 / 13);
    expect(values.findings).toMatchObject({ medium: 1, critical: 0 });
  });

  it('leave out what an exception covers, as long as it is in force', async () => {
    await save(first, 1, { root: 'fail', keys: 'fail' });
    const exception = await db().exception.create({
      data: {
        kind: 'risk-accepted',
        scopeKind: 'finding',
        accountId: first,
        checkId: 'access-key-rotation',
        resource: user(first, 'ann'),
        reason: 'leaves in May',
        requestedBy: 'ana',
        requestedAt: new Date(),
        state: 'approved',
        expiresAt: new Date(Date.now() + 86_400_000),
      },
    });
    await db().finding.updateMany({
      where: { accountId: first, checkId: 'access-key-rotation' },
      data: { exceptionId: exception.id },
    });
    await withTransaction((tx) => storeScores(tx, [first]));
    expect(await stored(first)).toMatchObject({
      score: (100 * 3) / 13,
      findings: { medium: 0, critical: 1 },
    });
    expect((await stored(first)).scoreCountingExceptions).toBeCloseTo((100 * 1.5) / 13);
    await db().exception.update({ where: { id: exception.id }, data: { expiresAt: new Date(0) } });
    expect((await getScores(viewer, { at: now })).score).toBeCloseTo((100 * 1.5) / 13);
  });

  it('count a manual result once a person vouches for it', async () => {
    const root = `arn:aws:iam::${first}:root`;
    await saveSnapshot(
      makeSaveInput(first, '2026-03-01T00:00:00Z', {
        checks: { 'root-mfa-enabled': [makeResult(root, 'manual')] },
      }),
    );
    expect((await getScores(viewer, { at: now })).score).toBeNull();
    await db().attestation.create({
      data: {
        checkId: 'root-mfa-enabled',
        scope: `account:${first}`,
        statement: 'Called the number.',
        personName: 'ana',
        at: new Date(0),
        expiresAt: new Date(Date.now() + 86_400_000),
      },
    });
    expect((await getScores(viewer, { at: now })).score).toBe(100);
    await db().attestation.updateMany({
      where: { scope: `account:${first}` },
      data: { revokedAt: new Date(0) },
    });
    expect((await getScores(viewer, { at: now })).score).toBeNull();
  });

  it('show the past as it was, and only what the viewer may see', async () => {
    await save(first, 1, { root: 'fail', keys: 'pass' });
    await save(first, 2, { root: 'pass', keys: 'pass' });
    await save(second, 2, { root: 'fail', keys: 'fail' });
    const then = await getScores(viewer, { at: { kind: 'past', at: new Date('2026-03-01T12:00:00Z') } });
    expect(then.accounts.map(({ accountId, score }) => [accountId, score])).toEqual([
      [first, (100 * 3) / 13],
    ]);
    const scoped = makeViewer('analyst', [first]);
    expect((await getScores(scoped, { at: now })).score).toBe(100);
  });
});
