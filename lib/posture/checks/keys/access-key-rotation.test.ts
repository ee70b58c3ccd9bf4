import { describe, expect, it } from 'vitest';
import type { AccessKey } from '@/lib/snapshot/account-snapshot';
import { userLine } from '@/lib/snapshot/testing/build-report';
import { buildKey, buildUser, denied, off, read, reported } from '@/lib/snapshot/testing/build-snapshot';
import { buildInput } from '../../testing/build-input';
import { accessKeyRotation } from './access-key-rotation';

const users = read([buildUser('ana')]);
const evaluate = (...keys: AccessKey[]) =>
  accessKeyRotation.evaluate(buildInput({ users, accessKeys: read(keys) }));
const judge = (createdAt: string, parts: Partial<AccessKey> = {}) =>
  evaluate(buildKey('ana', 'AKIAIOSFODNN7EXAW7Q3', { createdAt, ...parts }))[0];

describe('access-key-rotation', () => {
  it('fails over 90 days, with the age in words', () => {
    expect(judge('2023-01-13T09:44:00Z')).toMatchObject({
      result: 'fail',
      severity: 'medium',
      title: 'Key …W7Q3 is 1,146 days old',
      resource: 'arn:aws:iam::123456789012:user/ana',
      part: 'AKIAIOSFODNN7EXAW7Q3',
    });
  });

  it('passes at exactly 90 whole days and fails at 91', () => {
    expect(judge('2025-12-04T14:05:00Z')).toMatchObject({ result: 'pass' });
    expect(judge('2025-12-03T14:05:01Z')).toMatchObject({ result: 'pass' });
    expect(judge('2025-12-03T14:05:00Z')).toMatchObject({
      result: 'fail',
      title: 'Key …W7Q3 is 91 days old',
    });
  });

  it('follows the threshold', () => {
    const accessKeys = read([buildKey('ana', 'AKIA1', { createdAt: '2025-12-03T14:05:00Z' })]);
    const [result] = accessKeyRotation.evaluate(
      buildInput({ users, accessKeys }, { accessKeyMaxAgeDays: 91 }),
    );
    expect(result).toMatchObject({ result: 'pass' });
  });

  it('is not applicable to inactive keys', () => {
    expect(judge('2020-01-01T00:00:00Z', { status: 'Inactive' })).toMatchObject({ result: 'not-applicable' });
  });

  it('gives one result per key', () => {
    const results = evaluate(
      buildKey('ana', 'AKIA1'),
      buildKey('ana', 'AKIA2', { createdAt: '2026-03-01T00:00:00Z' }),
    );
    expect(results.map(({ part, result }) => [part, result])).toEqual([
      ['AKIA1', 'fail'],
      ['AKIA2', 'pass'],
    ]);
  });

  it('falls back to the report, which names no keys', () => {
    const line = userLine('ana', {
      access_key_2_active: 'true',
      access_key_2_last_rotated: '2025-01-01T00:00:00Z',
    });
    const parts = { ...reported(line), users: off, accessKeys: denied('ListAccessKeys') };
    expect(accessKeyRotation.evaluate(buildInput(parts))).toMatchObject([
      { result: 'fail', title: 'Key 2 is 427 days old', part: 'slot-2@2025-01-01T00:00:00Z' },
    ]);
  });

  it('is unknown when neither source was read', () => {
    const parts = {
      users,
      accessKeys: denied('ListAccessKeys'),
      credentialReport: denied('GetCredentialReport'),
    };
    expect(accessKeyRotation.evaluate(buildInput(parts))).toMatchObject([
      { result: 'unknown', title: expect.stringContaining('ListAccessKeys') },
    ]);
  });

  it('does not run when both are off', () => {
    expect(accessKeyRotation.evaluate(buildInput({ users, accessKeys: off, credentialReport: off }))).toEqual(
      [],
    );
  });

  it('reads older as time goes by', () => {
    const evidence = judge('2025-01-01T00:00:00Z')?.evidence ?? [];
    expect(accessKeyRotation.describeFail(evidence, '2026-04-01T00:00:00Z')).toBe(
      'Key …W7Q3 is 455 days old',
    );
  });
});
