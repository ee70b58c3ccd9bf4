import { describe, expect, it } from 'vitest';
import { buildOrganization, fullAwsAccess, scp } from '@/lib/snapshot/testing/build-organization';
import { accountId, read } from '@/lib/snapshot/testing/build-snapshot';
import { buildInput } from '../../testing/build-input';
import { itJudgesMembersAlone, judgeMember } from '../../testing/organization-cases';
import { orgScpEffective } from './org-scp-effective';

const deny = { Effect: 'Deny', Action: 'organizations:LeaveOrganization', Resource: '*' };

describe('org-scp-effective', () => {
  it.each(['r-1', 'ou-1', accountId])('passes for a denial that hangs on %s', (target) => {
    expect(judgeMember(orgScpEffective, [scp('base', deny, [target])])).toMatchObject({
      result: 'pass',
      evidence: expect.arrayContaining([
        expect.objectContaining({ field: 'attachedPolicies', value: ['FullAWSAccess', 'base'] }),
      ]),
    });
  });

  it('passes for a level that allows less than everything', () => {
    const some = scp('some', { Effect: 'Allow', Action: ['ec2:*', 's3:*'], Resource: '*' }, ['ou-1']);
    const root = { ...fullAwsAccess, targets: ['r-1', accountId] };
    const organization = buildOrganization({ policies: [root, some] });
    expect(orgScpEffective.evaluate(buildInput({}, {}, { organization }))).toMatchObject([
      { result: 'pass' },
    ]);
  });

  it('fails for the default policy, a copy of it, and a denial elsewhere', () => {
    const copy = scp('copy', { Effect: 'Allow', Action: '*', Resource: '*' }, ['ou-1']);
    for (const policies of [[], [copy], [scp('base', deny, ['ou-2'])]])
      expect(judgeMember(orgScpEffective, policies)).toMatchObject({
        result: 'fail',
        severity: 'medium',
        title: 'The service control policies on the path of the account allow everything',
      });
  });

  it('fails when the type is off, whatever hangs there', () => {
    const organization = buildOrganization({
      policies: [fullAwsAccess, scp('base', deny, ['r-1'])],
      enabledPolicyTypes: read(['TAG_POLICY']),
    });
    expect(orgScpEffective.evaluate(buildInput({}, {}, { organization }))).toMatchObject([
      { result: 'fail', title: 'Service control policies are switched off in the organization' },
    ]);
  });

  it('tells from what is attached whether the type is on where that was not read', () => {
    const enabledPolicyTypes = { state: 'skipped', reason: 'Not asked for.' } as const;
    const judge = (policies: Parameters<typeof judgeMember>[1]) =>
      orgScpEffective.evaluate(
        buildInput({}, {}, { organization: buildOrganization({ policies, enabledPolicyTypes }) }),
      )[0];
    expect(judge([fullAwsAccess, scp('base', deny, ['r-1'])])).toMatchObject({ result: 'pass' });
    expect(judge([])).toMatchObject({ result: 'fail', title: expect.stringContaining('switched off') });
  });

  itJudgesMembersAlone(orgScpEffective);
});
