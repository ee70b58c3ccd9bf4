import { describe, expect, it } from 'vitest';
import { shortCondition } from './short-condition';

describe('shortCondition', () => {
  it.each([
    ['StringLike token.actions.githubusercontent.com:sub repo:halyard/*', 'sub like repo:halyard/*'],
    ['StringEquals oidc.eks.eu-west-1.amazonaws.com/id/D16:aud sts.amazonaws.com', 'aud = sts.amazonaws.com'],
    ['Bool aws:MultiFactorAuthPresent true', 'aws:MultiFactorAuthPresent = true'],
    ['NumericLessThan aws:MultiFactorAuthAge 3600', 'aws:MultiFactorAuthAge NumericLessThan 3600'],
    ['StringEquals sts:ExternalId a b', 'sts:ExternalId = a b'],
    ['Null', 'Null'],
  ])('%s', (condition, short) => expect(shortCondition(condition)).toBe(short));
});
