import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { approveException } from '../../commands/exceptions/approve-exception';
import { rejectException } from '../../commands/exceptions/reject-exception';
import { withdrawException } from '../../commands/exceptions/withdraw-exception';
import { db, disconnect } from '../../client';
import { replay } from '../../replay';
import {
  checkId,
  except,
  findingOf,
  historyOf,
  inDays,
  requestFor,
  scanUsers,
  startExceptionsTest,
  statusOf,
} from '../../testing/exceptions';
import { makeViewer } from '../../testing/make-viewer';
import { listFindings } from '../findings/list-findings';
import { getWiderScopes } from './get-wider-scopes';
import { mayApproveOwn } from './may-approve-own';
import { countExceptions, getException, listExceptions } from './list-exceptions';

const analyst = makeViewer('analyst');
const manager = makeViewer('manager');
const admin = makeViewer('admin');
const now = { kind: 'now' } as const;

let account: string;
let other: string;

beforeEach(async () => {
  ({ account, other } = await startExceptionsTest());
});
afterAll(() => disconnect());

describe('exceptions over more than a finding', () => {
  it('take in what is there and what is opened later, as far as they reach', async () => {
    await except({ kind: 'account', accountId: account, checkId });
    expect([await statusOf(account, 'bob'), await statusOf(other, 'eve')]).toEqual(['excepted', 'open']);
    await scanUsers(account, [{ name: 'ann' }, { name: 'bob' }, { name: 'new' }]);
    expect(await statusOf(account, 'new')).toBe('excepted');
    expect(await historyOf(account, 'new')).toEqual([
      ['excepted', null],
      ['opened', null],
    ]);
    await except({ kind: 'check', checkId });
    expect(await statusOf(other, 'eve')).toBe('excepted');
  });

  it('of a unit reach the accounts below it', async () => {
    const id = `ou-${account}`;
    await db().organization.create({
      data: { id: `o-${account}`, managementAccountId: other, rootId: 'r-1' },
    });
    await db().organizationalUnit.createMany({
      data: [
        { id, organizationId: `o-${account}`, name: 'Top' },
        { id: `${id}-below`, organizationId: `o-${account}`, parentId: id, name: 'Below' },
      ],
    });
    await db().account.update({ where: { id: account }, data: { ouId: `${id}-below` } });
    await except({ kind: 'ou', ouId: id });
    expect([await statusOf(account, 'ann'), await statusOf(other, 'eve')]).toEqual(['excepted', 'open']);
    await expect(except({ kind: 'ou', ouId: 'ou-nowhere' })).rejects.toMatchObject({ code: 'not-found' });
  });

  it('of a tag follow the tag of the identity', async () => {
    const tags = [{ key: 'purpose', value: 'break-glass' }];
    await scanUsers(account, [{ name: 'ann', tags }, { name: 'bob' }]);
    await except({ kind: 'tag', key: 'purpose', value: 'break-glass', checkId });
    expect([await statusOf(account, 'ann'), await statusOf(account, 'bob')]).toEqual(['excepted', 'open']);
    await scanUsers(account, [{ name: 'ann' }, { name: 'bob', tags }]);
    expect([await statusOf(account, 'ann'), await statusOf(account, 'bob')]).toEqual(['open', 'excepted']);
    expect((await historyOf(account, 'ann'))[0]).toEqual(['exception-ended', 'out-of-scope']);
  });

  it('take over from one that ends', async () => {
    const own = await requestFor([account, 'ann']);
    await approveException(admin, { exceptionId: own });
    const wide = await except({ kind: 'account', accountId: account });
    expect(await findingOf(account, 'ann')).toMatchObject({ exceptionId: own });
    await withdrawException(admin, { exceptionId: own });
    expect(await findingOf(account, 'ann')).toMatchObject({ exceptionId: wide });
    expect((await historyOf(account, 'ann')).slice(0, 2)).toEqual([
      ['excepted', null],
      ['exception-ended', 'withdrawn'],
    ]);
    const later = { kind: 'past', at: inDays(1) } as const;
    const list = await listFindings(analyst, { at: later, accountId: account, status: ['excepted'] });
    expect(list.rows.map(({ exception }) => exception?.id)).toEqual([wide, wide]);
  });
});

describe('the register', () => {
  it('says what stands where and how much each covers, to whom it concerns', async () => {
    const soon = await except({ kind: 'account', accountId: account });
    const asked = await requestFor([account, 'ann']);
    await rejectException(admin, { exceptionId: asked });
    const again = await requestFor([account, 'ann']);
    const list = await listExceptions(manager, { at: now });
    expect(list.total).toBe(3);
    expect(list.rows).toMatchObject([
      {
        id: again,
        standing: 'requested',
        findings: 1,
        identityName: 'ann',
        daysLeft: 89,
        expiresSoon: false,
      },
      { id: soon, standing: 'in-force', findings: 2, accountName: 'prod', checkId: null, expiresSoon: true },
      { id: asked, standing: 'ended', endedBy: 'rejected', findings: 0 },
    ]);
    expect(await countExceptions(manager, { at: now })).toEqual({
      requested: 1,
      'in-force': 1,
      ended: 1,
      expiresSoon: 1,
      expiresThisWeek: 0,
    });
    const covered = await listFindings(manager, { at: now, exceptionId: soon });
    expect(covered.total).toBe(2);
    expect((await listExceptions(manager, { at: now, expiresWithinDays: 30 })).total).toBe(1);
    expect((await listExceptions(manager, { at: now, expiresWithinDays: 7 })).total).toBe(0);
    await db().exception.update({ where: { id: soon }, data: { expiresAt: inDays(6) } });
    expect((await listExceptions(manager, { at: now, expiresWithinDays: 7 })).rows).toMatchObject([
      { id: soon, daysLeft: 5 },
    ]);
    expect((await countExceptions(manager, { at: now })).expiresThisWeek).toBe(1);
    expect((await listExceptions(manager, { at: now, standing: ['ended'], q: 'mfa' })).total).toBe(1);
    const limited = makeViewer('manager', [other]);
    expect((await listExceptions(limited, { at: now })).total).toBe(0);
    await expect(getException(limited, { exceptionId: soon, at: now })).rejects.toMatchObject({
      code: 'not-found',
    });
    const before = { kind: 'past', at: inDays(-1) } as const;
    expect((await listExceptions(manager, { at: before })).total).toBe(0);
  });
});

describe('what an exception could take in', () => {
  it('is the unit of the account and the tags of the identity, in the scope of the viewer', async () => {
    const tags = [{ key: 'team', value: 'payments' }];
    await scanUsers(account, [{ name: 'ann', tags }, { name: 'bob' }]);
    const unit = { id: `ou-${account}`, name: 'wide' };
    const organizationId = `o-${account}`;
    await db().organization.create({
      data: { id: organizationId, managementAccountId: other, rootId: 'r-1' },
    });
    await db().organizationalUnit.create({ data: { ...unit, organizationId } });
    await db().account.update({ where: { id: account }, data: { ouId: unit.id } });
    const { id } = await findingOf(account, 'ann');
    expect(await getWiderScopes(analyst, id)).toEqual({ unit, tags });
    expect(await getWiderScopes(analyst, (await findingOf(other, 'eve')).id)).toEqual({
      unit: null,
      tags: [],
    });
    expect(await getWiderScopes(makeViewer('analyst', [other]), id)).toEqual({ unit: null, tags: [] });
  });
});

describe('who may approve their own', () => {
  it('is an admin without another, and never an analyst', async () => {
    expect(await mayApproveOwn(admin)).toBe(true);
    await db().person.create({ data: { name: 'bea', email: 'bea@example.org', role: 'admin' } });
    expect(await mayApproveOwn(admin)).toBe(false);
    await expect(mayApproveOwn(analyst)).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('a replay', () => {
  it('keeps exceptions, owners and comments, and drops what only they touched', async () => {
    const exceptionId = await requestFor([account, 'ann']);
    await approveException(admin, { exceptionId });
    await db().finding.updateMany({ where: { accountId: account }, data: { owner: 'team' } });
    await except({ kind: 'account', accountId: other });
    const events = () => db().findingEvent.count({ where: { accountId: account, kind: 'excepted' } });
    // The kept snapshots hold no users: by the real checks nothing of these fails.
    for (const id of [account, other]) await replay(id, new Date(0));
    expect(await findingOf(account, 'ann')).toMatchObject({ exceptionId, owner: 'team', state: 'resolved' });
    expect(await events()).toBe(1);
    expect(await db().exception.findUnique({ where: { id: exceptionId } })).toMatchObject({
      state: 'approved',
    });
    expect(await db().finding.count({ where: { accountId: other, checkId } })).toBe(0);
    expect(
      await db().findingEvent.count({
        where: { accountId: other, kind: 'excepted', detail: { path: ['by'], not: 'x' } },
      }),
    ).toBe(0);
    await scanUsers(account, [{ name: 'ann' }, { name: 'bob' }]);
    expect(await statusOf(account, 'ann')).toBe('excepted');
  });
});
