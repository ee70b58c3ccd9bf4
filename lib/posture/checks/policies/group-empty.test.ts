import { describe, expect, it } from 'vitest';
import { buildGroup, buildUser, denied, off, read } from '@/lib/snapshot/testing/build-snapshot';
import { buildInput } from '../../testing/build-input';
import { groupEmpty } from './group-empty';

const evaluate = (...input: Parameters<typeof buildInput>) => groupEmpty.evaluate(buildInput(...input));
const groups = read([buildGroup('devs')]);
const refused = denied('GetAccountAuthorizationDetails');

describe('group-empty', () => {
  it('tells of a group without members, as information', () => {
    expect(evaluate({ groups })).toMatchObject([
      {
        result: 'fail',
        severity: 'info',
        resource: 'arn:aws:iam::123456789012:group/devs',
        title: 'Nobody is in group devs',
      },
    ]);
    const users = read([buildUser('ana', { groups: ['devs'] })]);
    expect(evaluate({ groups, users })).toMatchObject([{ result: 'pass' }]);
  });

  it('spares new groups for the days of grace', () => {
    const created = (createdAt: string) => ({ groups: read([buildGroup('devs', { createdAt })]) });
    expect(evaluate(created('2026-02-25T14:05:00Z'))).toMatchObject([{ result: 'not-applicable' }]);
    expect(evaluate(created('2026-02-24T14:05:00Z'))).toMatchObject([{ result: 'fail' }]);
    expect(evaluate(created('2026-02-24T14:05:00Z'), { newIdentityGraceDays: 8 })).toMatchObject([
      { result: 'not-applicable' },
    ]);
  });

  it('is unknown without groups or without users, and does not run when they are off', () => {
    expect(evaluate({ groups: refused })).toMatchObject([{ result: 'unknown' }]);
    expect(evaluate({ groups, users: refused })).toMatchObject([{ result: 'unknown' }]);
    expect(evaluate({ groups: off, users: off })).toEqual([]);
  });
});
