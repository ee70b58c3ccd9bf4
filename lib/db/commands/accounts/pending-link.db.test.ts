import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { db, disconnect } from '../../client';
import { saveSnapshot } from '../../save-snapshot';
import { getLink } from '../../queries/accounts/get-link';
import { getLinkStart } from '../../queries/accounts/get-link-start';
import { listAccounts } from '../../queries/accounts/list-accounts';
import { listPendingLinks } from '../../queries/accounts/list-pending-links';
import { makeSaveInput } from '../../testing/make-save-input';
import { makeViewer } from '../../testing/make-viewer';
import { discardLink } from './discard-link';
import { linkAccount } from './link-account';
import { removeAccount } from './remove-account';
import { startLink } from './start-link';

const admin = makeViewer('admin');
const analyst = makeViewer('analyst');
const accountId = '123456789012';
const roleArn = `arn:aws:iam::${accountId}:role/RolecallReadOnly`;
const begin = (name = 'prod') => startLink(admin, { accountId, name, roleArn });
const listed = async () => (await listAccounts(admin, { at: { kind: 'now' } })).total;

afterEach(async () => {
  await db().account.deleteMany();
});
afterAll(() => disconnect());

describe('a link that was begun', () => {
  it('is kept with its external id and is on no page', async () => {
    await begin();
    const first = await getLink(admin, { accountId });
    expect(first).toMatchObject({ name: 'prod', roleArn, pending: true });
    await begin('production');
    expect(await getLink(admin, { accountId })).toEqual({ ...first, name: 'production' });
    expect(await listed()).toBe(0);
    expect(await listPendingLinks(admin)).toMatchObject([
      { id: accountId, name: 'production', startedBy: admin.name },
    ]);
    expect(await db().auditEntry.findFirst({ orderBy: { id: 'desc' } })).toMatchObject({
      action: 'account.link.start',
      target: accountId,
    });
  });

  it('becomes a linked account with the same external id', async () => {
    await begin();
    const { externalId } = await getLink(admin, { accountId });
    expect(await linkAccount(admin, { accountId, name: 'prod', roleArn })).toMatchObject({ externalId });
    expect(await listPendingLinks(admin)).toEqual([]);
    expect(await listed()).toBe(1);
    await expect(begin()).rejects.toMatchObject({ code: 'conflict', details: { field: 'accountId' } });
  });

  it('is forgotten when it is discarded', async () => {
    await begin();
    await discardLink(admin, { accountId });
    expect(await db().account.count()).toBe(0);
    await expect(getLink(admin, { accountId })).rejects.toMatchObject({ code: 'not-found' });
    await expect(discardLink(admin, { accountId })).rejects.toMatchObject({ code: 'not-found' });
  });

  it('keeps the history and the external id of an account that was unlinked', async () => {
    const { externalId } = await linkAccount(admin, { accountId, name: 'prod', roleArn });
    await saveSnapshot(makeSaveInput(accountId, '2026-03-01T00:00:00Z'));
    await removeAccount(admin, { accountId });
    expect(await getLinkStart(admin, { accountId })).toBeNull();
    await begin();
    expect((await getLink(admin, { accountId })).externalId).toBe(externalId);
    await discardLink(admin, { accountId });
    expect(await db().snapshot.count({ where: { accountId } })).toBe(1);
    expect(await listed()).toBe(0);
  });

  it('is refused to others and for a role of another account', async () => {
    await expect(startLink(analyst, { accountId, name: 'prod', roleArn })).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(
      startLink(admin, { accountId: '210987654321', name: 'prod', roleArn }),
    ).rejects.toMatchObject({ code: 'invalid', details: { field: 'role' } });
    await expect(listPendingLinks(analyst)).rejects.toMatchObject({ code: 'forbidden' });
  });
});
