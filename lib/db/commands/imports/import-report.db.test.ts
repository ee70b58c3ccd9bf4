import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { bytesOf, reportText, userLine } from '@/lib/snapshot/testing/build-report';
import { db, disconnect } from '../../client';
import { listIdentities } from '../../queries/identities/list-identities';
import { listKeys } from '../../queries/keys/list-keys';
import { getSummary } from '../../queries/summary/get-summary';
import { makeViewer } from '../../testing/make-viewer';
import { importReport } from './import-report';

const admin = makeViewer('admin');
const accountId = '123456789012';
const asOf = (day: number) => new Date(Date.UTC(2026, 0, day, 12));

const withMfa = userLine('ana', {
  password_enabled: 'true',
  password_last_used: '2026-01-01T00:00:00Z',
  mfa_active: 'true',
});
const withoutMfa = userLine('ana', { password_enabled: 'true', password_last_used: '2026-01-01T00:00:00Z' });
const withKey = userLine('bo', {
  access_key_1_active: 'true',
  access_key_1_last_rotated: '2025-06-01T00:00:00Z',
});
const early = bytesOf(reportText(withoutMfa));
const late = bytesOf(reportText(withMfa, withKey));

afterEach(async () => {
  await db().account.deleteMany();
  await db()
    .$executeRaw`truncate "Finding", "FindingEvent", "Change", "AccountMetric", "IdentityState", "IdentityUse",
    "CredentialState", "CredentialUse", "CheckResult", "CheckTally"`;
});
afterAll(() => disconnect());

describe('importReport', () => {
  it('makes an offline account whose pages show the report', async () => {
    const imported = await importReport(admin, { accountId, name: 'Old one', bytes: late, asOf: asOf(10) });
    expect(imported).toMatchObject({ users: 2, unchanged: false, replayed: 0, takenAt: asOf(10) });
    expect(await db().account.findUnique({ where: { id: accountId } })).toMatchObject({
      name: 'Old one',
      source: 'offline',
      lastSnapshotId: imported.snapshotId,
    });
    const list = await listIdentities(admin, { at: { kind: 'now' }, kind: ['user'] });
    expect(list.rows.map(({ name, mfaActive }) => [name, mfaActive])).toEqual([
      ['ana', true],
      ['bo', false],
    ]);
    const keys = await listKeys(admin, { at: { kind: 'now' } });
    expect(keys.rows).toMatchObject([{ userName: 'bo', accessKeyId: null, ageDays: 223 }]);
    const { accounts } = await getSummary(admin, { at: { kind: 'now' } });
    expect(accounts).toMatchObject([{ users: 2, activeKeys: 1, roles: null, adminUsers: null, score: 75 }]);
    const entry = await db().auditEntry.findFirst({ orderBy: { id: 'desc' } });
    expect(entry).toMatchObject({ action: 'report.import', target: accountId, actor: admin.name });
  });

  it('has nothing to do for the same bytes, and refuses them with another date', async () => {
    const first = await importReport(admin, { accountId, bytes: late, asOf: asOf(10) });
    expect(await importReport(admin, { accountId, bytes: late })).toMatchObject({
      unchanged: true,
      snapshotId: first.snapshotId,
      takenAt: asOf(10),
    });
    await expect(importReport(admin, { accountId, bytes: late, asOf: asOf(11) })).rejects.toMatchObject({
      code: 'conflict',
    });
    expect(await db().snapshot.count()).toBe(1);
  });

  it('puts an older report in its place in history', async () => {
    await importReport(admin, { accountId, bytes: late, asOf: asOf(10) });
    expect(await importReport(admin, { accountId, bytes: early, asOf: asOf(5) })).toMatchObject({
      replayed: 1,
    });
    const summaryAt = async (at: Date) => (await getSummary(admin, { at: { kind: 'past', at } })).accounts[0];
    expect(await summaryAt(asOf(6))).toMatchObject({ users: 1, consoleUsersWithMfa: 0 });
    expect(await summaryAt(asOf(11))).toMatchObject({ users: 2, consoleUsersWithMfa: 1 });
    const finding = await db().finding.findFirst({ where: { checkId: 'user-console-mfa-enabled' } });
    expect(finding).toMatchObject({ state: 'resolved', firstSeenAt: asOf(5), resolvedAt: asOf(10) });
    const changes = await db().change.findMany({ where: { entity: { contains: 'user/bo' } } });
    expect(changes.length).toBeGreaterThan(0);
    expect(changes.every(({ at }) => at.getTime() === asOf(10).getTime())).toBe(true);
  });

  it.each([
    ['a file that is not a report', bytesOf('hello'), accountId],
    ['a report of another account', late, '210987654321'],
    [
      'a report without the root row',
      bytesOf(reportText(withMfa).split('\n').toSpliced(1, 1).join('\n')),
      accountId,
    ],
  ])('stores nothing of %s', async (_what, bytes, id) => {
    await expect(importReport(admin, { accountId: id, bytes })).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringMatching(/Line \d+/),
    });
    expect(await db().account.count()).toBe(0);
    expect(
      await db().document.count({ where: { kind: 'credential-report', size: bytes.length } }),
    ).toBeLessThan(2);
  });

  it('refuses a date in the future, and anybody but an admin in scope', async () => {
    const bytes = late;
    await expect(
      importReport(admin, { accountId, bytes, asOf: new Date('2999-01-01') }),
    ).rejects.toMatchObject({ code: 'invalid' });
    await expect(importReport(makeViewer('analyst'), { accountId, bytes })).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(
      importReport(makeViewer('admin', ['210987654321']), { accountId, bytes }),
    ).rejects.toMatchObject({ code: 'not-found' });
    expect(await db().account.count()).toBe(0);
  });
});
