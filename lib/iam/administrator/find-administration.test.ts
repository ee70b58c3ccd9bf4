import { describe, expect, it } from 'vitest';
import { parsePolicy } from '../policy-document';
import { findAdministration } from './find-administration';

function grants(...statements: object[]): boolean {
  const parsed = parsePolicy(JSON.stringify({ Version: '2012-10-17', Statement: statements }));
  if (parsed.kind === 'problem') throw new Error(parsed.problem);
  return findAdministration(parsed) !== null;
}

const allow = (parts: object) => ({ Effect: 'Allow', Resource: '*', ...parts });
const letters = [...'abcdefghijklmnopqrstuvwxyz'].map((letter) => `${letter}*`);

describe('findAdministration', () => {
  it.each([
    ['a star', { Action: '*' }, true],
    ['two stars', { Action: '*:*' }, true],
    ['all letters', { Action: letters }, true],
    ['all letters but one', { Action: letters.slice(1) }, false],
    ['a complement of little', { NotAction: 'aws-portal:*' }, true],
    ['a complement of one means', { NotAction: ['iam:AttachUserPolicy'] }, true],
    ['a complement of IAM', { NotAction: ['iam:*', 'organizations:*'] }, false],
    ['some services', { Action: ['iam:*', 's3:*'] }, false],
    ['some resources', { Action: '*', Resource: 'arn:aws:s3:::a/*' }, false],
    ['all ARNs', { Action: '*', Resource: 'arn:aws:*' }, true],
    ['all but one bucket', { Action: '*', Resource: undefined, NotResource: 'arn:aws:s3:::a' }, true],
    ['a limit', { Action: '*', Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } }, false],
    ['no limit', { Action: '*', Condition: { StringLike: { 'aws:PrincipalArn': '*' } } }, true],
    ['a negative', { Action: '*', Condition: { StringNotEquals: { 'aws:RequestedRegion': 'x' } } }, true],
  ])('%s: %o is %s', (_name, parts, expected) => {
    expect(grants(allow(parts))).toBe(expected);
  });

  it('does not count a deny', () => {
    expect(grants({ Effect: 'Deny', Action: '*', Resource: '*' })).toBe(false);
  });

  it('heeds a deny beside it that takes every means away', () => {
    const deny = { Effect: 'Deny', Action: 'iam:*', Resource: '*' };
    expect(grants(allow({ Action: '*' }), deny)).toBe(false);
    expect(grants(allow({ Action: '*' }), { ...deny, Action: 'iam:AttachUserPolicy' })).toBe(true);
    expect(grants(allow({ Action: '*' }), { ...deny, Resource: 'arn:aws:iam::*:user/a' })).toBe(true);
    const conditional = { ...deny, Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'false' } } };
    expect(grants(allow({ Action: '*' }), conditional)).toBe(true);
  });
});
