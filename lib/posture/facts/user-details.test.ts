import { describe, expect, it } from 'vitest';
import { buildSnapshot, buildUser, denied, read } from '@/lib/snapshot/testing/build-snapshot';
import { matchingPattern, ownerTag, tagsOfUser } from './user-details';

const at = (path: string) => ({ name: 'Ana-Bot', arn: `arn:aws:iam::123456789012:user${path}Ana-Bot` });

describe('matchingPattern', () => {
  it.each([
    ['ana-*', '/', 'ana-*'],
    ['*-BOT', '/', '*-BOT'],
    ['ana', '/', null],
    ['team', '/team/', null],
    ['/team/', '/team/', '/team/'],
    ['/team/', '/Team/blue/', '/team/'],
    ['/team/', '/my/team/', null],
    ['*/team/', '/my/team/', '*/team/'],
    ['/', '/', '/'],
  ])('%s for a user in %s: %s', (pattern, path, expected) => {
    expect(matchingPattern(at(path), [pattern])).toBe(expected);
  });

  it('answers the first of several', () => {
    expect(matchingPattern(at('/'), ['x*', 'ana*', '*bot'])).toBe('ana*');
  });
});

describe('tagsOfUser', () => {
  it('tells no tags from not read', () => {
    const snapshot = buildSnapshot({ users: read([buildUser('ana')]) });
    expect(tagsOfUser('arn:aws:iam::123456789012:user/ana', snapshot)).toEqual([]);
    expect(tagsOfUser('arn:aws:iam::123456789012:user/bob', snapshot)).toBeNull();
    expect(tagsOfUser('', buildSnapshot({ users: denied('ListUsers') }))).toBeNull();
  });
});

describe('ownerTag', () => {
  it('wants a value', () => {
    const tags = [
      { key: 'owner', value: '' },
      { key: 'email', value: 'ana@example.com' },
    ];
    expect(ownerTag(tags, ['owner', 'email'])).toBe('email');
    expect(ownerTag(tags, ['owner'])).toBeNull();
  });
});
