import { describe, expect, it } from 'vitest';
import { formatArn, isAccountId, nameInArn, parseArn } from './arn';

describe('parseArn', () => {
  it.each([
    ['arn:aws:iam::111122223333:role/team/app', 'iam', '', '111122223333', 'role/team/app'],
    ['arn:aws-cn:s3:::bucket/a:b', 's3', '', '', 'bucket/a:b'],
    [
      'arn:aws:lambda:eu-west-1:111122223333:function:f:1',
      'lambda',
      'eu-west-1',
      '111122223333',
      'function:f:1',
    ],
  ])('%s', (text, service, region, accountId, resource) => {
    const arn = parseArn(text);
    expect(arn).toMatchObject({ service, region, accountId, resource });
    expect(arn && formatArn(arn)).toBe(text);
  });

  it.each(['', '*', '111122223333', 'arn:aws:iam', 'AROAEXAMPLEEXAMPLE12', 'urn:aws:iam::1:x'])(
    'is null for %j',
    (text) => {
      expect(parseArn(text)).toBeNull();
    },
  );
});

describe('isAccountId', () => {
  it.each([
    ['012345678901', true],
    ['12345678901', false],
    ['1234567890123', false],
    ['12345678901a', false],
  ])('%s: %s', (text, expected) => {
    expect(isAccountId(text)).toBe(expected);
  });
});

describe('nameInArn', () => {
  it('is the last segment', () => {
    expect(nameInArn('arn:aws:iam::111122223333:user/a/b/alice')).toBe('alice');
  });
});
