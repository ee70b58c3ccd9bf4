import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Viewer } from '@/lib/access/viewer';
import { db, disconnect } from '../../client';
import { listAudit } from '../../queries/audit/list-audit';
import { verifyAudit } from '../../queries/audit/verify-audit';
import { listPeople } from '../../queries/people/list-people';
import { listSessions } from '../../queries/people/list-sessions';
import { listTokens } from '../../queries/tokens/list-tokens';
import { findSessionViewer, findTokenViewer } from '../../sessions/find-viewer';
import { startSession } from '../../sessions/start-session';
import { makeViewer } from '../../testing/make-viewer';
import { createToken } from '../tokens/create-token';
import { revokeToken } from '../tokens/revoke-token';
import { changePersonRole } from './change-person-role';
import { claimFirstAdmin } from './claim-first-admin';
import { createPerson } from './create-person';
import { issueFirstAdminToken } from './issue-first-admin-token';
import { revokeSessions } from './revoke-sessions';
import { setPassword } from './set-password';
import { setPersonEnabled } from './set-person-enabled';

const admin = makeViewer('admin');
const password = 'correct horse battery staple';
const signIn = (email: string, given = password) =>
  startSession({ email, password: given, address: '127.0.0.1', userAgent: 'test' });

let adminId: string;

beforeEach(async () => {
  const { id } = await createPerson(admin, {
    email: 'root@example.org',
    name: 'Root',
    role: 'admin',
    password,
  });
  adminId = id;
});
afterEach(async () => {
  await db().person.deleteMany();
  await db().signInAttempt.deleteMany();
});
afterAll(() => disconnect());

describe('people', () => {
  it('are invited by a link that works once', async () => {
    const { setupToken } = await createPerson(admin, {
      email: 'ann@example.org',
      name: 'Ann',
      role: 'analyst',
    });
    expect(await listPeople(admin)).toMatchObject([
      { name: 'Ann', state: 'invited' },
      { state: 'active', lastAdmin: true },
    ]);
    expect(await signIn('ann@example.org')).toBeNull();
    await setPassword({ token: setupToken ?? '', password }, null);
    expect(await signIn('ANN@example.org ')).toMatchObject({ email: 'ann@example.org' });
    await expect(setPassword({ token: setupToken ?? '', password }, null)).rejects.toMatchObject({
      code: 'forbidden',
    });
  });

  it('keep at least one admin', async () => {
    await expect(changePersonRole(admin, { personId: adminId, role: 'manager' })).rejects.toMatchObject({
      code: 'precondition',
    });
    await expect(setPersonEnabled(admin, { personId: adminId, enabled: false })).rejects.toMatchObject({
      code: 'precondition',
    });
  });

  it('are managed by admins alone', async () => {
    const analyst = makeViewer('analyst');
    await expect(
      createPerson(analyst, { email: 'x@example.org', name: 'X', role: 'admin' }),
    ).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(changePersonRole(analyst, { personId: adminId, role: 'manager' })).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(listPeople(analyst)).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('cannot be claimed as the first admin once there is one, nor with a wrong token', async () => {
    expect(await issueFirstAdminToken()).toBeNull();
    await db().person.deleteMany();
    const token = await issueFirstAdminToken();
    const claim = { email: 'first@example.org', name: 'First', password };
    await expect(claimFirstAdmin({ ...claim, token: 'wrong' }, null)).rejects.toMatchObject({
      code: 'forbidden',
    });
    await claimFirstAdmin({ ...claim, token: token ?? '' }, null);
    await expect(claimFirstAdmin({ ...claim, token: token ?? '' }, null)).rejects.toMatchObject({
      code: 'precondition',
    });
  });
});

describe('sessions', () => {
  it('give the viewer until they are revoked or the person is disabled', async () => {
    const { id } = await createPerson(admin, {
      email: 'bo@example.org',
      name: 'Bo',
      role: 'manager',
      password,
    });
    const session = await signIn('bo@example.org');
    const found = await findSessionViewer(session?.sessionId ?? '');
    expect(found?.viewer).toMatchObject({ kind: 'person', id, role: 'manager', from: '127.0.0.1' });
    const bo: Viewer = { ...makeViewer('manager'), kind: 'person', id };
    expect(await listSessions(bo, { personId: id })).toHaveLength(1);
    await expect(listSessions(bo, { personId: adminId })).rejects.toMatchObject({ code: 'forbidden' });
    await revokeSessions(bo, { personId: id });
    expect(await findSessionViewer(session?.sessionId ?? '')).toBeNull();
    const again = await signIn('bo@example.org');
    await setPersonEnabled(admin, { personId: id, enabled: false });
    expect(await findSessionViewer(again?.sessionId ?? '')).toBeNull();
    expect(await signIn('bo@example.org')).toBeNull();
  });

  it('end by age and by idle time', async () => {
    const session = await signIn('root@example.org');
    const id = session?.sessionId ?? '';
    await db().session.update({ where: { id }, data: { lastSeenAt: new Date(Date.now() - 13 * 3_600_000) } });
    expect(await findSessionViewer(id)).toBeNull();
    await db().session.update({
      where: { id },
      data: { lastSeenAt: new Date(), expiresAt: new Date(Date.now() - 1_000) },
    });
    expect(await findSessionViewer(id)).toBeNull();
  });

  it('are throttled after failures, alike for people that exist and that do not', async () => {
    for (const email of ['root@example.org', 'nobody@example.org']) {
      for (let n = 0; n < 5; n += 1) expect(await signIn(email, 'wrong')).toBeNull();
      await expect(signIn(email)).rejects.toMatchObject({ code: 'throttled' });
    }
  });
});

describe('tokens', () => {
  it('are shown once, work until they are revoked, and are kept as a hash', async () => {
    const { id, token } = await createToken(admin, { name: 'ci', role: 'manager' });
    expect(await findTokenViewer(token, null)).toMatchObject({
      kind: 'token',
      role: 'manager',
      name: 'token ci',
    });
    expect(JSON.stringify(await db().apiToken.findMany())).not.toContain(token);
    expect(await listTokens(admin)).toMatchObject([{ name: 'ci', state: 'active' }]);
    await revokeToken(admin, { tokenId: id });
    expect(await findTokenViewer(token, null)).toBeNull();
    await expect(createToken(makeViewer('analyst'), { name: 'x', role: 'admin' })).rejects.toMatchObject({
      code: 'forbidden',
    });
  });
});

describe('the audit log', () => {
  it('is a chain that shows what was tampered with, and holds no secret', async () => {
    const { entries, brokenAt } = await verifyAudit(admin);
    expect(entries).toBeGreaterThan(5);
    expect(brokenAt).toBeNull();
    const list = await listAudit(admin, { size: 1_000 });
    expect(list.total).toBe(entries);
    expect(JSON.stringify(list.rows)).not.toContain(password);
    await db().$executeRaw`alter table "AuditEntry" disable trigger all`;
    await db()
      .$executeRaw`update "AuditEntry" set actor = 'somebody else' where id = (select min(id) + 2 from "AuditEntry")`;
    expect((await verifyAudit(admin)).brokenAt).not.toBeNull();
    await expect(listAudit(makeViewer('analyst'), {})).rejects.toMatchObject({ code: 'forbidden' });
  });
});
