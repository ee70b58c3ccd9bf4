import { describe, expect, it } from 'vitest';
import type { GuardDutyFinding, GuardDutyState } from '@/lib/snapshot/data/detection';
import { buildRole, buildUser, read } from '@/lib/snapshot/testing/build-snapshot';
import type { Thresholds } from '../../settings/parameters';
import { buildInput } from '../../testing/build-input';
import { buildDetection, itJudgesRegions } from '../../testing/region-cases';
import { guarddutyCredentialFindings as check } from './guardduty-credential-findings';

const finding = (id: string, parts: Partial<GuardDutyFinding> = {}): GuardDutyFinding => ({
  id,
  arn: `arn:aws:guardduty:eu-west-1:123456789012:detector/d-1/finding/${id}`,
  type: 'UnauthorizedAccess:IAMUser/MaliciousIPCaller',
  title: 'API called from a malicious address',
  severity: 5,
  subject: 'ana',
  updatedAt: '2026-03-01T00:00:00Z',
  ...parts,
});
const users = read([buildUser('ana', { arn: 'arn:aws:iam::123456789012:user/staff/ana' })]);
const roles = read([buildRole('app')]);
const judge = (parts: Partial<GuardDutyState>, thresholds: Partial<Thresholds> = {}) => {
  const on = {
    detectorId: 'd-1',
    status: 'ENABLED' as const,
    administratorAccountId: null,
    credentialFindings: [],
  };
  const detection = read([buildDetection('eu-west-1', { guardDuty: read({ ...on, ...parts }) })]);
  return check.evaluate(buildInput({ detection, users, roles }, thresholds));
};

describe('guardduty-credential-findings', () => {
  it('passes a region without any', () => {
    expect(judge({})).toMatchObject([{ result: 'pass', part: 'eu-west-1' }]);
  });

  it('fails for each, at the user or role that GuardDuty names', () => {
    const credentialFindings = [
      finding('f-1', { subjectKind: 'IAMUser' }),
      finding('f-2', { subject: 'app', subjectKind: 'AssumedRole' }),
    ];
    expect(judge({ credentialFindings })).toMatchObject([
      {
        result: 'fail',
        severity: 'high',
        part: 'f-1',
        resource: 'arn:aws:iam::123456789012:user/staff/ana',
        title: 'GuardDuty reports UnauthorizedAccess:IAMUser/MaliciousIPCaller on ana in eu-west-1',
      },
      { result: 'fail', part: 'f-2', resource: 'arn:aws:iam::123456789012:role/app' },
    ]);
  });

  it.each([
    ['of an older snapshot', {}],
    ['on somebody unknown', { subject: 'gone', subjectKind: 'IAMUser' }],
    ['on a user of a role’s name', { subject: 'app', subjectKind: 'IAMUser' }],
    ['on root', { subject: 'Root', subjectKind: 'Root' }],
  ])('is about the account for a finding %s', (_what, parts) => {
    const [result] = judge({ credentialFindings: [finding('f-1', parts)] });
    expect(result).toMatchObject({ result: 'fail', resource: 'arn:aws:iam::123456789012:root' });
  });

  it('passes by what is older than the window, by whole days', () => {
    const at = (updatedAt: string) => ({ credentialFindings: [finding('f-1', { updatedAt })] });
    const window = { findingWindowDays: 10 };
    expect(judge(at('2026-02-22T14:05:00Z'), window)).toMatchObject([{ result: 'fail' }]);
    expect(judge(at('2026-02-21T14:05:00Z'), window)).toMatchObject([{ result: 'pass' }]);
  });

  it('is not applicable where GuardDuty is off, unknown where findings were not told', () => {
    const off = { status: 'DISABLED' as const, credentialFindings: null };
    expect(judge(off)).toMatchObject([{ result: 'not-applicable', part: 'eu-west-1' }]);
    expect(judge({ credentialFindings: null })).toMatchObject([{ result: 'unknown' }]);
  });

  itJudgesRegions(check, 'guardDuty');
});
