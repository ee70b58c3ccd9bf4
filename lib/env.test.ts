import { afterEach, describe, expect, it, vi } from 'vitest';
import { env } from '@/lib/env';
import { isAppError } from '@/lib/errors';

afterEach(() => vi.unstubAllEnvs());

describe('env', () => {
  it('gives defaults, and reads a variable again when it changed', () => {
    expect(env().ROLECALL_DATABASE_POOL).toBe(10);
    vi.stubEnv('ROLECALL_DATABASE_POOL', '3');
    expect(env().ROLECALL_DATABASE_POOL).toBe(3);
  });

  it('treats an empty variable as unset', () => {
    vi.stubEnv('ROLECALL_PORT', '');
    expect(env().ROLECALL_PORT).toBeUndefined();
  });

  it('names a bad variable and never its value', () => {
    vi.stubEnv('DATABASE_URL', 'mysql://root:hunter2@db/x');
    let thrown: unknown;
    try {
      env();
    } catch (error) {
      thrown = error;
    }
    expect(isAppError(thrown) && thrown.code).toBe('invalid');
    expect(String(thrown)).toContain('DATABASE_URL');
    expect(String(thrown)).not.toContain('hunter2');
  });
});
