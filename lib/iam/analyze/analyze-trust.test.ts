import { describe, expect, it } from 'vitest';
import trustVectors from '../__fixtures__/trust-vectors.json';
import { account, allow, policy, trust } from '../testing/analyze';

describe('trust policies', () => {
  it.each(
    trustVectors as {
      id: string;
      why: string;
      accountId: string;
      orgAccounts?: string[];
      knownVendors?: string[];
      providers?: string[];
      trustPolicy: object;
      expect: string[];
    }[],
  )('$id $why', async (vector) => {
    if (vector.knownVendors || vector.providers) return;
    const answer = await trust({
      trustPolicy: vector.trustPolicy,
      accountId: vector.accountId,
      knownAccounts: vector.orgAccounts,
    });
    expect(answer.codes).toEqual(vector.expect);
    expect(answer.anyPrincipal).toBe(vector.expect.includes('T-ANYONE'));
    expect(answer.findings.filter(({ code }) => code.startsWith('T-')).every(({ line }) => line === 1)).toBe(
      true,
    );
  });

  it('knows external accounts, and those that are said to be known', async () => {
    const input = policy({
      Effect: 'Allow',
      Principal: { AWS: 'arn:aws:iam::999988887777:root' },
      Action: 'sts:AssumeRole',
    });
    expect(await trust(input, { accountId: account })).toMatchObject({
      crossAccount: true,
      externalAccounts: ['999988887777'],
      confusedDeputyRisk: true,
    });
    expect(await trust(input, { accountId: account, knownAccounts: ['999988887777'] })).toMatchObject({
      crossAccount: true,
      externalAccounts: [],
      confusedDeputyRisk: false,
    });
    expect(await trust(input, { accountId: '999988887777' })).toMatchObject({
      crossAccount: false,
      externalAccounts: [],
    });
  });

  it('takes accounts that conditions pin for named', async () => {
    const input = policy({
      Effect: 'Allow',
      Principal: '*',
      Action: 'sts:AssumeRole',
      Condition: { StringEquals: { 'aws:PrincipalAccount': ['999988887777', account] } },
    });
    expect(await trust(input, { accountId: account })).toMatchObject({
      anyPrincipal: false,
      anyPrincipalWithConditions: true,
      crossAccount: true,
      externalAccounts: ['999988887777'],
    });
  });

  it('weighs more where the role is privileged', async () => {
    const trustPolicy = policy({
      Effect: 'Allow',
      Principal: { AWS: '999988887777' },
      Action: 'sts:AssumeRole',
    });
    const severityOf = async (more: object) =>
      (await trust({ trustPolicy, accountId: account, ...more })).findings[0]?.severity;
    expect(await severityOf({})).toBe('medium');
    expect(await severityOf({ policies: [policy(allow('*'))] })).toBe('high');
  });
});
