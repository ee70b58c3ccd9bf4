import { beforeAll, describe, expect, it } from 'vitest';
import { type ActionLevels, loadActionLevels } from '../actions/action-levels';
import { allow, policy } from '../testing/analyze';
import type { IdentityPolicies, NamedPolicy } from '../types';
import { grantedRights } from './granted-rights';

let levels: ActionLevels;
beforeAll(async () => {
  levels = await loadActionLevels();
});

function rights(statements: object[], more: Partial<IdentityPolicies> = {}) {
  const text = JSON.stringify(policy(...statements));
  const named: NamedPolicy = { name: 'p', via: 'inline', arn: null, group: null, text };
  const arn = 'arn:aws:iam::111122223333:role/r';
  return grantedRights(
    { arn, kind: 'role', policies: [named], boundary: null, guardrails: null, ...more },
    levels,
  );
}

const pairsOf = (...args: Parameters<typeof rights>) =>
  rights(...args).pairs.map(({ service, level }) => `${service} ${level}`);
const deny = (Action: string, more: object = {}) => ({ Effect: 'Deny', Action, Resource: '*', ...more });
const textOf = (...statements: object[]) => JSON.stringify(policy(...statements));

describe('grantedRights', () => {
  it('gives each level of a service once', () => {
    expect(pairsOf([allow(['s3:Get*', 's3:PutObject', 'sqs:SendMessage'])])).toEqual([
      's3 Read',
      's3 Write',
      'sqs Write',
    ]);
  });

  it('takes everything for every documented service', () => {
    const pairs = pairsOf([allow('*')]);
    expect(new Set(pairs.map((pair) => pair.split(' ')[0])).size).toBe(levels.services.length);
    expect(pairs).toContain('iam Permissions management');
  });

  it('reads NotAction as all the rest', () => {
    const pairs = pairsOf([{ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }]);
    expect(pairs.some((pair) => pair.startsWith('iam '))).toBe(false);
    expect(pairs).toContain('s3 Write');
  });

  it('takes away what is surely denied, and nothing that is denied under a condition or on some resources', () => {
    const granted = allow(['s3:PutObject', 'sqs:SendMessage']);
    expect(pairsOf([granted, deny('s3:*')])).toEqual(['sqs Write']);
    const mfa = { Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'false' } } };
    expect(pairsOf([granted, deny('s3:*', mfa)])).toEqual(['s3 Write', 'sqs Write']);
    expect(pairsOf([granted, deny('s3:*', { Resource: 'arn:aws:s3:::secret/*' })])).toContain('s3 Write');
  });

  it('takes away what the boundary or a service control policy does not let through', () => {
    const granted = [allow(['s3:PutObject', 'sqs:SendMessage'])];
    const boundary = { arn: 'b', text: textOf(allow('s3:*')) };
    expect(pairsOf(granted, { boundary })).toEqual(['s3 Write']);
    expect(pairsOf(granted, { boundary: 'unread' })).toEqual(['s3 Write', 'sqs Write']);
    const full = textOf(allow('*'));
    expect(pairsOf(granted, { guardrails: [[full], [full, textOf(deny('sqs:*'))]] })).toEqual(['s3 Write']);
    expect(pairsOf(granted, { guardrails: [[textOf(allow('sqs:*'))]] })).toEqual(['sqs Write']);
  });

  it('counts an action that AWS does not document as a write, where it is named in full', () => {
    expect(pairsOf([allow(['zz:Do', 's3:FromTheFuture'])])).toEqual(['s3 Write', 'zz Write']);
    expect(pairsOf([allow('zz:*')])).toEqual([]);
  });

  it('knows nothing of a text that is no policy', () => {
    expect(rights([], { policies: [] }).pairs).toEqual([]);
  });
});
