import { describe, expect, it } from 'vitest';
import { ordinaryCaller } from '@/lib/iam/guardrail-reach';
import { parsePolicy } from '@/lib/iam/policy-document';
import { policyText } from '../testing/build-input';
import { findRegionLimits, regionsBeyond } from './region-limit';

const caller = ordinaryCaller({ partition: 'aws', accountId: '123456789012', organizationId: 'o-abc' });

function limitsOf(...statements: object[]) {
  const document = parsePolicy(policyText(...statements));
  if (document.kind === 'problem') throw new Error(document.problem);
  return findRegionLimits([[{ name: 'p', document }]], caller).map(({ regions }) => regions);
}

const outside = (operator: string, parts: object = {}) => ({
  Effect: 'Deny',
  NotAction: ['iam:*', 'sts:*'],
  Resource: '*',
  Condition: { [operator]: { 'aws:RequestedRegion': ['eu-west-1', 'eu-north-1'] } },
  ...parts,
});
const inside = (operator: string) => ({
  Effect: 'Allow',
  Action: '*',
  Resource: '*',
  Condition: { [operator]: { 'aws:RequestedRegion': 'eu-west-1' } },
});

describe('findRegionLimits', () => {
  it.each(['StringNotEquals', 'StringNotLike', 'StringNotEqualsIfExists', 'ForAnyValue:StringNotEquals'])(
    'reads a denial by %s',
    (operator) => {
      expect(limitsOf(outside(operator))).toEqual([['eu-west-1', 'eu-north-1']]);
    },
  );

  it('lets a denial spare callers, but not leave out what is not global', () => {
    const region = { StringNotEquals: { 'aws:RequestedRegion': 'eu-west-1' } };
    const spare = (role: string) => ({ ...region, ArnNotLike: { 'aws:PrincipalArn': role } });
    expect(limitsOf(outside('', { Condition: spare('arn:aws:iam::*:role/admin') }))).toEqual([['eu-west-1']]);
    expect(limitsOf(outside('', { Condition: spare('arn:aws:iam::*:*') }))).toEqual([]);
    const hours = { ...region, DateLessThan: { 'aws:CurrentTime': '2026-01-01T00:00:00Z' } };
    expect(limitsOf(outside('', { Condition: hours }))).toEqual([]);
  });

  it.each([
    outside('StringEquals'),
    outside('StringNotEquals', { NotAction: undefined, Action: 'ec2:*' }),
    outside('StringNotEquals', { Resource: 'arn:aws:s3:::bucket' }),
    { ...inside('StringNotEquals') },
    { Effect: 'Allow', Action: '*', Resource: '*' },
  ])('takes nothing from %j', (statement) => {
    expect(limitsOf(statement)).toEqual([]);
  });

  it('reads an allow list with nothing wider beside it', () => {
    const global = { Effect: 'Allow', Action: ['iam:*', 'sts:*'], Resource: '*' };
    expect(limitsOf(inside('StringEquals'), global)).toEqual([['eu-west-1']]);
    expect(limitsOf(inside('StringLike'))).toEqual([['eu-west-1']]);
    expect(limitsOf(inside('StringEquals'), { Effect: 'Allow', Action: 'ec2:*', Resource: '*' })).toEqual([]);
  });
});

describe('regionsBeyond', () => {
  const limit = { policy: 'p', regions: ['eu-*', 'us-east-1'] };

  it('compares with the allowed ones, patterns by the regions there are', () => {
    const allowed = ['eu-west-1', 'us-east-1'];
    expect(regionsBeyond(limit, allowed, ['eu-west-1', 'eu-north-1', 'us-east-1'])).toEqual(['eu-north-1']);
    expect(regionsBeyond(limit, allowed, ['eu-west-1'])).toEqual([]);
  });

  it('takes a pattern for a region of its own where the regions are not known', () => {
    expect(regionsBeyond(limit, ['eu-west-1', 'us-east-1'], [])).toEqual(['eu-*']);
  });
});
