import { describe, expect, it } from 'vitest';
import type { AccountSnapshot } from '@/lib/snapshot/account-snapshot';
import type { KmsKey } from '@/lib/snapshot/data/kms-keys';
import { hash } from '@/lib/snapshot/hash';
import { buildMember, buildOrganization } from '@/lib/snapshot/testing/build-organization';
import { buildKmsKey } from '@/lib/snapshot/testing/build-resources';
import { denied, off, read, textsOf } from '@/lib/snapshot/testing/build-snapshot';
import { buildInput, policyText } from '../../testing/build-input';
import type { Thresholds } from '../../settings/parameters';
import type { EvaluationContext } from '../../types';
import { kmsKeyPublic } from './kms-key-public';

const allow = (Principal: unknown, Condition?: object) =>
  policyText({
    Effect: 'Allow',
    Principal,
    Action: 'kms:*',
    Resource: '*',
    ...(Condition ? { Condition } : {}),
  });
const own = allow({ AWS: 'arn:aws:iam::123456789012:root' });

interface Case {
  key?: Partial<KmsKey>;
  parts?: Partial<AccountSnapshot>;
  thresholds?: Partial<Thresholds>;
  context?: Partial<EvaluationContext>;
}

function judge(text: string, { key, parts, thresholds, context }: Case = {}) {
  const keys = [buildKmsKey('k-1', { policy: read(hash(text)), ...key })];
  const kmsKeys = read({ keys, regions: ['eu-west-1'], unreadRegions: [] });
  const input = buildInput({ kmsKeys, policyDocuments: textsOf(text), ...parts }, thresholds, context);
  return kmsKeyPublic.evaluate(input)[0];
}

describe('kms-key-public', () => {
  it('passes a key for its own account', () => {
    expect(judge(own)).toMatchObject({
      result: 'pass',
      resource: 'arn:aws:kms:eu-west-1:123456789012:key/k-1',
      title: 'k-1 serves known accounts only',
    });
  });

  it.each([
    ['no condition', undefined],
    ['a service on the way', { StringEquals: { 'kms:ViaService': 's3.eu-west-1.amazonaws.com' } }],
    ['any account', { StringLike: { 'kms:CallerAccount': '*' } }],
    ['a negation', { StringNotEquals: { 'kms:CallerAccount': '111122223333' } }],
  ])('is critical for everybody with %s', (_what, condition) => {
    expect(judge(allow('*', condition), { key: { aliases: ['alias/app'] } })).toMatchObject({
      result: 'fail',
      severity: 'critical',
      title: 'Key alias/app serves everybody',
    });
  });

  it.each([
    ['its own account', { StringEquals: { 'kms:CallerAccount': '123456789012' } }],
    ['an endpoint', { StringEquals: { 'aws:SourceVpce': 'vpce-1' } }],
    ['a source', { ArnLike: { 'aws:SourceArn': 'arn:aws:sns:eu-west-1:123456789012:*' } }],
  ])('passes everybody held to %s', (_what, condition) => {
    expect(judge(allow({ AWS: '*' }, condition))).toMatchObject({ result: 'pass' });
  });

  it('is high for an unknown account, named or by condition or grant', () => {
    const stranger = { result: 'fail', severity: 'high', title: 'Key k-1 serves 111122223333' };
    expect(judge(allow({ AWS: '111122223333' }))).toMatchObject(stranger);
    expect(judge(allow('*', { StringEquals: { 'kms:CallerAccount': '111122223333' } }))).toMatchObject(
      stranger,
    );
    const granteePrincipal = 'arn:aws:iam::111122223333:role/app';
    expect(
      judge(own, { key: { grants: read([{ granteePrincipal, operations: ['Decrypt'] }]) } }),
    ).toMatchObject(stranger);
    const service = { granteePrincipal: 'rds.eu-west-1.amazonaws.com', operations: ['Decrypt'] };
    expect(judge(own, { key: { grants: read([service]) } })).toMatchObject({ result: 'pass' });
  });

  it('knows trusted, linked and organization accounts', () => {
    const text = allow({ AWS: '111122223333' });
    expect(judge(text, { thresholds: { trustedAccountIds: ['111122223333'] } })).toMatchObject({
      result: 'pass',
    });
    expect(judge(text, { context: { linkedAccountIds: new Set(['111122223333']) } })).toMatchObject({
      result: 'pass',
    });
    const organization = buildOrganization({ accounts: [buildMember('111122223333')] });
    expect(judge(text, { context: { organization } })).toMatchObject({ result: 'pass' });
  });

  it('is unknown where policy, grants or members were not read, unless something fails anyway', () => {
    expect(judge(own, { key: { policy: denied('GetKeyPolicy') } })).toMatchObject({ result: 'unknown' });
    expect(judge(own, { key: { grants: denied('ListGrants') } })).toMatchObject({ result: 'unknown' });
    expect(judge('{')).toMatchObject({ result: 'unknown' });
    expect(judge(allow('*'), { key: { grants: denied('ListGrants') } })).toMatchObject({ result: 'fail' });
    const parts = { organizationMembership: denied('DescribeOrganization') };
    expect(judge(allow({ AWS: '111122223333' }), { parts })).toMatchObject({ result: 'unknown' });
  });

  it('is not applicable to keys that wait for deletion, and without keys', () => {
    expect(judge(allow('*'), { key: { state: 'PendingDeletion' } })).toMatchObject({
      result: 'not-applicable',
    });
    const kmsKeys = read({ keys: [], regions: [], unreadRegions: [] });
    expect(kmsKeyPublic.evaluate(buildInput({ kmsKeys }))).toMatchObject([
      { result: 'not-applicable', resource: 'arn:aws:iam::123456789012:root' },
    ]);
  });

  it('is unknown for a region that was refused, and when all was', () => {
    const unreadRegions = [
      { region: 'eu-west-2', code: 'AccessDenied', operation: 'ListKeys', message: 'not authorized' },
    ];
    const kmsKeys = read({ keys: [], regions: [], unreadRegions });
    expect(kmsKeyPublic.evaluate(buildInput({ kmsKeys }))).toMatchObject([
      { result: 'unknown', part: 'eu-west-2' },
    ]);
    expect(kmsKeyPublic.evaluate(buildInput({ kmsKeys: denied('ListKeys') }))).toMatchObject([
      { result: 'unknown' },
    ]);
  });

  it('does not run when it is off', () => {
    expect(kmsKeyPublic.evaluate(buildInput({ kmsKeys: off }))).toEqual([]);
  });
});
