import { afterEach, describe, expect, it, vi } from 'vitest';
import { requireMetricsReader } from './require-metrics-reader';

const ask = (headers: Record<string, string>) => () =>
  requireMetricsReader(new Request('http://127.0.0.1:3210/metrics', { headers }));

afterEach(() => vi.unstubAllEnvs());

describe('requireMetricsReader', () => {
  it('lets this machine read, and nobody behind a proxy or of unknown address', () => {
    expect(ask({ 'x-forwarded-for': '127.0.0.1' })).not.toThrow();
    expect(ask({ 'x-forwarded-for': '::ffff:127.0.0.1' })).not.toThrow();
    for (const addresses of ['203.0.113.9', '127.0.0.1, 203.0.113.9', '203.0.113.9, 127.0.0.1', '']) {
      expect(ask({ 'x-forwarded-for': addresses })).toThrow(expect.objectContaining({ code: 'forbidden' }));
    }
  });

  it('believes no address when the server listens to the network', () => {
    vi.stubEnv('ROLECALL_HOST', '0.0.0.0');
    expect(ask({ 'x-forwarded-for': '127.0.0.1' })).toThrow(expect.objectContaining({ code: 'forbidden' }));
  });

  it('asks for the token where one is set, on this machine too', () => {
    vi.stubEnv('ROLECALL_METRICS_TOKEN', 'right');
    expect(ask({ authorization: 'Bearer right', 'x-forwarded-for': '203.0.113.9' })).not.toThrow();
    const refused: Record<string, string>[] = [
      { authorization: 'Bearer wrong' },
      { 'x-forwarded-for': '127.0.0.1' },
    ];
    for (const headers of refused) {
      expect(ask(headers)).toThrow(expect.objectContaining({ code: 'unauthenticated' }));
    }
  });
});
