import { describe, expect, it } from 'vitest';
import { denied, read } from '@/lib/snapshot/testing/build-snapshot';
import { itJudgesTrails, judgeTrail, organizationTrail } from '../../testing/trail-cases';
import { cloudtrailLogValidation as check } from './cloudtrail-log-validation';

const unsigned = { logFileValidation: false };

describe('cloudtrail-log-validation', () => {
  it('passes and fails by the switch', () => {
    expect(judgeTrail(check, {})).toMatchObject({ result: 'pass', title: 'main signs its log files' });
    expect(judgeTrail(check, unsigned)).toMatchObject({
      result: 'fail',
      severity: 'medium',
      title: 'main does not sign its log files',
      resource: 'arn:aws:cloudtrail:eu-west-1:123456789012:trail/main',
    });
  });

  it('is not applicable to a trail that is off, unknown where that was refused', () => {
    expect(judgeTrail(check, { ...unsigned, isLogging: read(false) })).toMatchObject({
      result: 'not-applicable',
    });
    expect(judgeTrail(check, { ...unsigned, isLogging: denied('x') })).toMatchObject({ result: 'unknown' });
  });

  it('judges an organization’s trail here when its owner is not linked', () => {
    expect(judgeTrail(check, { ...organizationTrail, ...unsigned })).toMatchObject({ result: 'fail' });
  });

  itJudgesTrails(check);
});
