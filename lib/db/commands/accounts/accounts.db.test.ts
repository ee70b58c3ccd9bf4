import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { db, disconnect, withTransaction } from '../../client';
import { listAccounts } from '../../queries/accounts/list-accounts';
import { makeViewer } from '../../testing/make-viewer';
import { createAccount, makeSaveInput } from '../../testing/make-save-input';
import { saveSnapshot } from '../../save-snapshot';
import { cancelScan } from '../scans/cancel-scan';
import { requestScan } from '../scans/request-scan';
import { changeSetting } from '../settings/change-setting';
import { editAccount } from './edit-account';
import { linkAccount } from './link-account';
import { removeAccount } from './remove-account';
import { setAccountEnabled } from './set-account-enabled';

const admin = makeViewer('admin');
const analyst = makeViewer('analyst');
const accountId = '123456789012';
const roleArn = `arn:aws:iam::${accountId}:role/RolecallReadOnly`;
const link = () => linkAccount(admin, { accountId, name: 'prod', roleArn });
const jobs = () =>
  db().$queryRaw<{ task_identifier: string }[]>`
    select task_identifier from graphile_worker.jobs where task_identifier <> 'analyze-estate'`;
const lastAudit = () => db().auditEntry.findFirst({ orderBy: { id: 'desc' }, omit: { id: true } });

afterEach(async () => {
  await db().account.deleteMany();
  await db().setting.deleteMany();
  await db().$executeRaw`delete from graphile_worker._private_jobs`;
});
afterAll(() => disconnect());

describe('links', () => {
  it('have an external id of ours that nobody else has, and an audit entry without it', async () => {
    const { externalId } = await link();
    expect(externalId).toMatch(/^rc-[0-9a-f]{40}$/);
    expect(JSON.stringify(await lastAudit())).not.toContain(externalId);
    await expect(link()).rejects.toMatchObject({ code: 'conflict' });
    await expect(linkAccount(admin, { accountId: '210987654321', roleArn })).rejects.toMatchObject({
      code: 'invalid',
    });
    await expect(linkAccount(analyst, { accountId, roleArn })).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('are edited, switched off and removed, with history kept', async () => {
    await link();
    await saveSnapshot(makeSaveInput(accountId, '2026-03-01T00:00:00Z'));
    await editAccount(admin, { accountId, name: 'production' });
    expect(await lastAudit()).toMatchObject({ action: 'account.edit', before: { name: 'prod' } });
    await setAccountEnabled(admin, { accountId, enabled: false });
    await expect(requestScan(analyst, { accountId })).rejects.toMatchObject({ code: 'precondition' });
    await removeAccount(admin, { accountId });
    expect((await listAccounts(admin, { at: { kind: 'now' } })).total).toBe(0);
    expect(await db().snapshot.count()).toBe(1);
    await expect(editAccount(admin, { accountId, name: 'x' })).rejects.toMatchObject({ code: 'not-found' });
    await link();
    expect((await listAccounts(admin, { at: { kind: 'now' } })).rows).toMatchObject([
      { snapshotAt: new Date('2026-03-01T00:00:00Z') },
    ]);
  });

  it('are changed within the scope alone', async () => {
    await link();
    const elsewhere = makeViewer('admin', ['210987654321']);
    await expect(removeAccount(elsewhere, { accountId })).rejects.toMatchObject({ code: 'not-found' });
    await expect(requestScan(elsewhere, { accountId })).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('scans', () => {
  it('are queued with their job, one at a time per account, and cancelled', async () => {
    await link();
    const { scanId } = await requestScan(analyst, { accountId });
    expect(await requestScan(analyst, { accountId })).toEqual({ scanId, created: false });
    expect(await jobs()).toEqual([{ task_identifier: 'scan-account' }]);
    await expect(requestScan(makeViewer('manager'), { accountId })).rejects.toMatchObject({
      code: 'forbidden',
    });
    await cancelScan(analyst, { scanId });
    expect(await db().scan.findUnique({ where: { id: scanId } })).toMatchObject({ state: 'cancelled' });
  });

  it('leave no job when the command is rolled back', async () => {
    await link();
    const rolledBack = withTransaction(async () => {
      await requestScan(analyst, { accountId });
      throw new Error('no');
    });
    await expect(rolledBack).rejects.toThrow('no');
    expect(await jobs()).toEqual([]);
    expect(await db().scan.count()).toBe(0);
  });
});

describe('settings', () => {
  it('are overridden and taken back, with accounts judged anew by one job', async () => {
    await createAccount(accountId);
    await saveSnapshot(makeSaveInput(accountId, '2026-03-01T00:00:00Z'));
    const change = { scope: 'estate', key: 'accessKeyMaxAgeDays' as const };
    await changeSetting(admin, { ...change, value: 60 });
    await changeSetting(admin, { ...change, value: 30 });
    expect(await lastAudit()).toMatchObject({
      action: 'setting.change',
      before: { value: 60 },
      after: { value: 30 },
    });
    expect(await jobs()).toEqual([{ task_identifier: 're-evaluate' }]);
    await changeSetting(admin, { ...change, value: undefined });
    expect(await db().setting.count()).toBe(0);
    await expect(changeSetting(admin, { ...change, value: -1 })).rejects.toMatchObject({ code: 'invalid' });
    const scoped = (scope: string) => changeSetting(admin, { ...change, scope, value: 60 });
    await expect(scoped('account:999999999999')).rejects.toMatchObject({ code: 'not-found' });
    await expect(scoped('ou:ou-nowhere')).rejects.toMatchObject({ code: 'not-found' });
    await scoped(`account:${accountId}`);
    await db().account.update({ where: { id: accountId }, data: { removedAt: new Date() } });
    await expect(scoped(`account:${accountId}`)).rejects.toMatchObject({ code: 'not-found' });
    await changeSetting(admin, { ...change, scope: `account:${accountId}`, value: undefined });
    expect(await db().setting.count()).toBe(0);
    await expect(changeSetting(analyst, { ...change, value: 60 })).rejects.toMatchObject({
      code: 'forbidden',
    });
  });
});
