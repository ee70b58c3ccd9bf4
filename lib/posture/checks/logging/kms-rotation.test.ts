import { describe, expect, it } from 'vitest';
import type { KmsKey } from '@/lib/snapshot/data/kms-keys';
import { denied, read } from '@/lib/snapshot/testing/build-snapshot';
import { itJudgesKmsKeys, judgeKey } from '../../testing/key-cases';
import { kmsRotation as check } from './kms-rotation';

describe('kms-rotation', () => {
  it('passes and fails by the switch', () => {
    expect(judgeKey(check, {})).toMatchObject({
      result: 'pass',
      resource: 'arn:aws:kms:eu-west-1:123456789012:key/k-1',
    });
    expect(judgeKey(check, { rotationEnabled: read(false) })).toMatchObject({
      result: 'fail',
      severity: 'medium',
      title: 'KMS key alias/data does not rotate',
    });
    expect(judgeKey(check, { rotationEnabled: read(false), aliases: [] })?.title).toContain('k-1');
  });

  it.each<Partial<KmsKey>>([
    { spec: 'RSA_2048' },
    { spec: 'HMAC_256' },
    { origin: 'EXTERNAL' },
    { origin: 'AWS_CLOUDHSM' },
    { state: 'Disabled' },
    { state: 'PendingDeletion' },
    { isMultiRegionReplica: true },
  ])('is not applicable to %j', (parts) => {
    expect(judgeKey(check, { rotationEnabled: read(false), ...parts })).toMatchObject({
      result: 'not-applicable',
    });
  });

  it('is unknown when the status was refused', () => {
    expect(judgeKey(check, { rotationEnabled: denied('kms:GetKeyRotationStatus') })).toMatchObject({
      result: 'unknown',
    });
  });

  itJudgesKmsKeys(check);
});
