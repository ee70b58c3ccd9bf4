import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { db, disconnect } from '@/lib/db/client';
import { cancelReplay } from '@/lib/db/commands/history/cancel-replay';
import { requestReplay } from '@/lib/db/commands/history/request-replay';
import { claimReplay, renewReplay, sweepExpiredReplays } from '@/lib/db/history/replay-lease';
import { getHistory } from '@/lib/db/queries/history/get-history';
import { getRun } from '@/lib/db/queries/history/list-runs';
import { saveSnapshot } from '@/lib/db/save-snapshot';
import {
  createAccount,
  makeProjection,
  makeResult,
  makeSaveInput,
  makeUser,
} from '@/lib/db/testing/make-save-input';
import { makeViewer } from '@/lib/db/testing/make-viewer';
import { followReplay } from './follow-replay';
import { runReplay } from './run-replay';

const admin = makeViewer('admin');
const never = new AbortController().signal;
let next = 300_000_000_000;
let first: string;
let second: string;
const today = Date.now();
const day = (n: number) => new Date(today - (10 - n) * 86_400_000);

afterAll(() => disconnect());

beforeEach(async () => {
  await db().historyRun.deleteMany();
  await db().account.deleteMany();
  [first, second] = [String((next += 1)), String((next += 1))];
  for (const id of [first, second]) {
    await createAccount(id);
    const ann = makeUser(id, 'ann');
    for (const n of [1, 2, 3]) {
      await saveSnapshot(
        makeSaveInput(id, day(n).toISOString(), {
          checks: { gone: [makeResult(ann.arn, 'fail')] },
          projection: makeProjection({ identityStates: { rows: [ann], complete: ['*'] } }),
          count: n,
        }),
      );
    }
  }
});

/** Verdicts of the check that only the old evaluation had: gone once the account was judged again. */
const oldVerdicts = (accountId: string) => db().checkResult.count({ where: { accountId, checkId: 'gone' } });
const expireLeases = () =>
  db()
    .$executeRaw`update "HistoryRunAccount" set "leaseUntil" = clock_timestamp() - interval '1 second' where state = 'running'`;

describe('re-evaluating history', () => {
  it('judges every kept snapshot of the estate again, and says so', async () => {
    await db().snapshot.updateMany({
      where: { accountId: first, takenAt: day(2) },
      data: { settingsHash: 'of other thresholds' },
    });
    expect(await getHistory(admin)).toMatchObject({
      snapshots: 6,
      accounts: 2,
      oldest: day(1),
      outdated: 1,
      outdatedSince: day(2),
      runs: [],
    });
    const { runId, ...asked } = await requestReplay(admin, { reason: 'keys may be older' });
    expect(asked).toEqual({ accounts: 2, snapshots: 6 });
    const { run } = await followReplay(admin, { runId, wait: true, stop: never });
    expect(run).toMatchObject({
      state: 'succeeded',
      accountsDone: 2,
      snapshotsDone: 6,
      reason: 'keys may be older',
      failures: [],
      current: [],
    });
    expect(run.endedAt).toBeInstanceOf(Date);
    expect(await Promise.all([first, second].map(oldVerdicts))).toEqual([0, 0]);
    expect(await getHistory(admin)).toMatchObject({
      outdated: 0,
      outdatedSince: null,
      runs: [{ id: runId }],
    });
    const audit = await db().auditEntry.findFirst({ orderBy: { id: 'desc' } });
    expect(audit).toMatchObject({ action: 'history.replay', target: 'estate' });
  });

  it('keeps to one account and to a first day, and leaves what is before', async () => {
    const { runId } = await requestReplay(admin, { accountId: first, from: day(2) });
    const { run } = await followReplay(admin, { runId, wait: true, stop: never });
    expect(run).toMatchObject({ state: 'succeeded', accounts: 1, snapshots: 2, oldest: day(2) });
    expect(await oldVerdicts(first)).toBe(1);
    expect(await oldVerdicts(second)).toBe(1);
    const kept = await db().checkResult.findFirst({ where: { accountId: first, checkId: 'gone' } });
    expect(kept?.validTo).toEqual(day(2));
  });

  it('is for admins, one run at a time, and never for days to come', async () => {
    await expect(requestReplay(makeViewer('analyst'), {})).rejects.toMatchObject({ code: 'forbidden' });
    await expect(requestReplay(admin, { from: new Date(Date.now() + 86_400_000) })).rejects.toMatchObject({
      code: 'invalid',
    });
    await expect(requestReplay(admin, { from: day(9) })).rejects.toMatchObject({ code: 'precondition' });
    const asked = await Promise.allSettled([requestReplay(admin, {}), requestReplay(admin, {})]);
    expect(asked.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(requestReplay(admin, {})).rejects.toMatchObject({ code: 'conflict' });
  });

  it('goes on at the account where a killed worker was, and lets the dead one save nothing', async () => {
    const { runId } = await requestReplay(admin, {});
    await runReplay({ runId, accountId: first, owner: 'dead', stop: never });
    await claimReplay({ runId, accountId: second }, 'dead');
    expect(await claimReplay({ runId, accountId: second }, 'other')).toBeNull();
    await expireLeases();
    expect(await sweepExpiredReplays()).toBe(1);
    expect(await renewReplay({ runId, accountId: second }, { owner: 'dead', done: 1 })).toBe('lost');
    expect(await oldVerdicts(second)).toBe(1);
    expect(await runReplay({ runId, accountId: first, owner: 'alive', stop: never })).toBe('not-ours');
    expect(await runReplay({ runId, accountId: second, owner: 'alive', stop: never })).toBe('succeeded');
    expect(await getRun(admin, { runId })).toMatchObject({ state: 'succeeded', accountsDone: 2 });
  });

  it('gives up an account after three workers that stopped', async () => {
    const { runId } = await requestReplay(admin, { accountId: first });
    for (const owner of ['a', 'b', 'c']) {
      await claimReplay({ runId, accountId: first }, owner);
      await expireLeases();
      await sweepExpiredReplays();
    }
    const run = await getRun(admin, { runId });
    expect(run).toMatchObject({ state: 'failed', accountsDone: 0, failures: [{ accountId: first }] });
    expect(run.failures[0]?.message).toContain('three times');
    expect(await oldVerdicts(first)).toBe(1);
  });

  it('queues anew what has lost its job', async () => {
    const { runId } = await requestReplay(admin, { accountId: first });
    await db().$executeRaw`select graphile_worker.complete_jobs(array(select id from graphile_worker.jobs))`;
    await sweepExpiredReplays();
    const jobs = await db().$queryRaw<{ key: string }[]>`
      select key from graphile_worker.jobs where key like 'replay:%'`;
    expect(jobs).toEqual([{ key: `replay:${runId}:${first}` }]);
  });

  it('stops with its worker and waits for the next one', async () => {
    const { runId } = await requestReplay(admin, { accountId: first });
    const stopped = AbortSignal.abort();
    expect(await runReplay({ runId, accountId: first, owner: 'leaving', stop: stopped })).toBe('requeued');
    expect(await oldVerdicts(first)).toBe(1);
    expect(await runReplay({ runId, accountId: first, owner: 'next', stop: never })).toBe('succeeded');
  });

  it('leaves out what has not begun when it is cancelled', async () => {
    const { runId } = await requestReplay(admin, {});
    await runReplay({ runId, accountId: first, owner: 'a', stop: never });
    await claimReplay({ runId, accountId: second }, 'a');
    expect(await cancelReplay(admin, { runId })).toMatchObject({ state: 'stopping' });
    expect(await renewReplay({ runId, accountId: second }, { owner: 'a', done: 0 })).toBe('cancelled');
    await expireLeases();
    await sweepExpiredReplays();
    expect(await getRun(admin, { runId })).toMatchObject({ state: 'cancelled', accountsDone: 1 });
    await expect(cancelReplay(admin, { runId })).rejects.toMatchObject({ code: 'precondition' });
    const again = await requestReplay(admin, {});
    expect(await cancelReplay(admin, { runId: again.runId })).toMatchObject({ state: 'cancelled' });
  });

  it('fails an account whose evidence is broken, and leaves it whole', async () => {
    const { runId } = await requestReplay(admin, {});
    const broken = await db().snapshot.findFirst({
      where: { accountId: second },
      orderBy: { takenAt: 'desc' },
    });
    await db().snapshot.update({ where: { id: broken?.id ?? '' }, data: { manifestHash: 'missing' } });
    const { run } = await followReplay(admin, { runId, wait: true, stop: never });
    expect(run).toMatchObject({ state: 'failed', accountsDone: 1, failures: [{ accountId: second }] });
    expect(run.failures[0]?.whatToDo).toBe('Restore a backup.');
    expect(await oldVerdicts(second)).toBe(1);
  });
});
