import type { EscalationAccount } from '@/lib/iam/escalation/escalation-account';
import { parsePolicy, type Statement } from '@/lib/iam/policy-document';
import type { IdentityPolicies, NamedPolicy } from '@/lib/iam/types';

interface Shape {
  principals: number;
  policies: number;
  admins: number;
  /** Other accounts that some roles let in. */
  trusting?: readonly string[];
}

/** What customer policies of large accounts look like: mostly services, some broad rights, some named ones, some denies. */
function policyText(accountId: string, index: number): string {
  const own = `arn:aws:iam::${accountId}`;
  const services = ['s3', 'dynamodb', 'sqs', 'logs', 'ec2', 'kms', 'lambda', 'ecs'];
  const service = services[index % services.length] ?? 's3';
  const statements: object[] = [
    {
      Effect: 'Allow',
      Action: [`${service}:Get*`, `${service}:List*`, `${service}:Describe*`],
      Resource: '*',
    },
    { Effect: 'Allow', Action: `${service}:Put*`, Resource: `arn:aws:${service}:::app-${index}/*` },
  ];
  if (index % 11 === 0)
    statements.push({
      Effect: 'Allow',
      Action: ['iam:PassRole', 'lambda:*'],
      Resource: [`${own}:role/app-${index}*`, '*'],
    });
  if (index % 17 === 0) statements.push({ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: '*' });
  if (index % 7 === 0)
    statements.push({ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: `${own}:role/app-${index}` });
  if (index % 97 === 0)
    statements.push({
      Effect: 'Allow',
      Action: ['iam:CreateAccessKey', 'iam:UpdateLoginProfile'],
      Resource: `${own}:user/*`,
    });
  if (index % 13 === 0)
    statements.push({ Effect: 'Deny', Action: ['iam:*', 'sts:*'], Resource: `${own}:role/locked-*` });
  return JSON.stringify({ Version: '2012-10-17', Statement: statements });
}

function trustOf(accountId: string, index: number, trusting: readonly string[]): Statement[] {
  const other = trusting[index % Math.max(1, trusting.length)];
  const root = (account: string) => `arn:aws:iam::${account}:root`;
  const principals: object[] = [
    { Service: 'lambda.amazonaws.com' },
    { Service: 'ec2.amazonaws.com' },
    { AWS: root(accountId) },
    { AWS: `arn:aws:iam::${accountId}:role/app-${index + 1}` },
    other ? { AWS: root(other) } : { Service: 'ecs-tasks.amazonaws.com' },
  ];
  const text = JSON.stringify({
    Statement: {
      Effect: 'Allow',
      Principal: principals[index % principals.length],
      Action: 'sts:AssumeRole',
    },
  });
  const parsed = parsePolicy(text);
  return parsed.kind === 'policy' ? parsed.statements : [];
}

/** An account with nothing of anybody's in it, the same at every run. */
export function makeAccount(accountId: string, shape: Shape): Omit<EscalationAccount, 'administrators'> {
  const { principals, policies, admins, trusting = [] } = shape;
  const own = `arn:aws:iam::${accountId}`;
  const managed = Array.from({ length: policies }, (_, index): NamedPolicy => ({
    name: `policy-${index}`,
    via: 'managed',
    arn: `${own}:policy/policy-${index}`,
    group: null,
    text: policyText(accountId, index),
  }));
  const everything: NamedPolicy = {
    name: 'AdministratorAccess',
    via: 'managed',
    arn: 'arn:aws:iam::aws:policy/AdministratorAccess',
    group: null,
    text: JSON.stringify({
      Version: '2012-10-17',
      Statement: { Effect: 'Allow', Action: '*', Resource: '*' },
    }),
  };
  const identities = Array.from({ length: principals }, (_, index): IdentityPolicies => {
    const isRole = index % 5 !== 0;
    const chosen = [0, 1, 2].flatMap((more) => managed[(index * 3 + more * 7) % policies] ?? []);
    return {
      arn: isRole ? `${own}:role/app-${index}` : `${own}:user/person-${index}`,
      kind: isRole ? 'role' : 'user',
      policies: index < admins ? [everything] : chosen,
      groupArns: [],
      boundary: null,
      guardrails: null,
    };
  });
  return {
    identities,
    trusts: new Map(
      identities.flatMap(({ kind, arn }, index) =>
        kind === 'role' ? [[arn, trustOf(accountId, index, trusting)] as const] : [],
      ),
    ),
  };
}
