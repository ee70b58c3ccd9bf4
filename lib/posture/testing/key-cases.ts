import { expect, it } from 'vitest';
import type { KmsKey } from '@/lib/snapshot/data/kms-keys';
import { buildKmsKey } from '@/lib/snapshot/testing/build-resources';
import { denied, off, read } from '@/lib/snapshot/testing/build-snapshot';
import type { Check, CheckResult } from '../types';
import { buildInput } from './build-input';

/** The result on an account with one KMS key. */
export function judgeKey(check: Check, parts: Partial<KmsKey>): CheckResult | undefined {
  const keys = [buildKmsKey('k-1', { aliases: ['alias/data'], ...parts })];
  return check.evaluate(buildInput({ kmsKeys: read({ keys, regions: [], unreadRegions: [] }) }))[0];
}

/** What every check of KMS keys says where there are none, or none were read. */
export function itJudgesKmsKeys(check: Check): void {
  it('is not applicable without keys, unknown where a region or all were refused, and does not run when off', () => {
    const none = { keys: [], regions: [], unreadRegions: [] };
    expect(check.evaluate(buildInput({ kmsKeys: read(none) }))).toMatchObject([{ result: 'not-applicable' }]);
    const unreadRegions = [
      { region: 'eu-west-1', code: 'AccessDenied', operation: 'kms:ListKeys', message: 'no' },
    ];
    expect(check.evaluate(buildInput({ kmsKeys: read({ ...none, unreadRegions }) }))).toMatchObject([
      { result: 'unknown', part: 'eu-west-1', title: expect.stringContaining('kms:ListKeys') },
    ]);
    expect(check.evaluate(buildInput({ kmsKeys: denied('x') }))).toMatchObject([{ result: 'unknown' }]);
    expect(check.evaluate(buildInput({ kmsKeys: off }))).toEqual([]);
  });
}
