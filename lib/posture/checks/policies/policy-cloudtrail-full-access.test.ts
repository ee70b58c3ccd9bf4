import { describe, expect, it } from 'vitest';
import { buildInput, everything, policyText } from '../../testing/build-input';
import {
  answersWithoutPolicies,
  customPolicyArn,
  unknownWithoutPolicies,
  withCustomerPolicy,
  withInlinePolicy,
} from '../../testing/build-policies';
import { policyCloudtrailFullAccess } from './policy-cloudtrail-full-access';

const judge = (statement: object) =>
  policyCloudtrailFullAccess.evaluate(
    buildInput(withCustomerPolicy(policyText({ Effect: 'Allow', Resource: '*', ...statement }))),
  )[0];

describe('policy-cloudtrail-full-access', () => {
  it.each([
    [{ Action: 'cloudtrail:*' }, 4],
    [{ Action: 'cloudtrail:StopLogging' }, 1],
    [{ Action: ['cloudtrail:Update*', 'cloudtrail:putEventSelectors'] }, 2],
    [{ Action: 'cloudtrail:DeleteTrail', Resource: 'arn:aws:cloudtrail:*:123456789012:trail/*' }, 1],
  ])('fails for %j, also where it is not the whole service', (statement, count) => {
    const result = judge(statement);
    expect(result).toMatchObject({ result: 'fail', severity: 'high', resource: customPolicyArn });
    expect(result?.evidence.find(({ field }) => field === 'actions')?.value).toHaveLength(count);
  });

  it('says what is allowed', () => {
    expect(judge({ Action: 'cloudtrail:StopLogging' })?.title).toBe(
      'Custom allows cloudtrail:StopLogging on every trail',
    );
  });

  it.each([
    [{ Action: ['cloudtrail:Get*', 'cloudtrail:LookupEvents'] }],
    [{ Action: 'cloudtrail:*', Resource: 'arn:aws:cloudtrail:eu-west-1:123456789012:trail/mine' }],
    [{ Effect: 'Deny', Action: 'cloudtrail:*' }],
  ])('passes %j', (statement) => {
    expect(judge(statement)).toMatchObject({ result: 'pass' });
  });

  it('spares the keepers of the logs', () => {
    const parts = withCustomerPolicy(policyText({ Effect: 'Allow', Action: 'cloudtrail:*', Resource: '*' }));
    const input = buildInput(parts, { loggingAdminExempt: ['ana'] });
    expect(policyCloudtrailFullAccess.evaluate(input)).toMatchObject([{ result: 'pass' }]);
  });

  it('leaves full administration to its own check', () => {
    expect(policyCloudtrailFullAccess.evaluate(buildInput(withCustomerPolicy(everything)))).toMatchObject([
      { result: 'not-applicable', resource: customPolicyArn },
    ]);
  });

  it('judges inline policies too, but no service-linked roles and no boundaries', () => {
    const text = policyText({ Effect: 'Allow', Resource: '*', ...{ Action: 'cloudtrail:*' } });
    expect(policyCloudtrailFullAccess.evaluate(buildInput(withInlinePolicy(text, 'group')))).toMatchObject([
      { result: 'fail', resource: 'arn:aws:iam::123456789012:group/devs', part: 'extra' },
    ]);
    const linked = withInlinePolicy(text, 'role', '/aws-service-role/x.amazonaws.com/');
    expect(policyCloudtrailFullAccess.evaluate(buildInput(linked))).toEqual([]);
    const boundary = withCustomerPolicy(text, { attachmentCount: 0, boundaryUsageCount: 1 });
    expect(policyCloudtrailFullAccess.evaluate(buildInput(boundary))).toMatchObject([
      { result: 'not-applicable' },
    ]);
  });

  it('is unknown without data, and does not run when it is off', () => {
    expect(answersWithoutPolicies(policyCloudtrailFullAccess)).toEqual(unknownWithoutPolicies);
  });
});
