import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { db, disconnect } from '../../client';
import {
  findingOf,
  historyOf,
  inDays,
  reason,
  requestFor,
  startExceptionsTest,
} from '../../testing/exceptions';
import { makeViewer } from '../../testing/make-viewer';
import { approveException } from './approve-exception';
import { requestException } from './request-exception';
import { withdrawRequests } from './withdraw-requests';

const analyst = makeViewer('analyst');
const admin = makeViewer('admin');

let account: string;
let other: string;

beforeEach(async () => {
  ({ account, other } = await startExceptionsTest());
});
afterAll(() => disconnect());

async function requestForAll() {
  const found = await Promise.all([
    findingOf(account, 'ann'),
    findingOf(account, 'bob'),
    findingOf(other, 'eve'),
  ]);
  const scope = { kind: 'finding' as const, findingIds: found.map(({ id }) => id) };
  return requestException(analyst, { kind: 'false-positive', scope, reason, expiresAt: inDays(30) });
}

const statesOf = async () =>
  (await db().exception.findMany({ orderBy: { id: 'asc' } })).map(({ state }) => state);

describe('requests for several findings', () => {
  it('are one for each, with one entry of the audit log', async () => {
    const { exceptionIds } = await requestForAll();
    expect(exceptionIds).toHaveLength(3);
    expect(await statesOf()).toEqual(['requested', 'requested', 'requested']);
    expect(await db().auditEntry.findFirst({ orderBy: { id: 'desc' } })).toMatchObject({
      action: 'exception.request',
      target: '3 exceptions',
    });
    expect((await historyOf(other, 'eve'))[0]).toEqual(['exception-requested', null]);
  });

  it('say how many have one already, and then none is made', async () => {
    await requestFor([account, 'ann']);
    await expect(requestForAll()).rejects.toMatchObject({
      code: 'conflict',
      message: '1 of these 3 findings has an exception or a request already.',
    });
    expect(await statesOf()).toEqual(['requested']);
  });
});

describe('withdrawRequests', () => {
  it('takes them back together, so that they can be asked for again', async () => {
    const { exceptionIds } = await requestForAll();
    expect(await withdrawRequests(analyst, { exceptionIds })).toEqual({ withdrawn: 3 });
    expect(await statesOf()).toEqual(['withdrawn', 'withdrawn', 'withdrawn']);
    expect((await historyOf(account, 'bob'))[0]).toEqual(['exception-declined', 'withdrawn']);
    expect(await db().auditEntry.findFirst({ orderBy: { id: 'desc' } })).toMatchObject({
      action: 'exception.withdraw',
      target: '3 exceptions',
    });
    expect((await requestForAll()).exceptionIds).toHaveLength(3);
  });

  it('takes none back once one is decided', async () => {
    const { exceptionIds } = await requestForAll();
    await approveException(admin, { exceptionId: exceptionIds[0] ?? '' });
    await expect(withdrawRequests(analyst, { exceptionIds })).rejects.toMatchObject({
      code: 'precondition',
    });
    expect((await statesOf()).toSorted()).toEqual(['approved', 'requested', 'requested']);
  });

  it('is for whoever asked, in their scope, and for admins', async () => {
    const { exceptionIds } = await requestForAll();
    const colleague = { ...analyst, name: 'colleague@example.org' };
    const refused = (code: string) => expect.objectContaining({ code });
    await expect(withdrawRequests(colleague, { exceptionIds })).rejects.toEqual(refused('forbidden'));
    await expect(withdrawRequests(makeViewer('manager'), { exceptionIds })).rejects.toEqual(
      refused('forbidden'),
    );
    await expect(withdrawRequests(makeViewer('analyst', [account]), { exceptionIds })).rejects.toEqual(
      refused('not-found'),
    );
    expect(await withdrawRequests(admin, { exceptionIds })).toEqual({ withdrawn: 3 });
  });
});
