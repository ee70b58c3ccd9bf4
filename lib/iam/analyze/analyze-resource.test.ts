import { describe, expect, it } from 'vitest';
import { account, policy, resource } from '../testing/analyze';

describe('resource policies', () => {
  const bucket = 'arn:aws:s3:::b/*';
  const open = { Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: bucket };

  it.each([
    ['anybody', [open], true, false],
    [
      'anybody who encrypts',
      [{ ...open, Condition: { Bool: { 'aws:SecureTransport': 'true' } } }],
      true,
      false,
    ],
    [
      'anybody with a referer',
      [{ ...open, Condition: { StringLike: { 'aws:Referer': 'https://x/*' } } }],
      true,
      false,
    ],
    [
      'anybody from a network',
      [{ ...open, Condition: { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } } }],
      false,
      true,
    ],
    [
      'anybody from everywhere',
      [{ ...open, Condition: { IpAddress: { 'aws:SourceIp': '0.0.0.0/0' } } }],
      true,
      false,
    ],
    [
      'an organization',
      [{ ...open, Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-abc' } } }],
      false,
      false,
    ],
    ['anybody but one', [{ ...open, Principal: undefined, NotPrincipal: { AWS: account } }], true, false],
    [
      'nobody: denied to all',
      [open, { Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: bucket }],
      false,
      false,
    ],
    [
      'nobody outside: denied to others',
      [
        open,
        {
          Effect: 'Deny',
          Principal: '*',
          Action: '*',
          Resource: '*',
          Condition: { StringNotEquals: { 'aws:PrincipalOrgID': 'o-abc' } },
        },
      ],
      false,
      false,
    ],
    [
      'anybody: another action is denied',
      [open, { Effect: 'Deny', Principal: '*', Action: 's3:PutObject', Resource: bucket }],
      true,
      false,
    ],
    [
      'anybody: denied without encryption',
      [
        open,
        {
          Effect: 'Deny',
          Principal: '*',
          Action: 's3:*',
          Resource: '*',
          Condition: { Bool: { 'aws:SecureTransport': 'false' } },
        },
      ],
      true,
      false,
    ],
  ])('%s', async (_, statements, isPublic, publicWithConditions) => {
    const answer = await resource(policy(...statements));
    expect(answer).toMatchObject({ public: isPublic, publicWithConditions });
    expect(answer.publicActions).toEqual(isPublic ? ['s3:GetObject'] : []);
  });

  it('names accounts outside, and services without a source', async () => {
    const answer = await resource(
      policy(
        { ...open, Principal: { AWS: ['arn:aws:iam::999988887777:role/x', account, '222233334444'] } },
        { ...open, Principal: { Service: 'sns.amazonaws.com' } },
        { ...open, Condition: { StringEquals: { 'aws:PrincipalAccount': '555566667777' } } },
      ),
      { accountId: account, knownAccounts: ['222233334444'] },
    );
    expect(answer).toMatchObject({
      public: false,
      crossAccount: true,
      externalAccounts: ['999988887777', '555566667777'],
      confusedDeputyRisk: true,
      services: ['sns.amazonaws.com'],
    });
    expect(answer.findings.map(({ code }) => code)).toEqual([
      'R-EXTERNAL-ACCOUNT',
      'R-EXTERNAL-ACCOUNT',
      'R-SERVICE-NO-SOURCE',
    ]);
  });
});
