import { describe, expect, it } from 'vitest';
import vectors from './__fixtures__/resource-policy-vectors.json';
import { decideWithResourcePolicy } from './decide-with-resource-policy';
import { parsePolicy, type PolicyDocument } from './policy-document';
import { createContext } from './request';

interface Vector {
  id: string;
  why: string;
  principal: string;
  policies: unknown[];
  boundary?: unknown[];
  scps?: unknown[][];
  resourcePolicy: unknown;
  resourceAccount: string;
  action: string;
  resource: string;
  context: Record<string, string>;
  contextComplete: boolean;
  expect: string;
}

function read(document: unknown): PolicyDocument {
  const parsed = parsePolicy(JSON.stringify(document));
  if (parsed.kind === 'problem') throw new Error(parsed.problem);
  return parsed;
}

const accountId = '111122223333';
const user = `arn:aws:iam::${accountId}:user/alice`;
const role = `arn:aws:iam::${accountId}:role/app`;
const nothing = { identity: [], boundary: null, guardrails: [] };

function statement(more: Record<string, unknown>): PolicyDocument {
  return read({ Version: '2012-10-17', Statement: { Effect: 'Allow', Action: '*', Resource: '*', ...more } });
}

function ask(policy: PolicyDocument, principalArn: string, layers = {}, action = 's3:GetObject') {
  const request = { action, resource: 'arn:aws:s3:::b/k', context: createContext({}) };
  return decideWithResourcePolicy({ ...nothing, ...layers }, request, { principalArn, policy, accountId });
}

describe('decideWithResourcePolicy', () => {
  it.each(vectors as unknown as Vector[])('$id $why', (vector) => {
    const layers = {
      identity: vector.policies.map(read),
      boundary: vector.boundary?.map(read) ?? null,
      guardrails: (vector.scps ?? []).map((level) => level.map(read)),
    };
    const context = createContext(vector.context, vector.contextComplete);
    const request = { action: vector.action, resource: vector.resource, context };
    const decision = decideWithResourcePolicy(layers, request, {
      principalArn: vector.principal,
      policy: read(vector.resourcePolicy),
      accountId: vector.resourceAccount,
    });
    expect(decision).toBe(vector.expect);
  });

  it('leaves a role that is named to its boundary', () => {
    const policy = statement({ Principal: { AWS: role } });
    expect(ask(policy, role)).toBe('allowed');
    expect(ask(policy, role, { boundary: [statement({ Action: 'ec2:*' })] })).toBe('none');
    expect(ask(policy, role, { boundary: 'unread' })).toBe('conditional');
  });

  it('denies whom a deny names, and whom NotPrincipal leaves out', () => {
    const layers = { identity: [statement({})] };
    expect(ask(statement({ Effect: 'Deny', Principal: '*' }), user, layers)).toBe('denied');
    expect(ask(statement({ Effect: 'Deny', NotPrincipal: { AWS: user } }), user, layers)).toBe('allowed');
    expect(ask(statement({ Effect: 'Deny', NotPrincipal: { AWS: role } }), user, layers)).toBe('denied');
  });

  it('is conditional under a deny that cannot be settled', () => {
    const Condition = { Bool: { 'aws:SecureTransport': 'false' } };
    const policy = statement({ Effect: 'Deny', Principal: '*', Condition });
    expect(ask(policy, user, { identity: [statement({})] })).toBe('conditional');
    const conditional = statement({ Effect: 'Deny', Condition });
    expect(ask(statement({ Principal: { AWS: user } }), user, { identity: [conditional] })).toBe(
      'conditional',
    );
  });

  it('needs a key policy to name the caller or its account', () => {
    const layers = { identity: [statement({})] };
    expect(ask(statement({ Principal: { AWS: role } }), user, layers, 'kms:Decrypt')).toBe('none');
    expect(ask(statement({ Principal: { AWS: accountId } }), user, layers, 'kms:Decrypt')).toBe('allowed');
    expect(ask(statement({ Principal: { AWS: role } }), user, layers)).toBe('allowed');
  });

  it('does not take a service for the caller', () => {
    expect(ask(statement({ Principal: { Service: 'ec2.amazonaws.com' } }), user)).toBe('none');
  });
});
