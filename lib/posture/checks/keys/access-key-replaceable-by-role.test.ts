import { describe, expect, it } from 'vitest';
import type { AccessKey, LastAccessed } from '@/lib/snapshot/account-snapshot';
import { buildKey, buildUser, denied, off, read } from '@/lib/snapshot/testing/build-snapshot';
import { buildInput } from '../../testing/build-input';
import { accessKeyReplaceableByRole } from './access-key-replaceable-by-role';

const arn = 'arn:aws:iam::123456789012:user/ana';
const users = read([buildUser('ana')]);
const used = { lastUsed: '2026-03-01T00:00:00Z', lastUsedService: 'sts' };
const keys = (parts: Partial<AccessKey> = {}) =>
  read([buildKey('ana', 'AKIAXXXXW7Q3', { ...used, ...parts })]);
const reached = (service: string, lastUsed: string | null): LastAccessed => {
  const use = {
    service,
    serviceName: service,
    lastUsed,
    lastUsedRegion: null,
    lastUsedBy: null,
    actions: null,
  };
  return { arn, asOf: '2026-03-04T00:00:00Z', fingerprint: 'f', services: [use] };
};
const judge = (...input: Parameters<typeof buildInput>) =>
  accessKeyReplaceableByRole.evaluate(buildInput({ users, ...input[0] }, input[1]))[0];

describe('access-key-replaceable-by-role', () => {
  it('fails when the key was used for a service', () => {
    expect(judge({ accessKeys: keys({ lastUsedService: 's3' }) })).toMatchObject({
      result: 'fail',
      severity: 'medium',
      resource: arn,
      title: 'ana uses a long-lived key for s3',
    });
  });

  it('fails when last-accessed data shows a service, and passes what is only permitted', () => {
    const judgeReached = (lastUsed: string | null) =>
      judge({ accessKeys: keys(), lastAccessed: read([reached('ec2', lastUsed)]) });
    expect(judgeReached('2026-03-01T00:00:00Z')).toMatchObject({
      result: 'fail',
      title: 'ana uses a long-lived key for ec2',
    });
    expect(judgeReached(null)).toMatchObject({ result: 'pass' });
    expect(judgeReached('2025-10-01T00:00:00Z')).toMatchObject({ result: 'pass' });
  });

  it('passes a key for IAM and STS, an idle one, and looks at 90 whole days', () => {
    expect(judge({ accessKeys: keys() })).toMatchObject({ result: 'pass' });
    const s3 = { lastUsedService: 's3' };
    expect(judge({ accessKeys: keys({ ...s3, lastUsed: '2025-12-04T14:05:00Z' }) })).toMatchObject({
      result: 'fail',
    });
    const old = keys({ ...s3, lastUsed: '2025-12-03T14:05:00Z' });
    expect(judge({ accessKeys: old })).toMatchObject({ result: 'pass' });
    expect(judge({ accessKeys: old }, { longLivedKeyWindowDays: 91 })).toMatchObject({ result: 'fail' });
    expect(judge({ accessKeys: keys({ lastUsed: null, lastUsedService: null }) })).toMatchObject({
      result: 'pass',
    });
  });

  it('is not applicable without an active key, or with the tag', () => {
    expect(judge({ accessKeys: keys({ status: 'Inactive' }) })).toMatchObject({ result: 'not-applicable' });
    const tagged = read([buildUser('ana', { tags: [{ key: 'long-lived-key', value: 'approved' }] })]);
    const accessKeys = keys({ lastUsedService: 's3' });
    expect(judge({ users: tagged, accessKeys })).toMatchObject({ result: 'not-applicable' });
    expect(judge({ users: tagged, accessKeys }, { longLivedKeyExemptTag: 'keys=ok' })).toMatchObject({
      result: 'fail',
    });
  });

  it('judges by the key alone while last-accessed data is off', () => {
    expect(judge({ accessKeys: keys(), lastAccessed: off })).toMatchObject({ result: 'pass' });
    expect(judge({ accessKeys: keys({ lastUsedService: null }), lastAccessed: off })).toMatchObject({
      result: 'unknown',
    });
  });

  it('is unknown where what it needs was refused', () => {
    const lastAccessed = denied('GenerateServiceLastAccessedDetails');
    expect(judge({ accessKeys: keys(), lastAccessed })).toMatchObject({ result: 'unknown' });
    expect(judge({ accessKeys: keys({ lastUsedService: 's3' }), lastAccessed })).toMatchObject({
      result: 'fail',
    });
    const refused = denied('ListAccessKeys');
    expect(judge({ accessKeys: refused, credentialReport: refused })).toMatchObject({ result: 'unknown' });
  });

  it('does not run when keys are off', () => {
    expect(judge({ accessKeys: off, credentialReport: off })).toBeUndefined();
  });
});
