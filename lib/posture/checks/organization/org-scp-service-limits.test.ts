import { describe, expect, it } from 'vitest';
import { scp } from '@/lib/snapshot/testing/build-organization';
import { itJudgesMembersAlone, judgeMember } from '../../testing/organization-cases';
import { orgScpServiceLimits } from './org-scp-service-limits';

const deny = (...Action: string[]) => scp('limits', { Effect: 'Deny', Action, Resource: '*' }, ['ou-1']);

describe('org-scp-service-limits', () => {
  it('passes when every listed action is denied', () => {
    const policies = [deny('ec2:Purchase*', 'rds:Purchase*', 'savingsplans:*', 'account:EnableRegion')];
    expect(judgeMember(orgScpServiceLimits, policies)).toMatchObject({ result: 'pass' });
  });

  it('fails with what stays open', () => {
    expect(judgeMember(orgScpServiceLimits, [deny('ec2:*', 'rds:*', 'savingsplans:*')])).toMatchObject({
      result: 'fail',
      severity: 'low',
      title: 'Guardrails leave account:EnableRegion open',
    });
  });

  it('goes by the list of the settings, and is not applicable when it is empty', () => {
    const judge = (deniedActions: string[]) =>
      judgeMember(orgScpServiceLimits, [deny('bedrock:*')], { thresholds: { deniedActions } });
    expect(judge(['bedrock:InvokeModel'])).toMatchObject({ result: 'pass' });
    expect(judge([])).toMatchObject({ result: 'not-applicable' });
  });

  itJudgesMembersAlone(orgScpServiceLimits);
});
