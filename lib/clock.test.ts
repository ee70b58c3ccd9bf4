import { afterEach, describe, expect, it, vi } from 'vitest';
import { now, realNow } from '@/lib/clock';

afterEach(() => vi.unstubAllEnvs());

describe('now', () => {
  it('is ROLECALL_NOW where it is set, while real time goes on', () => {
    vi.stubEnv('ROLECALL_NOW', '2026-03-04T14:05:00Z');
    expect(now().toISOString()).toBe('2026-03-04T14:05:00.000Z');
    expect(Math.abs(realNow().getTime() - Date.now())).toBeLessThan(1_000);
  });

  it('is real time otherwise', () => {
    vi.stubEnv('ROLECALL_NOW', '');
    expect(Math.abs(now().getTime() - Date.now())).toBeLessThan(1_000);
  });
});
