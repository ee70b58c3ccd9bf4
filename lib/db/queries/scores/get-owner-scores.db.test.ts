import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { db, disconnect } from '@/lib/db/client';
import type { Viewer } from '@/lib/access/viewer';
import { saveSnapshot } from '@/lib/db/save-snapshot';
import {
  createAccount,
  makeProjection,
  makeResult,
  makeSaveInput,
  makeUser,
} from '@/lib/db/testing/make-save-input';
import { makeViewer } from '@/lib/db/testing/make-viewer';
import { getOwnerScores } from './get-owner-scores';
import { getScores } from './get-scores';

afterAll(() => disconnect());

const now = { kind: 'now' } as const;
let next = 310_000_000_000;
let first: string;
let second: string;
let viewer: Viewer;
const user = (account: string, name: string) => `arn:aws:iam::${account}:user/${name}`;

/** Root (weight 10) passes; of the keys (weight 3) ann's fails and bob's passes. Tags say that bob is team-b's. */
async function save(account: string) {
  const rows = [makeUser(account, 'ann'), makeUser(account, 'bob', { owner: 'team-b' })];
  await saveSnapshot(
    makeSaveInput(account, '2026-03-01T00:00:00Z', {
      projection: makeProjection({ identityStates: { rows, complete: ['*'] } }),
      checks: {
        'root-mfa-enabled': [makeResult(`arn:aws:iam::${account}:root`, 'pass')],
        'access-key-rotation': [
          makeResult(user(account, 'ann'), 'fail', { severity: 'medium' }),
          makeResult(user(account, 'bob'), 'pass'),
        ],
      },
    }),
  );
}

const ownedBy = (account: string, owner: string) =>
  db().setting.create({
    data: {
      scope: `account:${account}`,
      key: 'owner',
      value: owner,
      updatedAt: new Date(),
      updatedBy: 'test',
    },
  });

const shown = async (by = viewer) =>
  (await getOwnerScores(by, { at: now })).map(({ owner, score, accounts, findings }) => ({
    owner,
    score: score === null ? null : Math.round(score * 100) / 100,
    accounts,
    findings,
  }));

beforeEach(async () => {
  first = String((next += 1));
  second = String((next += 1));
  viewer = makeViewer('manager', [first, second]);
  await createAccount(first);
  await createAccount(second);
  await save(first);
});

describe('scores by owner', () => {
  it('are those of the resources that each answers for', async () => {
    expect(await shown()).toEqual([
      { owner: null, score: 76.92, accounts: 1, findings: 1 },
      { owner: 'team-b', score: 100, accounts: 1, findings: 0 },
    ]);
  });

  it('take an open finding to whoever was set by hand, and the rest to whom the place names', async () => {
    await ownedBy(first, 'platform');
    await db().finding.updateMany({ where: { accountId: first }, data: { owner: 'team-a' } });
    expect(await shown()).toEqual([
      { owner: 'team-a', score: 0, accounts: 1, findings: 1 },
      { owner: 'platform', score: 100, accounts: 1, findings: 0 },
      { owner: 'team-b', score: 100, accounts: 1, findings: 0 },
    ]);
  });

  it('are the score of the place when one owner has all of it', async () => {
    await save(second);
    await ownedBy(first, 'team-b');
    await ownedBy(second, 'team-b');
    const scores = await getScores(viewer, { at: now });
    const [all, ...others] = await getOwnerScores(viewer, { at: now });
    expect(others).toEqual([]);
    expect(all).toMatchObject({ owner: 'team-b', accounts: 2, findings: 2, known: scores.known });
    expect(all?.score).toBeCloseTo(scores.score ?? Number.NaN);
    expect(all?.countingExceptions).toBeCloseTo(scores.countingExceptions ?? Number.NaN);
  });

  it('leave out what an exception covers, and what the viewer may not see', async () => {
    await save(second);
    const exception = await db().exception.create({
      data: {
        kind: 'risk-accepted',
        scopeKind: 'account',
        accountId: first,
        reason: 'leaves in May',
        requestedBy: 'ana',
        requestedAt: new Date(),
        state: 'approved',
        expiresAt: new Date(Date.now() + 86_400_000),
      },
    });
    await db().finding.updateMany({ where: { accountId: first }, data: { exceptionId: exception.id } });
    const scoped = await getOwnerScores(makeViewer('analyst', [first]), { at: now });
    const unowned = scoped.find(({ owner }) => owner === null);
    expect(unowned).toMatchObject({ score: 100, accounts: 1, findings: 0 });
    expect(unowned?.countingExceptions).toBeCloseTo(1_000 / 13);
    expect(await shown()).toMatchObject([
      { owner: null, accounts: 2, findings: 1 },
      { owner: 'team-b', accounts: 2 },
    ]);
  });
});
