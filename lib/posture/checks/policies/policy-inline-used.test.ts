import { describe, expect, it } from 'vitest';
import { buildGroup, buildRole, buildUser, denied, off, read } from '@/lib/snapshot/testing/build-snapshot';
import { buildInput } from '../../testing/build-input';
import { policyInlineUsed } from './policy-inline-used';

const inlinePolicies = [{ name: 'extra', document: 'x' }];
const evaluate = (...input: Parameters<typeof buildInput>) => policyInlineUsed.evaluate(buildInput(...input));
const judgeRole = (name: string, path = '/', ...thresholds: [Parameters<typeof buildInput>[1]?]) =>
  evaluate({ roles: read([buildRole(name, { path, inlinePolicies })]) }, ...thresholds)[0];

describe('policy-inline-used', () => {
  it('fails for each user, group and role with an inline policy', () => {
    const results = evaluate({
      users: read([buildUser('ana', { inlinePolicies })]),
      groups: read([buildGroup('devs', { inlinePolicies })]),
      roles: read([buildRole('app', { inlinePolicies }), buildRole('clean')]),
    });
    expect(results.map(({ result }) => result)).toEqual(['fail', 'fail', 'fail', 'pass']);
    expect(results[2]).toMatchObject({
      severity: 'low',
      resource: 'arn:aws:iam::123456789012:role/app',
      title: 'Role app has inline policies: extra',
    });
  });

  it('is not applicable to roles of AWS, of Identity Center and of known tools', () => {
    const notApplicable = { result: 'not-applicable' };
    expect(judgeRole('linked', '/aws-service-role/x.amazonaws.com/')).toMatchObject(notApplicable);
    expect(judgeRole('sso', '/aws-reserved/sso.amazonaws.com/eu-west-1/')).toMatchObject(notApplicable);
    expect(judgeRole('cdk-hnb659fds-deploy-role')).toMatchObject(notApplicable);
    expect(judgeRole('cdk-x', '/', { inlineExemptRolePatterns: [] })).toMatchObject({ result: 'fail' });
  });

  it('spares roles of that name, not users', () => {
    const users = read([buildUser('cdk-user', { inlinePolicies })]);
    expect(evaluate({ users })).toMatchObject([{ result: 'fail' }]);
  });

  it('is unknown for what was refused, and does not run when it is off', () => {
    const refused = denied('GetAccountAuthorizationDetails');
    const users = read([buildUser('ana')]);
    expect(evaluate({ users, roles: refused })).toMatchObject([{ result: 'pass' }, { result: 'unknown' }]);
    expect(evaluate({ users: off, groups: off, roles: off })).toEqual([]);
  });
});
