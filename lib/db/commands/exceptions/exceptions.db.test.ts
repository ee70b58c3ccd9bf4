import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { Viewer } from '@/lib/access/viewer';
import { realNow } from '@/lib/clock';
import { db, disconnect } from '../../client';
import { endExpiredExceptions } from '../../findings/end-expired-exceptions';
import { findingFacets } from '../../queries/findings/count-finding-facets';
import { listFindings } from '../../queries/findings/list-findings';
import { getException } from '../../queries/exceptions/list-exceptions';
import {
  checkId,
  findingOf,
  historyOf,
  inDays,
  reason,
  requestFor,
  scanUsers,
  startExceptionsTest,
  statusOf,
} from '../../testing/exceptions';
import { makeViewer } from '../../testing/make-viewer';
import { approveException } from './approve-exception';
import { rejectException } from './reject-exception';
import { requestException } from './request-exception';
import { withdrawException } from './withdraw-exception';

const analyst = makeViewer('analyst');
const manager = makeViewer('manager');
const admin = makeViewer('admin');
const now = { kind: 'now' } as const;

const lastAudit = () => db().auditEntry.findFirst({ orderBy: { id: 'desc' } });

let account: string;
let other: string;

beforeEach(async () => {
  ({ account, other } = await startExceptionsTest());
});
afterAll(() => disconnect());

describe('an exception of one finding', () => {
  it('changes nothing before it is approved, and hides the finding from open ones after', async () => {
    const exceptionId = await requestFor([account, 'ann']);
    expect(await statusOf(account, 'ann')).toBe('open');
    expect(await lastAudit()).toMatchObject({ action: 'exception.request', target: exceptionId });
    const before = new Date();
    expect(await approveException(admin, { exceptionId })).toEqual({ excepted: 1, selfApproved: false });
    expect(await lastAudit()).toMatchObject({
      action: 'exception.approve',
      before: { state: 'requested' },
      after: { state: 'approved', excepted: 1 },
    });
    expect(await statusOf(account, 'ann')).toBe('excepted');
    expect((await listFindings(analyst, { at: now, accountId: account })).rows).toMatchObject([
      { identityName: 'bob', exception: null },
    ]);
    const excepted = await listFindings(analyst, { at: now, exceptionKind: ['risk-accepted'] });
    expect(excepted.rows).toMatchObject([
      { identityName: 'ann', status: 'excepted', exception: { id: exceptionId, kind: 'risk-accepted' } },
    ]);
    expect((await findingFacets(analyst, { at: now, accountId: account })).status).toMatchObject({
      open: 1,
      excepted: 1,
    });
    const then = await listFindings(analyst, { at: { kind: 'past', at: before }, accountId: account });
    expect(then.total).toBe(2);
    const later = { kind: 'past', at: inDays(1) } as const;
    expect((await listFindings(analyst, { at: later, accountId: account })).total).toBe(1);
    const afterItsEnd = { kind: 'past', at: inDays(91) } as const;
    expect((await listFindings(analyst, { at: afterItsEnd, accountId: account })).total).toBe(2);
  });

  it('ends when the evidence is another, and the finding comes back', async () => {
    const exceptionId = await requestFor([account, 'ann']);
    await approveException(admin, { exceptionId });
    await scanUsers(account, [{ name: 'ann' }, { name: 'bob' }]);
    expect(await statusOf(account, 'ann')).toBe('excepted');
    await scanUsers(account, [{ name: 'ann', fact: 'y' }, { name: 'bob' }]);
    expect(await statusOf(account, 'ann')).toBe('open');
    expect(await getException(analyst, { exceptionId, at: now })).toMatchObject({
      standing: 'ended',
      endedBy: 'evidence-changed',
      findings: 0,
    });
    expect((await historyOf(account, 'ann'))[0]).toEqual(['exception-ended', 'evidence-changed']);
  });

  it('holds over a pass for the very evidence that comes back', async () => {
    await approveException(admin, { exceptionId: await requestFor([account, 'ann']) });
    await scanUsers(account, [{ name: 'ann', result: 'pass' }, { name: 'bob' }]);
    expect(await statusOf(account, 'ann')).toBe('resolved');
    await scanUsers(account, [{ name: 'ann' }, { name: 'bob' }]);
    expect(await statusOf(account, 'ann')).toBe('excepted');
  });

  it('is not approved once the evidence is another: the request ends', async () => {
    const exceptionId = await requestFor([account, 'ann']);
    await scanUsers(account, [{ name: 'ann', fact: 'y' }, { name: 'bob' }]);
    await expect(approveException(admin, { exceptionId })).rejects.toMatchObject({ code: 'precondition' });
    expect((await historyOf(account, 'ann'))[0]).toEqual(['exception-declined', 'evidence-changed']);
  });

  it('has ended for every query when its time is over, and for good once the job ran', async () => {
    const exceptionId = await requestFor([account, 'ann']);
    await approveException(admin, { exceptionId });
    const expiresAt = new Date(realNow().getTime() - 1_000);
    await db().exception.update({
      where: { id: exceptionId },
      data: { expiresAt, requestedAt: inDays(-2), decidedAt: inDays(-1) },
    });
    expect(await statusOf(account, 'ann')).toBe('open');
    expect((await listFindings(analyst, { at: now, accountId: account })).total).toBe(2);
    expect(await getException(analyst, { exceptionId, at: now })).toMatchObject({ endedBy: 'expired' });
    expect(await endExpiredExceptions(realNow())).toEqual({ expired: 1, moved: 1 });
    expect(await db().exception.findUnique({ where: { id: exceptionId } })).toMatchObject({
      state: 'expired',
      endedAt: expiresAt,
    });
    expect(await findingOf(account, 'ann')).toMatchObject({ exceptionId: null, state: 'open' });
    const ended = await db().findingEvent.findFirst({
      where: { kind: 'exception-ended', accountId: account },
    });
    expect(ended).toMatchObject({ at: expiresAt, detail: { exceptionId, reason: 'expired' } });
    expect(await endExpiredExceptions(realNow())).toEqual({ expired: 0, moved: 0 });
  });

  it('is asked for with an end within a year, once, for an open finding', async () => {
    await expect(requestFor([account, 'ann'], { days: 366 })).rejects.toMatchObject({ code: 'invalid' });
    await expect(requestFor([account, 'ann'], { days: -1 })).rejects.toMatchObject({ code: 'invalid' });
    await requestFor([account, 'ann']);
    await expect(requestFor([account, 'ann'])).rejects.toMatchObject({ code: 'conflict' });
    await scanUsers(account, [{ name: 'ann' }, { name: 'bob', result: 'pass' }]);
    await expect(requestFor([account, 'bob'])).rejects.toMatchObject({ code: 'precondition' });
  });

  it('can be rejected or withdrawn, and asked for again', async () => {
    const rejected = await requestFor([account, 'ann']);
    await rejectException(admin, { exceptionId: rejected, note: 'Mend it.' });
    expect(await lastAudit()).toMatchObject({ action: 'exception.reject', after: { note: 'Mend it.' } });
    await expect(approveException(admin, { exceptionId: rejected })).rejects.toMatchObject({
      code: 'precondition',
    });
    const withdrawn = await requestFor([account, 'ann']);
    expect(await withdrawException(analyst, { exceptionId: withdrawn })).toEqual({ reopened: 0 });
    const approved = await requestFor([account, 'ann']);
    await approveException(admin, { exceptionId: approved });
    const colleague = { ...analyst, name: 'colleague@example.org' };
    await expect(withdrawException(colleague, { exceptionId: approved })).rejects.toMatchObject({
      code: 'forbidden',
    });
    expect(await withdrawException(analyst, { exceptionId: approved })).toEqual({ reopened: 1 });
    expect(await statusOf(account, 'ann')).toBe('open');
    expect(await historyOf(account, 'ann')).toEqual([
      ['exception-ended', 'withdrawn'],
      ['excepted', null],
      ['exception-requested', null],
      ['exception-declined', 'withdrawn'],
      ['exception-requested', null],
      ['exception-declined', 'rejected'],
      ['exception-requested', null],
      ['opened', null],
    ]);
  });
});

describe('who may', () => {
  it('ask and decide is for their roles, in their scope', async () => {
    const exceptionId = await requestFor([account, 'ann']);
    await expect(requestFor([account, 'bob'], { viewer: manager })).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(
      requestFor([account, 'bob'], { viewer: makeViewer('analyst', [other]) }),
    ).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(approveException(analyst, { exceptionId })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(rejectException(analyst, { exceptionId })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(withdrawException(manager, { exceptionId })).rejects.toMatchObject({ code: 'forbidden' });
    const elsewhere = makeViewer('admin', [other]);
    await expect(approveException(elsewhere, { exceptionId })).rejects.toMatchObject({ code: 'not-found' });
    await expect(approveException({ ...admin, kind: 'token' }, { exceptionId })).rejects.toMatchObject({
      code: 'forbidden',
    });
    const limited = makeViewer('analyst', [account]);
    const wide = { kind: 'false-positive', reason, expiresAt: inDays(9) } as const;
    await expect(
      requestException(limited, { ...wide, scope: { kind: 'check', checkId } }),
    ).rejects.toMatchObject({ code: 'forbidden' });
    await requestException(limited, { ...wide, scope: { kind: 'account', accountId: account, checkId } });
    await expect(
      requestException(limited, { ...wide, scope: { kind: 'account', accountId: other } }),
    ).rejects.toMatchObject({ code: 'not-found' });
    await expect(
      requestException(analyst, { ...wide, scope: { kind: 'check', checkId: 'no-such-check' } }),
    ).rejects.toThrow('There is no such check.');
  });

  it('approve is somebody else, but for a lone admin, and the register says so', async () => {
    const person = (name: string) =>
      db().person.create({ data: { name, email: `${name}@example.org`, role: 'admin' } });
    const asViewer = ({ id, name }: { id: string; name: string }): Viewer => ({
      ...admin,
      kind: 'person',
      id,
      name,
    });
    const ada = asViewer(await person('ada'));
    const bea = asViewer(await person('bea'));
    const exceptionId = await requestFor([account, 'ann'], { viewer: ada });
    await expect(approveException(ada, { exceptionId })).rejects.toMatchObject({ code: 'forbidden' });
    await db().person.update({ where: { id: bea.id ?? '' }, data: { disabledAt: realNow() } });
    expect(await approveException(ada, { exceptionId })).toMatchObject({ selfApproved: true });
    expect(await getException(manager, { exceptionId, at: now })).toMatchObject({
      selfApproved: true,
      requestedBy: 'ada',
      decidedBy: 'ada',
    });
    const byBea = await requestFor([account, 'bob'], { viewer: bea });
    expect(await approveException(ada, { exceptionId: byBea })).toMatchObject({ selfApproved: false });
  });
});
