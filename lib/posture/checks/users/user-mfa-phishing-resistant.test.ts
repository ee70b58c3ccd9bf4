import { describe, expect, it } from 'vitest';
import type { AccountSnapshot, MfaKind } from '@/lib/snapshot/account-snapshot';
import { hash } from '@/lib/snapshot/hash';
import { buildDevice } from '@/lib/snapshot/testing/build-device';
import { type RowValues, userLine } from '@/lib/snapshot/testing/build-report';
import { buildUser, denied, off, read, reported, textsOf } from '@/lib/snapshot/testing/build-snapshot';
import type { Thresholds } from '../../settings/parameters';
import { buildInput, everything, policyText } from '../../testing/build-input';
import { userMfaPhishingResistant } from './user-mfa-phishing-resistant';

const mfaUser: RowValues = { password_enabled: 'true', mfa_active: 'true' };
const administrator = buildUser('ana', { inlinePolicies: [{ name: 'p', document: hash(everything) }] });

function evaluate(
  parts: Partial<AccountSnapshot>,
  thresholds: Partial<Thresholds> = {},
  row: RowValues = mfaUser,
) {
  const account = {
    users: read([administrator]),
    policyDocuments: textsOf(everything),
    ...reported(userLine('ana', row)),
  };
  return userMfaPhishingResistant.evaluate(buildInput({ ...account, ...parts }, thresholds));
}

const judge = (kinds: MfaKind[], thresholds: Partial<Thresholds> = {}, row: RowValues = mfaUser) =>
  evaluate({ mfaDevices: read(kinds.map((kind) => buildDevice('ana', kind))) }, thresholds, row)[0];

describe('user-mfa-phishing-resistant', () => {
  it.each(['security-key', 'hardware-token'] as const)('passes with a %s', (kind) => {
    expect(judge([kind])).toMatchObject({
      result: 'pass',
      resource: 'arn:aws:iam::123456789012:user/ana',
    });
  });

  it.each(['virtual', 'sms'] as const)('fails with %s alone', (kind) => {
    expect(judge([kind])).toMatchObject({ result: 'fail', severity: 'medium' });
  });

  it('says which device it is', () => {
    expect(judge(['virtual'])?.title).toBe('The MFA of ana can be phished: authenticator app');
  });

  it('lets a weak device stand beside a strong one, unless only strong ones may', () => {
    expect(judge(['virtual', 'security-key'])).toMatchObject({ result: 'pass' });
    expect(judge(['virtual', 'security-key'], { strongMfaMode: 'only' })).toMatchObject({ result: 'fail' });
    expect(judge(['security-key'], { strongMfaMode: 'only' })).toMatchObject({ result: 'pass' });
  });

  it('is unknown for a serial of no known form where it would decide', () => {
    expect(judge(['unknown'])).toMatchObject({ result: 'unknown' });
    expect(judge(['unknown', 'security-key'])).toMatchObject({ result: 'pass' });
    expect(judge(['unknown', 'security-key'], { strongMfaMode: 'only' })).toMatchObject({
      result: 'unknown',
    });
  });

  it('looks at administrators only, unless the scope is wider', () => {
    const parts = { users: read([buildUser('ana')]), mfaDevices: read([buildDevice('ana')]) };
    expect(evaluate(parts)).toMatchObject([
      { result: 'not-applicable', title: 'ana is not an administrator' },
    ]);
    expect(evaluate(parts, { strongMfaScope: 'console' })).toMatchObject([{ result: 'fail' }]);
  });

  it('looks at those too who are administrators with MFA only', () => {
    const needsMfa = policyText(
      { Effect: 'Allow', Action: '*', Resource: '*' },
      {
        Effect: 'Deny',
        NotAction: 'iam:ListMFADevices',
        Resource: '*',
        Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } },
      },
    );
    const parts = {
      users: read([buildUser('ana', { inlinePolicies: [{ name: 'p', document: hash(needsMfa) }] })]),
      policyDocuments: textsOf(needsMfa),
      mfaDevices: read([buildDevice('ana')]),
    };
    expect(evaluate(parts)).toMatchObject([{ result: 'fail' }]);
  });

  it('is not applicable without MFA, and to users who cannot sign in to the console', () => {
    expect(judge([], {}, { password_enabled: 'true' })).toMatchObject({
      result: 'not-applicable',
      title: 'ana has no MFA at all',
    });
    expect(judge(['virtual'], {}, { mfa_active: 'true' })).toMatchObject({ result: 'not-applicable' });
  });

  it('is unknown where devices or rights were not read', () => {
    expect(evaluate({ mfaDevices: denied('ListMFADevices') })).toMatchObject([
      { result: 'unknown', title: expect.stringContaining('ListMFADevices') },
    ]);
    expect(judge([])).toMatchObject({ result: 'unknown', title: expect.stringContaining('not listed') });
    expect(evaluate({ policies: denied('ListPolicies') })).toMatchObject([{ result: 'unknown' }]);
  });

  it('does not run while devices, or rights that the scope needs, are off', () => {
    expect(evaluate({ mfaDevices: off })).toEqual([]);
    const noRights = { users: off, groups: off, policies: off, mfaDevices: read([buildDevice('ana')]) };
    expect(evaluate(noRights)).toEqual([]);
    expect(evaluate(noRights, { strongMfaScope: 'console' })).toMatchObject([{ result: 'fail' }]);
  });
});
