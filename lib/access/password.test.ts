import { describe, expect, it } from 'vitest';
import { hashPassword, verifyPassword } from './password';

describe('passwords', () => {
  it('verifies what was hashed and nothing else', async () => {
    const hash = await hashPassword('correct horse battery');
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await verifyPassword('correct horse battery', hash)).toBe(true);
    expect(await verifyPassword('correct horse batterz', hash)).toBe(false);
  });

  it('hashes the same password differently each time', async () => {
    expect(await hashPassword('correct horse battery')).not.toBe(await hashPassword('correct horse battery'));
  });

  it('treats composed and decomposed letters alike', async () => {
    expect(
      await verifyPassword('Zu\u0308rich-Zu\u0308rich', await hashPassword('Z\u00fcrich-Z\u00fcrich')),
    ).toBe(true);
  });

  it.each([null, '', 'plain', '$argon2id$v=19$m=1$x'])('refuses against the hash %j', async (hash) => {
    expect(await verifyPassword('anything at all', hash)).toBe(false);
  });
});
