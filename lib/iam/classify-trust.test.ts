import { describe, expect, it } from 'vitest';
import vectors from './__fixtures__/trust-vectors.json';
import { classifyTrust } from './classify-trust';
import type { TrustContext } from './types';

interface Vector {
  id: string;
  why: string;
  accountId: string;
  orgAccounts?: string[];
  knownVendors?: string[];
  trustPolicy: unknown;
  public: boolean;
  openFederation?: boolean;
  external: boolean;
}

const context: TrustContext = {
  accountId: '111122223333',
  organizationId: 'o-own12345',
  organizationAccountIds: new Set(['777788889999']),
  linkedAccountIds: new Set(['222233334444']),
  vendors: new Map([['464622532012', 'Datadog']]),
};

function trust(principal: unknown, condition?: unknown) {
  return classifyTrust(
    JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: principal, Action: 'sts:AssumeRole', Condition: condition }],
    }),
    context,
  );
}

describe('classifyTrust', () => {
  it.each(vectors as unknown as Vector[])('$id $why', (vector) => {
    const verdict = classifyTrust(JSON.stringify(vector.trustPolicy), {
      accountId: vector.accountId,
      organizationId: null,
      organizationAccountIds: new Set(vector.orgAccounts),
      linkedAccountIds: new Set(),
      vendors: new Map(vector.knownVendors?.map((id) => [id, 'Vendor'])),
    });
    const { public: isPublic, external, openFederation = false } = vector;
    expect(verdict).toMatchObject({ public: isPublic, openFederation, external, problem: null });
  });

  it('records a vendor with its external id', () => {
    const verdict = trust(
      { AWS: 'arn:aws:iam::464622532012:root' },
      { StringEquals: { 'sts:ExternalId': ['a', 'b'] } },
    );
    expect(verdict.principals).toEqual([
      {
        kind: 'account',
        principal: 'arn:aws:iam::464622532012:root',
        accountId: '464622532012',
        vendor: 'Datadog',
        external: true,
        externalIdRequired: true,
        conditions: ['StringEquals sts:ExternalId a, b'],
        issues: ['T-KNOWN-VENDOR'],
      },
    ]);
    expect(verdict).toMatchObject({ public: false, external: true });
  });

  it.each([
    ['own account', '111122223333', 'account', false],
    ['organization account', 'arn:aws:iam::777788889999:root', 'account', false],
    ['linked account', '222233334444', 'account', false],
    ['role of a stranger', 'arn:aws:iam::999900001111:role/x', 'identity', true],
    ['deleted principal', 'AIDAEXAMPLEEXAMPLE12', 'deleted', false],
    ['wildcard account', 'arn:aws:iam::*:root', 'anyone', false],
  ])('%s', (_, AWS, kind, external) => {
    const verdict = trust({ AWS });
    expect(verdict.principals[0]).toMatchObject({ kind, external });
    expect(verdict.public).toBe(kind === 'anyone');
  });

  it.each([
    ['an external id', { StringEquals: { 'sts:ExternalId': 'x' } }, true],
    ['an address', { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } }, true],
    ['MFA', { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }, true],
    ['any organization', { StringLike: { 'aws:PrincipalOrgID': 'o-*' } }, true],
    ['a principal of any account', { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/x' } }, true],
    ['a negated organization', { StringNotEquals: { 'aws:PrincipalOrgID': 'o-own12345' } }, true],
    [
      'a list that has one open value',
      { StringLike: { 'aws:PrincipalArn': ['arn:aws:iam::111122223333:role/x', '*'] } },
      true,
    ],
    ['an account', { StringEquals: { 'aws:PrincipalAccount': '111122223333' } }, false],
    [
      'an organization path',
      { 'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': 'o-own12345/*' } },
      false,
    ],
    [
      'a principal of one account',
      { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/x*' } },
      false,
    ],
    ['a unique id', { StringLike: { 'aws:userid': 'AROAEXAMPLEEXAMPLE12:*' } }, false],
  ])('anyone held by %s', (_, condition, open) => {
    expect(trust('*', condition).public).toBe(open);
  });

  it('is external when the condition on anyone names strangers', () => {
    expect(trust('*', { StringEquals: { 'aws:PrincipalAccount': '999900001111' } }).external).toBe(true);
    expect(trust('*', { StringEquals: { 'aws:PrincipalOrgID': 'o-other1234' } }).external).toBe(true);
    expect(trust('*', { StringEquals: { 'aws:PrincipalOrgID': 'o-own12345' } }).external).toBe(false);
  });

  it('keeps services and federation apart', () => {
    const verdict = trust({ Service: ['ec2.amazonaws.com', 'lambda.amazonaws.com'] });
    expect(verdict.principals.map(({ kind }) => kind)).toEqual(['service', 'service']);
    expect(verdict).toMatchObject({ public: false, external: false });
  });

  it('names whom a NotPrincipal leaves out', () => {
    const text = JSON.stringify({
      Statement: { Effect: 'Allow', NotPrincipal: { AWS: '111122223333' }, Action: '*' },
    });
    expect(classifyTrust(text, context)).toMatchObject({
      public: true,
      principals: [{ kind: 'anyone', principal: 'everyone except 111122223333' }],
    });
  });

  it('believes a deny for everybody only without condition', () => {
    const statements = (Condition?: unknown) =>
      JSON.stringify({
        Statement: [
          { Effect: 'Allow', Principal: '*', Action: 'sts:AssumeRole' },
          { Effect: 'Deny', Principal: '*', Action: 'sts:*', Condition },
        ],
      });
    const limited = statements({ StringNotEquals: { 'aws:PrincipalOrgID': 'o-own12345' } });
    expect(classifyTrust(statements(), context)).toMatchObject({ public: false, principals: [] });
    expect(classifyTrust(limited, context).public).toBe(true);
  });

  it('answers a problem for a text that is not a policy', () => {
    expect(classifyTrust('{"Version":"2012-10-17"}', context)).toEqual({
      principals: [],
      public: false,
      openFederation: false,
      external: false,
      problem: 'The policy has no Statement.',
    });
  });
});
