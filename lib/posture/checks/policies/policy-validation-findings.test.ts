import { describe, expect, it } from 'vitest';
import type { PolicyValidation } from '@/lib/snapshot/data/optional';
import { hash } from '@/lib/snapshot/hash';
import { buildRole, denied, off, read } from '@/lib/snapshot/testing/build-snapshot';
import { buildInput, policyText } from '../../testing/build-input';
import { customPolicyArn, withCustomerPolicy } from '../../testing/build-policies';
import { policyValidationFindings } from './policy-validation-findings';

const text = policyText({ Effect: 'Allow', Action: 's3:*', Resource: '*' });
const finding = (type: PolicyValidation['findings'][number]['type'], code = 'CODE') => ({
  type,
  code,
  message: 'Look here.',
});
const evaluate = (...findings: PolicyValidation['findings']) =>
  policyValidationFindings.evaluate(
    buildInput({
      ...withCustomerPolicy(text),
      policyValidations: read([{ document: hash(text), findings }]),
    }),
  );

describe('policy-validation-findings', () => {
  it.each(['ERROR', 'SECURITY_WARNING'] as const)('fails for %s', (type) => {
    expect(evaluate(finding('SUGGESTION'), finding(type, 'PASS_ROLE'))).toMatchObject([
      {
        result: 'fail',
        severity: 'medium',
        resource: customPolicyArn,
        title: `Custom: ${type} PASS_ROLE: Look here.`,
      },
    ]);
  });

  it('tells warnings and suggestions as information', () => {
    expect(evaluate(finding('WARNING'), finding('SUGGESTION'))).toMatchObject([
      { result: 'fail', severity: 'info', title: 'Custom: WARNING CODE: Look here. (and 1 more)' },
    ]);
  });

  it('passes without findings', () => {
    expect(evaluate()).toMatchObject([{ result: 'pass' }]);
  });

  it('judges trust policies that were validated', () => {
    const roles = read([
      buildRole('app', { trustPolicy: 'trust' }),
      buildRole('other', { trustPolicy: 'unseen' }),
      buildRole('linked', { trustPolicy: 'trust', path: '/aws-service-role/x.amazonaws.com/' }),
    ]);
    const policyValidations = read([{ document: 'trust', findings: [finding('ERROR')] }]);
    expect(policyValidationFindings.evaluate(buildInput({ roles, policyValidations }))).toMatchObject([
      { result: 'fail', resource: 'arn:aws:iam::123456789012:role/app', part: 'trust policy' },
    ]);
  });

  it('is unknown for a policy that was not validated, and for what was refused', () => {
    const judge = (policyValidations: typeof off) =>
      policyValidationFindings.evaluate(buildInput({ ...withCustomerPolicy(text), policyValidations }));
    expect(judge(read([]) as typeof off)).toMatchObject([{ result: 'unknown', resource: customPolicyArn }]);
    expect(judge(denied('ValidatePolicy'))).toMatchObject([
      { result: 'unknown', resource: 'arn:aws:iam::123456789012:root' },
    ]);
    expect(judge(off)).toEqual([]);
  });
});
