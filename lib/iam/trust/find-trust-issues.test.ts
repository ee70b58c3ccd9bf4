import { describe, expect, it } from 'vitest';
import vectors from '../__fixtures__/trust-vectors.json';
import { parsePolicy } from '../policy-document';
import { findTrustIssues, type TrustSurroundings } from './find-trust-issues';

interface Vector {
  id: string;
  why: string;
  accountId: string;
  orgAccounts?: string[];
  knownVendors?: string[];
  providers?: string[];
  trustPolicy: unknown;
  expect: string[];
}

const surroundings: TrustSurroundings = {
  accountId: '111122223333',
  ownAccounts: new Set(['777788889999']),
  vendors: new Map([['464622532012', 'Datadog']]),
  providers: null,
};

function codesOf(policy: unknown, around: TrustSurroundings = surroundings): string[] {
  const parsed = parsePolicy(JSON.stringify(policy));
  if (parsed.kind === 'problem') throw new Error(parsed.problem);
  return [...new Set(findTrustIssues(parsed.statements, around).map(({ code }) => code))].sort();
}

function federated(issuer: string, pins: Record<string, string | string[]>): string[] {
  const condition = Object.fromEntries(
    Object.entries({ aud: 'sts.amazonaws.com', ...pins }).map(([claim, value]) => [
      `${issuer}:${claim}`,
      value,
    ]),
  );
  return codesOf({
    Version: '2012-10-17',
    Statement: {
      Effect: 'Allow',
      Principal: { Federated: `arn:aws:iam::111122223333:oidc-provider/${issuer}` },
      Action: 'sts:AssumeRoleWithWebIdentity',
      Condition: { StringLike: condition },
    },
  });
}

const github = 'token.actions.githubusercontent.com';

describe('findTrustIssues', () => {
  it.each(vectors as unknown as Vector[])('$id $why', (vector) => {
    const codes = codesOf(vector.trustPolicy, {
      accountId: vector.accountId,
      ownAccounts: new Set(vector.orgAccounts),
      vendors: new Map(vector.knownVendors?.map((id) => [id, 'Vendor'])),
      providers: vector.providers ? new Set(vector.providers) : null,
    });
    expect(codes).toEqual(vector.expect);
  });

  it('takes every account for another where the own one is not known', () => {
    const policy = {
      Statement: { Effect: 'Allow', Principal: { AWS: '111122223333' }, Action: 'sts:AssumeRole' },
    };
    expect(codesOf(policy)).toEqual(['T-WHOLE-OWN-ACCOUNT']);
    expect(codesOf(policy, { ...surroundings, accountId: null })).toEqual([
      'T-NO-EXTERNAL-ID',
      'T-UNKNOWN-ACCOUNT',
    ]);
  });

  it.each([
    [github, { sub: ['repo:acme/shop:ref:refs/heads/main', 'repo:acme/*'] }, ['T-OIDC-WHOLE-TENANT']],
    [github, { sub: 'repository_id:77:environment:prod' }, []],
    [github, { sub: 'repo:*', repository: 'acme/shop' }, ['T-OIDC-ANY-REF']],
    [github, { sub: 'repo:acme/*:ref:refs/heads/main' }, ['T-OIDC-WHOLE-TENANT']],
    ['gitlab.com', { sub: 'project_path:acme/*' }, ['T-OIDC-WHOLE-TENANT']],
    ['gitlab.com', { sub: 'project_path:acme/shop:*' }, ['T-OIDC-ANY-REF']],
    ['app.terraform.io', { sub: 'organization:acme:*' }, ['T-OIDC-WHOLE-TENANT']],
    ['app.terraform.io', { sub: 'organization:acme:project:core:workspace:net:*' }, ['T-OIDC-ANY-REF']],
    ['agent.buildkite.com', { sub: 'organization:acme:pipeline:*' }, ['T-OIDC-WHOLE-TENANT']],
    ['agent.buildkite.com', { sub: 'organization:acme:pipeline:web:ref:refs/heads/main' }, []],
    ['oidc.eks.eu-west-1.amazonaws.com/id/ABC', { sub: 'system:serviceaccount:*:*' }, ['T-OIDC-NO-SUBJECT']],
    ['oidc.eks.eu-west-1.amazonaws.com/id/ABC', { sub: 'system:serviceaccount:shop:web' }, []],
    ['idp.example.com', { sub: 'deployer', aud: '*' }, ['T-OIDC-NO-AUDIENCE']],
    ['accounts.google.com', { sub: '1234' }, []],
  ])('%s %j: %j', (issuer, pins, codes) => {
    expect(federated(issuer, pins as Record<string, string | string[]>)).toEqual(codes);
  });
});
