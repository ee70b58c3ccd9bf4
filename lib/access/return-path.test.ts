import { describe, expect, it } from 'vitest';
import { returnPath } from './return-path';

describe('returnPath', () => {
  it.each(['/', '/findings', '/findings?severity=critical,high&account=528164903772'])('keeps %s', (path) => {
    expect(returnPath(path)).toBe(path);
  });

  it.each([
    undefined,
    '',
    'findings',
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    'javascript:alert(1)',
    '/sign-in?callbackUrl=/',
    '/api/auth/signout',
  ])('gives the start page for %s', (path) => {
    expect(returnPath(path)).toBe('/');
  });

  it('gives the start page for a repeated parameter', () => {
    expect(returnPath(['/findings', '/keys'])).toBe('/');
  });
});
