import { describe, expect, it } from 'vitest';
import { scopedPath } from './scoped-path';

describe('scopedPath', () => {
  it('leaves out what is empty', () => {
    const path = scopedPath({ ou: null, accountId: null, at: { kind: 'now' } });
    expect(path('/identities')).toBe('/identities');
    expect(path('/identities', { kind: 'user', q: '', mfa: [], page: null })).toBe('/identities?kind=user');
  });

  it('carries scope and time', () => {
    const at = { kind: 'past', at: new Date('2026-02-04T23:59:59.999Z') } as const;
    const path = scopedPath({ ou: 'ou-1', accountId: '528164903772', at });
    expect(path('/identities', { mfa: ['missing', 'active'] })).toBe(
      '/identities?ou=ou-1&account=528164903772&asOf=2026-02-04&mfa=missing,active',
    );
  });

  it('keeps an instant whole', () => {
    const at = { kind: 'past', at: new Date('2026-02-04T10:30:00Z') } as const;
    expect(scopedPath({ ou: null, accountId: null, at })('/')).toBe('/?asOf=2026-02-04T10:30:00.000Z');
  });
});
