import { describe, expect, it } from 'vitest';
import { policyOf } from '@/lib/snapshot/testing/build-organization';
import { denied, read } from '@/lib/snapshot/testing/build-snapshot';
import { itJudgesTheManagementAccountAlone, judgeManagement } from '../../testing/organization-cases';
import { orgTagPolicy } from './org-tag-policy';

const tags = (...targets: string[]) => policyOf({ name: 'tags', kind: 'tag', targets, text: '{}' });

describe('org-tag-policy', () => {
  it('passes when one is attached anywhere', () => {
    expect(judgeManagement(orgTagPolicy, { policies: [tags('ou-1')] })).toMatchObject({
      result: 'pass',
      title: 'Tag policy tags is attached',
    });
  });

  it('advises without one, with one that hangs nowhere, or with the type off', () => {
    const enabledPolicyTypes = read(['SERVICE_CONTROL_POLICY']);
    for (const parts of [{}, { policies: [tags()] }, { policies: [tags('r-1')], enabledPolicyTypes }])
      expect(judgeManagement(orgTagPolicy, parts)).toMatchObject({ result: 'fail', severity: 'info' });
  });

  it('is unknown when the policies were not read', () => {
    const managementPolicies = denied('organizations:ListPolicies');
    expect(judgeManagement(orgTagPolicy, { managementPolicies })).toMatchObject({ result: 'unknown' });
  });

  itJudgesTheManagementAccountAlone(orgTagPolicy);
});
