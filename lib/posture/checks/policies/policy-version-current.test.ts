import { describe, expect, it } from 'vitest';
import { buildInput } from '../../testing/build-input';
import {
  answersWithoutPolicies,
  customPolicyArn,
  unknownWithoutPolicies,
  withCustomerPolicy,
} from '../../testing/build-policies';
import { policyVersionCurrent } from './policy-version-current';

const judge = (version: string | undefined, parts: object = {}) => {
  const statement = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*', ...parts };
  const text = JSON.stringify({ Version: version, Statement: statement });
  return policyVersionCurrent.evaluate(buildInput(withCustomerPolicy(text)))[0];
};
const variable = { Resource: 'arn:aws:s3:::home/${aws:username}/*' };

describe('policy-version-current', () => {
  it.each([undefined, '2008-10-17'])('fails for version %s with variables', (version) => {
    expect(judge(version, variable)).toMatchObject({
      result: 'fail',
      severity: 'low',
      resource: customPolicyArn,
      title: 'Custom has variables that version 2008-10-17 takes for plain text',
    });
  });

  it('looks for variables in conditions too', () => {
    const Condition = { StringEquals: { 'aws:PrincipalTag/team': '${aws:username}' } };
    expect(judge('2008-10-17', { Condition })).toMatchObject({ result: 'fail', severity: 'low' });
  });

  it('tells the old version without variables as information', () => {
    expect(judge('2008-10-17')).toMatchObject({
      result: 'fail',
      severity: 'info',
      title: 'Custom uses version 2008-10-17',
    });
  });

  it('passes the current version', () => {
    expect(judge('2012-10-17', variable)).toMatchObject({ result: 'pass' });
  });

  it('is unknown without data, and does not run when it is off', () => {
    expect(answersWithoutPolicies(policyVersionCurrent)).toEqual(unknownWithoutPolicies);
  });
});
