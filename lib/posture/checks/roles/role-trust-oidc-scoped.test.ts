import { describe, expect, it } from 'vitest';
import { denied, off } from '@/lib/snapshot/testing/build-snapshot';
import { buildInput, policyText } from '../../testing/build-input';
import { trusting, withRoles } from '../../testing/build-roles';
import { roleTrustOidcScoped } from './role-trust-oidc-scoped';

const github = 'token.actions.githubusercontent.com';
const eks = 'oidc.eks.eu-west-1.amazonaws.com/id/ABC';
const own = 'id.example.org';
const cognito = 'cognito-identity.amazonaws.com';

function judge(issuer: string, condition?: object) {
  const principal = issuer === cognito ? issuer : `arn:aws:iam::123456789012:oidc-provider/${issuer}`;
  const statement = {
    Effect: 'Allow',
    Principal: { Federated: principal },
    Action: 'sts:AssumeRoleWithWebIdentity',
    ...(condition ? { Condition: condition } : {}),
  };
  const roles = withRoles([trusting('ci', policyText(statement))]);
  return roleTrustOidcScoped.evaluate(buildInput(roles))[0];
}

const claims = (issuer: string, values: Record<string, string | string[]>, operator = 'StringLike') => ({
  [operator]: Object.fromEntries(
    Object.entries(values).map(([claim, value]) => [`${issuer}:${claim}`, value]),
  ),
});

describe('role-trust-oidc-scoped', () => {
  it.each([
    ['nothing', undefined],
    ['the audience alone', claims(github, { aud: 'sts.amazonaws.com' })],
    ['any subject', claims(github, { aud: 'sts.amazonaws.com', sub: '*' })],
    ['any repository', claims(github, { aud: 'sts.amazonaws.com', sub: 'repo:*' })],
    ['owners named alike', claims(github, { aud: 'sts.amazonaws.com', sub: 'repo:acme*' })],
    ['ForAllValues', claims(github, { aud: 'a', sub: 'repo:acme/app:*' }, 'ForAllValues:StringLike')],
  ])('fails for GitHub held to %s', (_what, condition) => {
    expect(judge(github, condition)).toMatchObject({
      result: 'fail',
      severity: 'critical',
      title: `ci lets in every customer of ${github}`,
    });
  });

  it('passes GitHub with a repository or owner and an audience', () => {
    const aud = 'sts.amazonaws.com';
    expect(judge(github, claims(github, { aud, sub: 'repo:acme/app:*' }))).toMatchObject({ result: 'pass' });
    expect(judge(github, claims(github, { aud, repository_owner_id: '123' }))).toMatchObject({
      result: 'pass',
    });
    expect(judge(github, claims(github, { aud, repository: 'acme/app' }))).toMatchObject({ result: 'pass' });
  });

  it('fails as medium when only the audience is missing', () => {
    expect(judge(github, claims(github, { sub: 'repo:acme/app:*' }))).toMatchObject({
      result: 'fail',
      severity: 'medium',
      title: `ci lets in tokens for any audience of ${github}`,
    });
  });

  it('wants a service account of EKS in a named namespace', () => {
    const aud = 'sts.amazonaws.com';
    expect(judge(eks, claims(eks, { aud, sub: 'system:serviceaccount:shop:web' }))).toMatchObject({
      result: 'pass',
    });
    expect(judge(eks, claims(eks, { aud, sub: 'system:serviceaccount:shop:*' }))).toMatchObject({
      result: 'pass',
    });
    for (const sub of ['system:serviceaccount:*', 'system:serviceaccount:*:web', '*'])
      expect(judge(eks, claims(eks, { aud, sub }))).toMatchObject({
        result: 'fail',
        severity: 'critical',
        title: `ci lets in every subject of ${eks}`,
      });
  });

  it('wants a subject or another exact claim of any other issuer', () => {
    expect(judge(own, claims(own, { aud: 'app' }))).toMatchObject({ result: 'fail', severity: 'critical' });
    expect(judge(own, claims(own, { aud: 'app', sub: 'svc-*' }))).toMatchObject({ result: 'pass' });
    expect(judge(own, claims(own, { aud: 'app', team: 'web' }))).toMatchObject({ result: 'pass' });
    expect(judge(own, claims(own, { aud: 'app', team: 'web-*' }))).toMatchObject({ result: 'fail' });
    expect(judge(own, claims('else.example.org', { aud: 'app', sub: 'x' }))).toMatchObject({
      result: 'fail',
    });
  });

  it('wants the pool of Cognito and no guests', () => {
    const aud = 'eu-west-1:0f0e';
    const amr = (value: string) => ({
      StringEquals: { [`${cognito}:aud`]: aud },
      'ForAnyValue:StringLike': { [`${cognito}:amr`]: value },
    });
    expect(judge(cognito, amr('authenticated'))).toMatchObject({ result: 'pass' });
    expect(judge(cognito, amr('unauthenticated'))).toMatchObject({
      result: 'fail',
      title: `ci lets in guests without sign-in of ${cognito}`,
    });
    expect(judge(cognito)).toMatchObject({
      result: 'fail',
      title: `ci lets in every customer of ${cognito}`,
    });
  });

  it('passes a consumer sign-in that names its application', () => {
    const google = 'accounts.google.com';
    expect(judge(google, claims(google, { aud: 'client.apps.example' }))).toMatchObject({ result: 'pass' });
    expect(judge(google)).toMatchObject({ result: 'fail' });
  });

  it('is not applicable without web identity', () => {
    const text = policyText({
      Effect: 'Allow',
      Principal: { AWS: '123456789012' },
      Action: 'sts:AssumeRole',
    });
    expect(roleTrustOidcScoped.evaluate(buildInput(withRoles([trusting('ci', text)])))).toMatchObject([
      { result: 'not-applicable' },
    ]);
  });

  it('is unknown when roles were refused, and does not run when they are off', () => {
    const roles = denied('GetAccountAuthorizationDetails');
    expect(roleTrustOidcScoped.evaluate(buildInput({ roles }))).toMatchObject([{ result: 'unknown' }]);
    expect(roleTrustOidcScoped.evaluate(buildInput({ roles: off }))).toEqual([]);
  });
});
