import { describe, expect, it } from 'vitest';
import { hash } from '@/lib/snapshot/hash';
import { buildPolicy, buildUser, read, textsOf } from '@/lib/snapshot/testing/build-snapshot';
import { buildInput, everything, policyText } from '../../testing/build-input';
import {
  answersWithoutPolicies,
  customPolicyArn,
  unknownWithoutPolicies,
  withAwsPolicy,
  withCustomerPolicy,
  withInlinePolicy,
} from '../../testing/build-policies';
import { policyNotactionAllow } from './policy-notaction-allow';

const judge = (statement: object) =>
  policyNotactionAllow.evaluate(
    buildInput(withCustomerPolicy(policyText({ Effect: 'Allow', Resource: '*', ...statement }))),
  )[0];

describe('policy-notaction-allow', () => {
  it('fails for an Allow with NotAction', () => {
    expect(judge({ NotAction: ['iam:*', 'organizations:*'] })).toMatchObject({
      result: 'fail',
      severity: 'medium',
      resource: customPolicyArn,
      title: 'Custom grants by exclusion: Allow everything but iam:*, organizations:* on *',
    });
  });

  it('passes a guard, a limited complement and a plain list', () => {
    expect(judge({ Effect: 'Deny', NotAction: 'iam:*' })).toMatchObject({ result: 'pass' });
    const limit = { StringEquals: { 'aws:ResourceTag/team': 'a' } };
    expect(judge({ NotAction: 'iam:*', Condition: limit })).toMatchObject({ result: 'pass' });
    expect(policyNotactionAllow.evaluate(buildInput(withCustomerPolicy(everything)))).toMatchObject([
      { result: 'pass' },
    ]);
  });

  it('passes when a boundary that limits holds everybody who has it', () => {
    const text = policyText({ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' });
    const judgeUnder = (boundary: string) => {
      const arn = 'arn:aws:iam::123456789012:policy/Boundary';
      const custom = buildPolicy('Custom', hash(text));
      const attachedPolicies = [{ name: 'Custom', arn: custom.arn }];
      const parts = {
        policies: read([custom, buildPolicy('Boundary', hash(boundary), { attachmentCount: 0 })]),
        users: read([buildUser('ana', { attachedPolicies, permissionsBoundary: arn })]),
        policyDocuments: textsOf(text, boundary),
      };
      return policyNotactionAllow.evaluate(buildInput(parts))[0]?.result;
    };
    expect(judgeUnder(policyText({ Effect: 'Allow', Action: 's3:*', Resource: '*' }))).toBe('pass');
    expect(judgeUnder(everything)).toBe('fail');
  });

  it('tells PowerUserAccess once, as information, and no other AWS policy', () => {
    const text = policyText({ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' });
    expect(policyNotactionAllow.evaluate(buildInput(withAwsPolicy('PowerUserAccess', text)))).toMatchObject([
      { result: 'fail', severity: 'info', resource: 'arn:aws:iam::aws:policy/PowerUserAccess' },
    ]);
    expect(policyNotactionAllow.evaluate(buildInput(withAwsPolicy('Other', text)))).toEqual([]);
  });

  it('judges inline policies too, but no service-linked roles and no boundaries', () => {
    const text = policyText({ Effect: 'Allow', Resource: '*', ...{ NotAction: 'iam:*' } });
    expect(policyNotactionAllow.evaluate(buildInput(withInlinePolicy(text, 'group')))).toMatchObject([
      { result: 'fail', resource: 'arn:aws:iam::123456789012:group/devs', part: 'extra' },
    ]);
    const linked = withInlinePolicy(text, 'role', '/aws-service-role/x.amazonaws.com/');
    expect(policyNotactionAllow.evaluate(buildInput(linked))).toEqual([]);
    const boundary = withCustomerPolicy(text, { attachmentCount: 0, boundaryUsageCount: 1 });
    expect(policyNotactionAllow.evaluate(buildInput(boundary))).toMatchObject([{ result: 'not-applicable' }]);
  });

  it('is unknown without data, and does not run when it is off', () => {
    expect(answersWithoutPolicies(policyNotactionAllow)).toEqual(unknownWithoutPolicies);
  });
});
