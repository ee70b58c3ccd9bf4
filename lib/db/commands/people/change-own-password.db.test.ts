import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Viewer } from '@/lib/access/viewer';
import { db, disconnect } from '../../client';
import { listAudit } from '../../queries/audit/list-audit';
import { findSessionViewer } from '../../sessions/find-viewer';
import { startSession } from '../../sessions/start-session';
import { makeViewer } from '../../testing/make-viewer';
import { changeOwnPassword } from './change-own-password';
import { createPerson } from './create-person';

const admin = makeViewer('admin');
const email = 'cleo@example.org';
const currentPassword = 'correct horse battery staple';
const password = 'another stapled battery horse';

let cleo: Viewer;

async function signIn(given: string): Promise<string | null> {
  const session = await startSession({ email, password: given, address: '127.0.0.1', userAgent: 'test' });
  return session?.sessionId ?? null;
}

beforeEach(async () => {
  const { id } = await createPerson(admin, {
    email,
    name: 'Cleo',
    role: 'manager',
    password: currentPassword,
  });
  cleo = { ...makeViewer('manager'), kind: 'person', id, name: email };
});
afterEach(async () => {
  await db().person.deleteMany();
  await db().signInAttempt.deleteMany();
});
afterAll(() => disconnect());

describe('changing one’s own password', () => {
  it('replaces it, keeps this session and ends the others', async () => {
    const here = await signIn(currentPassword);
    const elsewhere = await signIn(currentPassword);
    expect(await changeOwnPassword(cleo, { currentPassword, password }, here)).toEqual({ endedSessions: 1 });
    expect(await findSessionViewer(here ?? '')).not.toBeNull();
    expect(await findSessionViewer(elsewhere ?? '')).toBeNull();
    expect(await signIn(currentPassword)).toBeNull();
    expect(await signIn(password)).not.toBeNull();
  });

  it('stands in the audit log without either password', async () => {
    await changeOwnPassword(cleo, { currentPassword, password }, null);
    const { rows } = await listAudit(admin, { size: 1 });
    expect(rows).toMatchObject([{ action: 'person.change-password', target: email, actor: email }]);
    expect(JSON.stringify(rows)).not.toMatch(/battery/);
  });

  it('asks for the present one, and makes guessing it as slow as signing in', async () => {
    const guess = () => changeOwnPassword(cleo, { currentPassword: 'a wrong guess', password }, null);
    for (let n = 0; n < 5; n += 1) {
      await expect(guess()).rejects.toMatchObject({ code: 'invalid', details: { field: 'currentPassword' } });
    }
    await expect(guess()).rejects.toMatchObject({ code: 'throttled' });
    await db().signInAttempt.deleteMany();
    expect(await signIn(currentPassword)).not.toBeNull();
  });

  it('refuses a short or an unchanged one', async () => {
    await expect(changeOwnPassword(cleo, { currentPassword, password: 'short' }, null)).rejects.toThrow(
      /At least 12 characters/,
    );
    await expect(
      changeOwnPassword(cleo, { currentPassword, password: currentPassword }, null),
    ).rejects.toThrow(/the password that you have/);
  });

  it('is for people alone', async () => {
    const token = { ...cleo, kind: 'token' as const };
    await expect(changeOwnPassword(token, { currentPassword, password }, null)).rejects.toMatchObject({
      code: 'forbidden',
    });
  });
});
