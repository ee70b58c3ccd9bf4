import { describe, expect, it } from 'vitest';
import { buildMember, managementAccountId } from '@/lib/snapshot/testing/build-organization';
import { itJudgesTheManagementAccountAlone, judgeManagement } from '../../testing/organization-cases';
import { orgMultiAccount } from './org-multi-account';

const management = buildMember(managementAccountId, { path: ['r-1'] });
const judge = (...members: ReturnType<typeof buildMember>[]) =>
  judgeManagement(orgMultiAccount, { accounts: [management, ...members] });

describe('org-multi-account', () => {
  it('passes for several active accounts', () => {
    expect(judge(buildMember('222222222222'))).toMatchObject({
      result: 'pass',
      title: 'The organization has 2 active accounts',
    });
  });

  it('fails for a single one, closed accounts aside', () => {
    expect(judge(buildMember('222222222222', { state: 'SUSPENDED' }))).toMatchObject({
      result: 'fail',
      severity: 'low',
      title: 'The organization has a single active account',
    });
  });

  it('fails when the only member is for production and development alike', () => {
    const tags = [{ key: 'env', value: 'dev' }];
    const mixed = buildMember('222222222222', { name: 'Production', tags });
    expect(judge(mixed)).toMatchObject({
      result: 'fail',
      title: 'The only member account holds prod and dev',
    });
    expect(judge(mixed, buildMember('333333333333'))).toMatchObject({ result: 'pass' });
    const other = buildMember('222222222222', { name: 'Production', tags: [{ key: 'team', value: 'dev' }] });
    expect(judge(other)).toMatchObject({ result: 'pass' });
  });

  itJudgesTheManagementAccountAlone(orgMultiAccount);
});
