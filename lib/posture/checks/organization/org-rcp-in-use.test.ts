import { describe, expect, it } from 'vitest';
import { type BuiltPolicy, scp } from '@/lib/snapshot/testing/build-organization';
import { itJudgesMembersAlone, judgeMember } from '../../testing/organization-cases';
import { orgRcpInUse } from './org-rcp-in-use';

const rcp = (Effect: string, targets: string[]): BuiltPolicy => ({
  ...scp('perimeter', { Effect, Principal: '*', Action: '*', Resource: '*' }, targets),
  kind: 'rcp',
});

describe('org-rcp-in-use', () => {
  it('passes for one on the path that denies something', () => {
    expect(judgeMember(orgRcpInUse, [rcp('Deny', ['ou-1'])])).toMatchObject({ result: 'pass' });
  });

  it('advises where there is none, only AWS’s own, or one elsewhere', () => {
    for (const policies of [[], [rcp('Allow', ['r-1'])], [rcp('Deny', ['ou-2'])]])
      expect(judgeMember(orgRcpInUse, policies)).toMatchObject({ result: 'fail', severity: 'info' });
  });

  it('does not take service control policies for it', () => {
    const deny = scp('base', { Effect: 'Deny', Action: 's3:*', Resource: '*' }, ['ou-1']);
    expect(judgeMember(orgRcpInUse, [deny])).toMatchObject({ result: 'fail' });
  });

  itJudgesMembersAlone(orgRcpInUse);
});
