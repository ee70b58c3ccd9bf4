import { describe, expect, it } from 'vitest';
import { managementAccountId, policyOf } from '@/lib/snapshot/testing/build-organization';
import { accountId, denied, read } from '@/lib/snapshot/testing/build-snapshot';
import { itJudgesTheManagementAccountAlone, judgeManagement } from '../../testing/organization-cases';
import { orgAiOptOut } from './org-ai-opt-out';

function optOut(targets: string[], answer = 'optOut') {
  const locked = { '@@assign': answer, '@@operators_allowed_for_child_policies': ['@@none'] };
  const text = JSON.stringify({ services: { default: { opt_out_policy: locked } } });
  return policyOf({ name: 'no-ai', kind: 'ai-opt-out', targets, text });
}

describe('org-ai-opt-out', () => {
  it('passes when all accounts are covered, from the root or one by one', () => {
    for (const targets of [['r-1'], ['ou-1', managementAccountId], [accountId, managementAccountId]])
      expect(judgeManagement(orgAiOptOut, { policies: [optOut(targets)] })).toMatchObject({ result: 'pass' });
  });

  it('advises where an account is left out', () => {
    expect(judgeManagement(orgAiOptOut, { policies: [optOut(['ou-1'])] })).toMatchObject({
      result: 'fail',
      severity: 'info',
      title: expect.stringContaining(`${managementAccountId} (${managementAccountId})`),
    });
  });

  it('advises without a policy that opts out, and with the type off', () => {
    const title = 'No policy opts the organization out of AI services keeping content';
    const off = { policies: [optOut(['r-1'])], enabledPolicyTypes: read(['TAG_POLICY']) };
    for (const parts of [{}, { policies: [optOut(['r-1'], 'optIn')] }, off])
      expect(judgeManagement(orgAiOptOut, parts)).toMatchObject({ result: 'fail', title });
  });

  it('is unknown when the policies were not read', () => {
    const managementPolicies = denied('organizations:ListPolicies');
    expect(judgeManagement(orgAiOptOut, { managementPolicies })).toMatchObject({ result: 'unknown' });
  });

  itJudgesTheManagementAccountAlone(orgAiOptOut);
});
