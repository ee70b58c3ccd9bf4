import { describe, expect, it } from 'vitest';
import type { AccountSnapshot } from '@/lib/snapshot/account-snapshot';
import { buildRole, buildUser, denied, off, read } from '@/lib/snapshot/testing/build-snapshot';
import type { Thresholds } from '../../settings/parameters';
import { buildInput } from '../../testing/build-input';
import { userOwnerTagged } from './user-owner-tagged';

function evaluate(parts: Partial<AccountSnapshot>, thresholds: Partial<Thresholds> = {}) {
  return userOwnerTagged.evaluate(buildInput(parts, thresholds));
}

const tagged = (key: string, value: string) =>
  evaluate({ users: read([buildUser('ana', { tags: [{ key, value }] })]) })[0];

describe('user-owner-tagged', () => {
  it.each(['owner', 'Owner', 'email'])('passes with a value in %s', (key) => {
    expect(tagged(key, 'ana@example.com')).toMatchObject({
      result: 'pass',
      resource: 'arn:aws:iam::123456789012:user/ana',
      title: `ana names its owner in ${key}`,
    });
  });

  it('fails, as advice, without such a tag or with an empty one', () => {
    const expected = { result: 'fail', severity: 'info', title: 'ana has no owner tag' };
    expect(tagged('team', 'blue')).toMatchObject(expected);
    expect(tagged('owner', ' ')).toMatchObject(expected);
  });

  it('follows the keys', () => {
    const users = read([buildUser('ana', { tags: [{ key: 'team', value: 'blue' }] })]);
    expect(evaluate({ users }, { ownerTagKeys: ['team'] })).toMatchObject([{ result: 'pass' }]);
  });

  it('judges roles too, less those of AWS services and of Identity Center', () => {
    const roles = read([
      buildRole('app'),
      buildRole('linked', { path: '/aws-service-role/rds.amazonaws.com/' }),
      buildRole('AWSReservedSSO_A_1', { path: '/aws-reserved/sso.amazonaws.com/eu-west-1/' }),
    ]);
    expect(evaluate({ roles })).toMatchObject([
      { result: 'fail', resource: 'arn:aws:iam::123456789012:role/app' },
      { result: 'not-applicable', title: 'linked belongs to an AWS service' },
      { result: 'not-applicable', title: 'AWSReservedSSO_A_1 belongs to Identity Center' },
    ]);
  });

  it('is unknown for the half that was refused', () => {
    const parts = { users: denied('ListUsers'), roles: read([buildRole('app')]) };
    expect(evaluate(parts)).toMatchObject([
      { result: 'unknown', part: 'users', title: expect.stringContaining('ListUsers') },
      { result: 'fail' },
    ]);
  });

  it('does not run while both are off', () => {
    expect(evaluate({ users: off, roles: off })).toEqual([]);
  });
});
