import { describe, expect, it } from 'vitest';
import { itJudgesKmsKeys, judgeKey } from '../../testing/key-cases';
import { kmsPendingDeletion as check } from './kms-pending-deletion';

describe('kms-pending-deletion', () => {
  it.each(['Enabled', 'Disabled'])('passes a key that is %s', (state) => {
    expect(judgeKey(check, { state })).toMatchObject({ result: 'pass' });
  });

  it('fails for one on its way out', () => {
    const deletionAt = '2026-03-11T14:05:00Z';
    expect(judgeKey(check, { state: 'PendingDeletion', deletionAt })).toMatchObject({
      result: 'fail',
      severity: 'high',
      title: 'KMS key alias/data will be deleted on 2026-03-11',
    });
    expect(judgeKey(check, { state: 'PendingReplicaDeletion' })).toMatchObject({
      result: 'fail',
      title: 'KMS key alias/data will be deleted',
    });
  });

  itJudgesKmsKeys(check);
});
