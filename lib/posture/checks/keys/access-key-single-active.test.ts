import { describe, expect, it } from 'vitest';
import type { AccessKey } from '@/lib/snapshot/account-snapshot';
import { userLine } from '@/lib/snapshot/testing/build-report';
import { buildKey, buildUser, denied, off, read, reported } from '@/lib/snapshot/testing/build-snapshot';
import { buildInput } from '../../testing/build-input';
import { accessKeySingleActive } from './access-key-single-active';

const users = read([buildUser('ana')]);
const older = buildKey('ana', 'AKIAOLDAAAA', { createdAt: '2025-01-01T00:00:00Z' });
const judge = (keys: AccessKey[], keyRotationOverlapDays = 7) =>
  accessKeySingleActive.evaluate(
    buildInput({ users, accessKeys: read(keys) }, { keyRotationOverlapDays }),
  )[0];
const newer = (createdAt: string, parts: Partial<AccessKey> = {}) =>
  buildKey('ana', 'AKIANEWBBBB', { slot: 2, createdAt, ...parts });

describe('access-key-single-active', () => {
  it('fails for two active keys once the rotation should be over', () => {
    expect(judge([newer('2026-02-01T00:00:00Z'), older])).toMatchObject({
      result: 'fail',
      severity: 'low',
      resource: 'arn:aws:iam::123456789012:user/ana',
      title: 'ana has two active keys: key …BBBB and key …AAAA',
      evidence: expect.arrayContaining([
        expect.objectContaining({ field: 'olderKey', value: 'AKIAOLDAAAA' }),
      ]),
    });
  });

  it('grants the days of a rotation, which other tools do not', () => {
    expect(judge([older, newer('2026-02-25T14:05:00Z')])).toMatchObject({
      result: 'pass',
      title: 'ana is rotating its key',
    });
    expect(judge([older, newer('2026-02-24T14:05:00Z')])).toMatchObject({ result: 'fail' });
  });

  it('grants nothing under the strict profile', () => {
    expect(judge([older, newer('2026-03-04T14:00:00Z')], 0)).toMatchObject({ result: 'fail' });
  });

  it('passes one active key and is not applicable without any', () => {
    expect(judge([older])).toMatchObject({ result: 'pass' });
    expect(judge([older, newer('2026-01-01T00:00:00Z', { status: 'Inactive' })])).toMatchObject({
      result: 'pass',
    });
    expect(judge([])).toMatchObject({ result: 'not-applicable' });
  });

  it('counts the slots of a report, which names no keys', () => {
    const line = userLine('ana', {
      access_key_1_active: 'true',
      access_key_1_last_rotated: '2025-01-01T00:00:00Z',
      access_key_2_active: 'true',
      access_key_2_last_rotated: '2025-02-01T00:00:00Z',
    });
    const parts = { ...reported(line), users: off, accessKeys: denied('ListAccessKeys') };
    expect(accessKeySingleActive.evaluate(buildInput(parts))).toMatchObject([
      { result: 'fail', title: 'ana has two active keys: key 1 and key 2' },
    ]);
  });

  it('is unknown without keys, and does not run when they are off', () => {
    const evaluate = (reading: typeof off) =>
      accessKeySingleActive.evaluate(buildInput({ users, accessKeys: reading, credentialReport: reading }));
    expect(evaluate(denied('ListAccessKeys'))).toMatchObject([{ result: 'unknown' }]);
    expect(evaluate(off)).toEqual([]);
  });
});
