import { describe, expect, it } from 'vitest';
import { hash } from '@/lib/snapshot/hash';
import {
  buildGroup,
  buildPolicy,
  buildRole,
  buildSnapshot,
  buildUser,
  denied,
  read,
  textsOf,
} from '@/lib/snapshot/testing/build-snapshot';
import { policyText } from '../testing/build-input';
import { accountPolicies, rememberAllows, rememberByDocument } from './policy-statements';

const text = policyText({ Effect: 'Allow', Action: 's3:*', Resource: '*' });
const attach = (name: string, account = '123456789012') => ({
  attachedPolicies: [{ name, arn: `arn:aws:iam::${account}:policy/${name}` }],
});

describe('accountPolicies', () => {
  it('lists customer managed policies with their holders, attached or not', () => {
    const snapshot = buildSnapshot({
      policies: read([buildPolicy('Used', hash(text)), buildPolicy('Spare', hash(text))]),
      users: read([buildUser('ana', { ...attach('Used'), permissionsBoundary: 'arn:b' })]),
      groups: read([buildGroup('devs', attach('Used'))]),
      roles: read([buildRole('app', attach('Used'))]),
      policyDocuments: textsOf(text),
    });
    const policies = accountPolicies(snapshot);
    expect(policies.map(({ name, holders }) => [name, holders.map((holder) => holder.name)])).toEqual([
      ['Used', ['ana', 'devs', 'app']],
      ['Spare', []],
    ]);
    expect(policies[0]).toMatchObject({
      origin: 'customer',
      resource: 'arn:aws:iam::123456789012:policy/Used',
      problem: null,
      holders: [{ kind: 'user', permissionsBoundary: 'arn:b' }, { kind: 'group' }, { kind: 'role' }],
    });
    expect(policies[0]?.document?.statements).toHaveLength(1);
  });

  it('lists AWS managed policies that somebody has', () => {
    const aws = (name: string) =>
      buildPolicy(name, hash(text), { arn: `arn:aws:iam::aws:policy/${name}`, awsManaged: true });
    const snapshot = buildSnapshot({
      policies: read([aws('ReadOnlyAccess'), aws('PowerUserAccess')]),
      users: read([buildUser('ana', attach('ReadOnlyAccess', 'aws'))]),
    });
    expect(accountPolicies(snapshot)).toMatchObject([{ origin: 'aws', name: 'ReadOnlyAccess' }]);
  });

  it('lists inline policies under their identity', () => {
    const inlinePolicies = [{ name: 'extra', document: hash(text) }];
    const snapshot = buildSnapshot({
      users: read([buildUser('ana', { inlinePolicies })]),
      policyDocuments: textsOf(text),
    });
    expect(accountPolicies(snapshot)).toMatchObject([
      { origin: 'inline', resource: 'arn:aws:iam::123456789012:user/ana', part: 'extra', managed: null },
    ]);
  });

  it('leaves service-linked roles and their policies out', () => {
    const path = '/aws-service-role/x.amazonaws.com/';
    const inlinePolicies = [{ name: 'extra', document: hash(text) }];
    const attached = attach('Linked', 'aws');
    const linked = buildPolicy('Linked', hash(text), {
      arn: 'arn:aws:iam::aws:policy/Linked',
      awsManaged: true,
      path: '/aws-service-role/',
    });
    const snapshot = buildSnapshot({
      policies: read([linked]),
      roles: read([buildRole('linked', { path, inlinePolicies }), buildRole('app', attached)]),
    });
    expect(accountPolicies(snapshot)).toEqual([]);
  });

  it('says why a document is not there', () => {
    const snapshot = buildSnapshot({
      policies: read([buildPolicy('Lost', 'no-such-hash'), buildPolicy('Broken', hash('{'))]),
      policyDocuments: textsOf('{'),
    });
    expect(accountPolicies(snapshot)).toMatchObject([
      { document: null, problem: 'its text was not read' },
      { document: null, problem: expect.stringContaining('JSON') },
    ]);
  });

  it('lists nothing of what was not read, and remembers the rest', () => {
    const snapshot = buildSnapshot({ policies: denied('GetAccountAuthorizationDetails') });
    expect(accountPolicies(snapshot)).toEqual([]);
    expect(accountPolicies(snapshot)).toBe(accountPolicies(snapshot));
  });
});

describe('rememberByDocument', () => {
  it('computes once for equal texts', () => {
    const snapshot = buildSnapshot({
      policies: read([buildPolicy('A', hash(text)), buildPolicy('B', hash(text))]),
      policyDocuments: textsOf(text),
    });
    let calls = 0;
    const count = rememberByDocument(() => (calls += 1));
    for (const { document } of accountPolicies(snapshot)) if (document) count(document);
    expect(calls).toBe(1);
  });

  it('finds the allows that meet a test', () => {
    const mixed = policyText(
      { Effect: 'Deny', Action: 's3:*', Resource: '*' },
      { Sid: 'Wide', Effect: 'Allow', Action: 's3:*', Resource: '*' },
      { Sid: 'Narrow', Effect: 'Allow', Action: 'ec2:*', Resource: '*' },
    );
    const snapshot = buildSnapshot({
      policies: read([buildPolicy('A', hash(mixed))]),
      policyDocuments: textsOf(mixed),
    });
    const document = accountPolicies(snapshot)[0]?.document;
    if (!document) throw new Error('the policy was not understood');
    expect(rememberAllows((statement) => statement.namesAction('s3:getobject'))(document)).toMatchObject([
      { sid: 'Wide' },
    ]);
  });
});
