import { describe, expect, it } from 'vitest';
import type { User } from '@/lib/snapshot/account-snapshot';
import { buildUser, denied, off, read } from '@/lib/snapshot/testing/build-snapshot';
import { buildInput } from '../../testing/build-input';
import { userInGroup } from './user-in-group';

const judge = (parts: Partial<User>, ...thresholds: [Parameters<typeof buildInput>[1]?]) =>
  userInGroup.evaluate(buildInput({ users: read([buildUser('ana', parts)]) }, ...thresholds))[0];

describe('user-in-group', () => {
  it('fails for a user in no group', () => {
    expect(judge({})).toMatchObject({
      result: 'fail',
      severity: 'low',
      resource: 'arn:aws:iam::123456789012:user/ana',
      title: 'ana is in no group',
    });
    expect(judge({ groups: ['devs'] })).toMatchObject({ result: 'pass' });
  });

  it('spares new users for the days of grace', () => {
    expect(judge({ createdAt: '2026-02-25T14:05:00Z' })).toMatchObject({ result: 'not-applicable' });
    expect(judge({ createdAt: '2026-02-24T14:05:00Z' })).toMatchObject({ result: 'fail' });
    expect(judge({ createdAt: '2026-02-24T14:05:00Z' }, { newIdentityGraceDays: 8 })).toMatchObject({
      result: 'not-applicable',
    });
  });

  it('is not applicable to users of services, unless they need a group too', () => {
    const tags = [{ key: 'account-type', value: 'service' }];
    expect(judge({ tags })).toMatchObject({ result: 'not-applicable' });
    expect(judge({ tags }, { serviceUsersNeedGroup: true })).toMatchObject({ result: 'fail' });
  });

  it('is unknown without users, and does not run when they are off', () => {
    const evaluate = (users: typeof off) => userInGroup.evaluate(buildInput({ users }));
    expect(evaluate(denied('GetAccountAuthorizationDetails'))).toMatchObject([{ result: 'unknown' }]);
    expect(evaluate(off)).toEqual([]);
  });
});
