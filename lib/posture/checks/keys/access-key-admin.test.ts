import { describe, expect, it } from 'vitest';
import type { AccountSnapshot } from '@/lib/snapshot/account-snapshot';
import { hash } from '@/lib/snapshot/hash';
import { buildKey, buildUser, denied, off, read, textsOf } from '@/lib/snapshot/testing/build-snapshot';
import { buildInput, everything, policyText } from '../../testing/build-input';
import { accessKeyAdmin } from './access-key-admin';

const holding = (text: string): Partial<AccountSnapshot> => ({
  users: read([buildUser('ana', { inlinePolicies: [{ name: 'extra', document: hash(text) }] })]),
  accessKeys: read([buildKey('ana', 'AKIAXXXXW7Q3')]),
  policyDocuments: textsOf(text),
});
const judge = (parts: Partial<AccountSnapshot>) => accessKeyAdmin.evaluate(buildInput(parts));

describe('access-key-admin', () => {
  it('fails for an administrator with an active key, and says why it is one', () => {
    expect(judge(holding(everything))).toMatchObject([
      {
        result: 'fail',
        severity: 'high',
        resource: 'arn:aws:iam::123456789012:user/ana',
        title: 'ana is an administrator and holds key …W7Q3',
        evidence: expect.arrayContaining([
          expect.objectContaining({ field: 'administratorBecause', value: expect.stringContaining('extra') }),
        ]),
      },
    ]);
  });

  it('fails for one that can give itself the rest', () => {
    const text = policyText({ Effect: 'Allow', Action: 'iam:*', Resource: '*' });
    expect(judge(holding(text))).toMatchObject([{ result: 'fail' }]);
  });

  it('passes others, and administrators without an active key', () => {
    const text = policyText({ Effect: 'Allow', Action: 's3:*', Resource: '*' });
    expect(judge(holding(text))).toMatchObject([{ result: 'pass', title: 'ana is not an administrator' }]);
    const statement = { Effect: 'Allow', Action: '*', Resource: '*' };
    const withMfa = policyText({
      ...statement,
      Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
    });
    expect(judge(holding(withMfa))).toMatchObject([
      { result: 'pass', title: 'ana is an administrator under a condition only' },
    ]);
    const accessKeys = read([buildKey('ana', 'AKIA1', { status: 'Inactive' })]);
    expect(judge({ ...holding(everything), accessKeys })).toMatchObject([
      { result: 'pass', title: 'ana has no active access key' },
    ]);
  });

  it('is unknown where administrators could not be told, but for users without a key', () => {
    const policies = denied('GetAccountAuthorizationDetails');
    expect(judge({ ...holding(everything), policies })).toMatchObject([{ result: 'unknown' }]);
    expect(judge({ ...holding(everything), policies, accessKeys: read([]) })).toMatchObject([
      { result: 'pass' },
    ]);
  });

  it('is unknown where keys were not read', () => {
    const refused = denied('ListAccessKeys');
    const parts = { ...holding(everything), accessKeys: refused, credentialReport: refused };
    expect(judge(parts)).toMatchObject([{ result: 'unknown' }]);
  });

  it('does not run without policies, as on an imported report', () => {
    expect(judge({ users: off, groups: off, policies: off })).toEqual([]);
  });
});
