import { describe, expect, it } from 'vitest';
import type { GuardDutyState } from '@/lib/snapshot/data/detection';
import { read } from '@/lib/snapshot/testing/build-snapshot';
import { buildInput } from '../../testing/build-input';
import { buildDetection, itJudgesRegions } from '../../testing/region-cases';
import { guarddutyEnabled as check } from './guardduty-enabled';

const judge = (detectorId: string | null, status: GuardDutyState['status']) => {
  const guardDuty = read({ detectorId, status, administratorAccountId: null, credentialFindings: null });
  return check.evaluate(buildInput({ detection: read([buildDetection('eu-west-1', { guardDuty })]) }));
};

describe('guardduty-enabled', () => {
  it('passes per region', () => {
    const detection = read([buildDetection('eu-west-1'), buildDetection('us-east-1')]);
    expect(check.evaluate(buildInput({ detection }))).toMatchObject([
      { result: 'pass', part: 'eu-west-1', resource: 'arn:aws:iam::123456789012:root' },
      { result: 'pass', part: 'us-east-1' },
    ]);
  });

  it('fails without a detector and for one that is suspended', () => {
    expect(judge(null, null)).toMatchObject([
      { result: 'fail', severity: 'high', part: 'eu-west-1', title: 'GuardDuty is off in eu-west-1' },
    ]);
    expect(judge('d-1', 'DISABLED')).toMatchObject([
      { result: 'fail', title: 'GuardDuty is suspended in eu-west-1' },
    ]);
  });

  itJudgesRegions(check, 'guardDuty');
});
