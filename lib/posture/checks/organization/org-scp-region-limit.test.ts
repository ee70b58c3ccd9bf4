import { describe, expect, it } from 'vitest';
import { scp } from '@/lib/snapshot/testing/build-organization';
import { read } from '@/lib/snapshot/testing/build-snapshot';
import { itJudgesMembersAlone, judgeMember } from '../../testing/organization-cases';
import { orgScpRegionLimit } from './org-scp-region-limit';

const outside = (regions: string[], operator = 'StringNotEquals', targets = ['ou-1']) =>
  scp(
    `only-${regions.join('-')}`,
    {
      Effect: 'Deny',
      NotAction: ['iam:*', 'sts:*'],
      Resource: '*',
      Condition: { [operator]: { 'aws:RequestedRegion': regions } },
    },
    targets,
  );
const allowed = (...allowedRegions: string[]) => ({ thresholds: { allowedRegions } });

describe('org-scp-region-limit', () => {
  it('passes for any limit while no region is listed as allowed', () => {
    expect(judgeMember(orgScpRegionLimit, [outside(['eu-west-1', 'us-east-1'])])).toMatchObject({
      result: 'pass',
      title: 'only-eu-west-1-us-east-1 closes all other regions',
    });
  });

  it('fails without a limit, also when one hangs elsewhere (Prowler passes it)', () => {
    for (const policies of [[], [outside(['eu-west-1'], 'StringNotEquals', ['ou-2'])]])
      expect(judgeMember(orgScpRegionLimit, policies)).toMatchObject({
        result: 'fail',
        title: 'No guardrail on the path of the account closes any region',
      });
  });

  it('fails for regions that are open beyond the allowed ones (Prowler passes them)', () => {
    const policies = [outside(['eu-west-1', 'us-east-1'])];
    expect(judgeMember(orgScpRegionLimit, policies, allowed('eu-west-1'))).toMatchObject({
      result: 'fail',
      title: 'Guardrails leave us-east-1 open',
    });
    const wider = allowed('eu-west-1', 'us-east-1', 'eu-north-1');
    expect(judgeMember(orgScpRegionLimit, policies, wider)).toMatchObject({ result: 'pass' });
  });

  it('takes the narrowest of several limits', () => {
    const policies = [
      outside(['eu-west-1', 'us-east-1']),
      outside(['eu-west-1'], 'StringNotEqualsIfExists', ['r-1']),
    ];
    expect(judgeMember(orgScpRegionLimit, policies, allowed('eu-west-1'))).toMatchObject({ result: 'pass' });
  });

  it('reads patterns by the regions of the account', () => {
    const regions = ['eu-west-1', 'eu-north-1', 'us-east-1'].map((name) => ({ name, status: 'ENABLED' }));
    const off = { state: 'skipped', reason: 'off' } as const;
    const accountSettings = read({ securityContact: off, regions: read(regions), s3PublicAccessBlock: off });
    const judge = (...names: string[]) =>
      judgeMember(orgScpRegionLimit, [outside(['eu-*'], 'StringNotLike')], {
        ...allowed(...names),
        accountSettings,
      });
    expect(judge('eu-west-1', 'eu-north-1')).toMatchObject({ result: 'pass' });
    expect(judge('eu-west-1')).toMatchObject({ result: 'fail', title: 'Guardrails leave eu-north-1 open' });
  });

  itJudgesMembersAlone(orgScpRegionLimit);
});
