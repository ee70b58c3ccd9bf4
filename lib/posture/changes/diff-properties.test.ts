import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AccountSnapshot } from '@/lib/snapshot/account-snapshot';
import { hash } from '@/lib/snapshot/hash';
import { userLine } from '@/lib/snapshot/testing/build-report';
import {
  buildKey,
  buildRole,
  buildTrail,
  buildUser,
  denied,
  read,
  reported,
  textsOf,
} from '@/lib/snapshot/testing/build-snapshot';
import { analysed, everything, trustText } from '../testing/build-input';
import type { Change } from '../types';
import { diffSnapshots } from './diff-snapshots';

type Parts = Partial<AccountSnapshot>;

function diff(before: Parts, after: Parts): Change[] {
  return diffSnapshots(analysed({ takenAt: '2026-03-03T14:05:00Z', ...before }), analysed(after));
}

const events = (before: Parts, after: Parts) => diff(before, after).map(({ event }) => event);

describe('differences of any two snapshots', () => {
  const trust = trustText({ AWS: '464622532012' });
  const user = fc.record({
    name: fc.constantFrom('ana', 'bob', 'cleo', 'dan'),
    admin: fc.boolean(),
    groups: fc.subarray(['g', 'h']),
    mfa: fc.boolean(),
    password: fc.boolean(),
    keys: fc.uniqueArray(fc.constantFrom('AKIA1', 'AKIA2'), { maxLength: 2 }),
    active: fc.boolean(),
  });
  const account = fc.record({
    users: fc.uniqueArray(user, { selector: ({ name }) => name }),
    roles: fc.subarray(['ci', 'deploy']),
    logging: fc.boolean(),
  });
  const parts = account.map(({ users, roles, logging }): Parts => ({
    ...reported(
      ...users.map(({ name, mfa, password }) =>
        userLine(name, { mfa_active: String(mfa), password_enabled: String(password) }),
      ),
    ),
    users: read(
      users.map(({ name, admin, groups }) =>
        buildUser(name, {
          groups,
          inlinePolicies: admin ? [{ name: 'own', document: hash(everything) }] : [],
        }),
      ),
    ),
    accessKeys: read(
      users.flatMap(({ name, keys, active }) =>
        keys.map((id) => buildKey(name, `${id}${name}`, { status: active ? 'Active' : 'Inactive' })),
      ),
    ),
    roles: read(roles.map((name) => buildRole(name, { trustPolicy: hash(trust) }))),
    trails: read([buildTrail('main', { isLogging: read(logging) })]),
    policyDocuments: textsOf(everything, trust),
  }));

  it('a snapshot differs from itself in nothing', () => {
    fc.assert(
      fc.property(parts, (value) => {
        expect(diff(value, value)).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it('the way back undoes the way there: what came goes, what was gained is lost', () => {
    const opposite: Record<string, string> = {
      'user-created': 'user-deleted',
      'role-created': 'role-deleted',
      'group-joined': 'group-left',
      'key-created': 'key-deleted',
      'key-deactivated': 'key-reactivated',
      'policy-attached': 'policy-detached',
      'administrator-gained': 'administrator-lost',
      'trail-started': 'trail-stopped',
    };
    fc.assert(
      fc.property(parts, parts, (before, after) => {
        const there = events(before, after);
        const back = events(after, before);
        const count = (list: (string | null)[], event: string) =>
          list.filter((other) => other === event).length;
        for (const [gained, lost] of Object.entries(opposite)) {
          expect(count(back, lost)).toBe(count(there, gained));
          expect(count(back, gained)).toBe(count(there, lost));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('each data set alone, when it was refused, makes no change of its own', () => {
    const none = denied('x');
    const refusals: Parts[] = [
      { users: none },
      { accessKeys: none },
      { credentialReport: none },
      { roles: none },
    ];
    fc.assert(
      fc.property(parts, fc.constantFrom(...refusals), (value, refusal) => {
        const stale = { ...value, ...reported() };
        expect(diff(stale, { ...stale, ...refusal })).toEqual([]);
        expect(diff({ ...stale, ...refusal }, stale)).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it('data that was not read on one side makes no change', () => {
    const refused = denied('x');
    const unread: Parts = {
      credentialReport: refused,
      accountSummary: refused,
      users: refused,
      groups: refused,
      roles: refused,
      policies: refused,
      accessKeys: refused,
      mfaDevices: refused,
      trails: refused,
    };
    fc.assert(
      fc.property(parts, (value) => {
        expect(diff(value, unread)).toEqual([]);
        expect(diff(unread, value)).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });
});
