import { describe, expect, it } from 'vitest';
import { denied, read } from '@/lib/snapshot/testing/build-snapshot';
import { itJudgesTheManagementAccountAlone, judgeManagement } from '../../testing/organization-cases';
import { orgDelegatedAdminsKnown } from './org-delegated-admins-known';

const delegated = read([
  { accountId: '222222222222', services: ['guardduty.amazonaws.com'] },
  { accountId: '333333333333', services: ['sso.amazonaws.com'] },
]);
const judge = (delegatedAdministrators: typeof delegated, ...trustedDelegatedAdmins: string[]) =>
  judgeManagement(
    orgDelegatedAdminsKnown,
    { delegatedAdministrators },
    { thresholds: { trustedDelegatedAdmins } },
  );

describe('org-delegated-admins-known', () => {
  it('passes when all are trusted', () => {
    expect(judge(delegated, '222222222222', '333333333333')).toMatchObject({ result: 'pass' });
  });

  it.each([
    ['222222222222', '333333333333 for sso.amazonaws.com'],
    ['333333333333', '222222222222 for guardduty.amazonaws.com'],
  ])('fails whichever is not trusted (Prowler sees the last only): %s', (trusted, named) => {
    expect(judge(delegated, trusted)).toMatchObject({
      result: 'fail',
      severity: 'high',
      title: `Not trusted as delegated administrator: ${named}`,
    });
  });

  it('advises where nothing is delegated', () => {
    expect(judge(read([]))).toMatchObject({ result: 'fail', severity: 'info' });
  });

  it('is unknown when they were not read', () => {
    expect(judge(denied('organizations:ListDelegatedAdministrators'))).toMatchObject({ result: 'unknown' });
  });

  itJudgesTheManagementAccountAlone(orgDelegatedAdminsKnown);
});
