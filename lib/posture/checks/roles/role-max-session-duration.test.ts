import { describe, expect, it } from 'vitest';
import type { Role } from '@/lib/snapshot/account-snapshot';
import { hash } from '@/lib/snapshot/hash';
import { buildRole, denied, off, read, textsOf } from '@/lib/snapshot/testing/build-snapshot';
import { buildInput, everything } from '../../testing/build-input';
import type { Thresholds } from '../../settings/parameters';
import { roleMaxSessionDuration } from './role-max-session-duration';

const admin = { inlinePolicies: [{ name: 'all', document: hash(everything) }] };

function judge(parts: Partial<Role>, thresholds: Partial<Thresholds> = {}, others: object = {}) {
  const roles = read([buildRole('deploy', parts)]);
  const input = buildInput({ roles, policyDocuments: textsOf(everything), ...others }, thresholds);
  return roleMaxSessionDuration.evaluate(input)[0];
}

describe('role-max-session-duration', () => {
  it('passes at exactly four hours and fails beyond', () => {
    expect(judge({ maxSessionDuration: 14_400 })).toMatchObject({
      result: 'pass',
      title: 'Sessions of deploy last at most 4 hours',
    });
    expect(judge({ maxSessionDuration: 14_401 })).toMatchObject({ result: 'fail', severity: 'low' });
    expect(judge({ maxSessionDuration: 43_200 })).toMatchObject({
      title: 'Sessions of deploy may last 12 hours',
    });
  });

  it('gives administrators exactly one hour', () => {
    expect(judge({ ...admin, maxSessionDuration: 3600 })).toMatchObject({ result: 'pass' });
    expect(judge({ ...admin, maxSessionDuration: 7200 })).toMatchObject({
      result: 'fail',
      title: 'Administrator sessions of deploy may last 2 hours',
    });
  });

  it('follows both limits', () => {
    expect(judge({ maxSessionDuration: 43_200 }, { roleSessionMaxSeconds: 43_200 })).toMatchObject({
      result: 'pass',
    });
    const thresholds = { privilegedSessionMaxSeconds: 7200 };
    expect(judge({ ...admin, maxSessionDuration: 7200 }, thresholds)).toMatchObject({ result: 'pass' });
  });

  it('is not applicable to roles of AWS services and of Identity Center', () => {
    for (const path of ['/aws-service-role/ops.amazonaws.com/', '/aws-reserved/sso.amazonaws.com/'])
      expect(judge({ path, maxSessionDuration: 43_200 })).toMatchObject({ result: 'not-applicable' });
  });

  it('is unknown when the length was not listed, or only an administrator would fail and none can be told', () => {
    expect(judge({ maxSessionDuration: null })).toMatchObject({ result: 'unknown' });
    const policies = denied('GetAccountAuthorizationDetails');
    expect(judge({ maxSessionDuration: 7200 }, {}, { policies })).toMatchObject({ result: 'unknown' });
    expect(judge({ maxSessionDuration: 3600 }, {}, { policies })).toMatchObject({ result: 'pass' });
    expect(judge({ maxSessionDuration: 43_200 }, {}, { policies })).toMatchObject({ result: 'fail' });
  });

  it('is unknown when roles were refused, and does not run when they are off', () => {
    expect(judge({}, {}, { roles: denied('GetAccountAuthorizationDetails') })).toMatchObject({
      result: 'unknown',
    });
    expect(judge({}, {}, { roles: off })).toBeUndefined();
  });
});
