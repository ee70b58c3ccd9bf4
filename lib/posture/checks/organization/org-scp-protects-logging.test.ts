import { describe, expect, it } from 'vitest';
import { scp } from '@/lib/snapshot/testing/build-organization';
import { defaultThresholds } from '../../testing/build-input';
import { itJudgesMembersAlone, judgeMember } from '../../testing/organization-cases';
import { orgScpProtectsLogging } from './org-scp-protects-logging';

const deny = (Action: string | readonly string[], parts: object = {}) =>
  scp('guard', { Effect: 'Deny', Action, Resource: '*', ...parts }, ['ou-1']);
const all = defaultThresholds.guardActions;

describe('org-scp-protects-logging', () => {
  it('passes when every action is denied, by one policy or by several', () => {
    expect(judgeMember(orgScpProtectsLogging, [deny(all)])).toMatchObject({ result: 'pass' });
    const parts = [
      deny(['cloudtrail:*', 'config:*', 'guardduty:*']),
      scp('rest', { Effect: 'Deny', Action: all, Resource: '*' }, ['r-1']),
    ];
    expect(judgeMember(orgScpProtectsLogging, parts)).toMatchObject({ result: 'pass' });
  });

  it('fails with the actions that stay open', () => {
    expect(judgeMember(orgScpProtectsLogging, [deny(all.slice(1))])).toMatchObject({
      result: 'fail',
      title: 'No guardrail denies cloudtrail:StopLogging',
    });
    expect(judgeMember(orgScpProtectsLogging, [])).toMatchObject({
      title: expect.stringMatching(/cloudtrail:StopLogging, .* and 7 more$/),
    });
  });

  it('shows callers that a denial spares', () => {
    const Condition = { ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/logging' } };
    expect(judgeMember(orgScpProtectsLogging, [deny(all, { Condition })])).toMatchObject({
      result: 'pass',
      evidence: expect.arrayContaining([
        expect.objectContaining({
          field: 'sparedCallers',
          value: ['ArnNotLike aws:PrincipalArn arn:aws:iam::*:role/logging'],
        }),
      ]),
    });
  });

  it('does not count a denial that is only for some requests or some resources', () => {
    const elsewhere = { Condition: { StringNotEquals: { 'aws:RequestedRegion': 'eu-west-1' } } };
    const oneTrail = { Resource: 'arn:aws:cloudtrail:*:*:trail/main' };
    for (const parts of [elsewhere, oneTrail])
      expect(judgeMember(orgScpProtectsLogging, [deny(all, parts)])).toMatchObject({ result: 'fail' });
  });

  it('guards the actions that the settings name', () => {
    const thresholds = { guardActions: ['macie2:DisableMacie'] };
    const policies = [deny('macie2:DisableMacie')];
    expect(judgeMember(orgScpProtectsLogging, policies, { thresholds })).toMatchObject({ result: 'pass' });
  });

  itJudgesMembersAlone(orgScpProtectsLogging);
});
