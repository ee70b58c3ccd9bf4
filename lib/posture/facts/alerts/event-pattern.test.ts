import { describe, expect, it } from 'vitest';
import { parseEventPattern } from './event-pattern';

const event = {
  source: 'aws.iam',
  detail: { eventName: 'PutRolePolicy', count: 3, tags: ['a', 'b'], userIdentity: { type: 'Root' } },
};
const matches = (pattern: object) => parseEventPattern(JSON.stringify(pattern))?.(event);
const eventName = (...wanted: unknown[]) => ({ detail: { eventName: wanted } });

describe('parseEventPattern', () => {
  it.each([
    {},
    { source: ['aws.s3', 'aws.iam'] },
    { detail: { userIdentity: { type: ['Root'] } } },
    { detail: { tags: ['b'] } },
    eventName({ prefix: 'Put' }),
    eventName({ prefix: { 'equals-ignore-case': 'PUT' } }),
    eventName({ suffix: 'Policy' }),
    eventName({ wildcard: 'Put*Policy' }),
    eventName({ 'equals-ignore-case': 'putrolepolicy' }),
    eventName({ 'anything-but': ['GetRole', 'ListRoles'] }),
    eventName({ 'anything-but': { prefix: 'Get' } }),
    eventName({ exists: true }),
    { detail: { missing: [{ exists: false }] } },
    { detail: { count: [3] } },
    { detail: { count: [{ numeric: ['>', 2, '<=', 3] }] } },
    { $or: [{ source: ['aws.s3'] }, eventName('PutRolePolicy')] },
  ])('%j matches', (pattern) => {
    expect(matches(pattern)).toBe(true);
  });

  it.each([
    { source: ['aws.s3'] },
    { source: ['aws.iam'], detail: { eventName: ['GetRole'] } },
    { detail: { missing: ['a'] } },
    { missing: { deeper: ['a'] } },
    eventName({ wildcard: 'Put?olePolicy' }),
    eventName({ 'anything-but': 'PutRolePolicy' }),
    eventName({ exists: false }),
    { detail: { missing: [{ 'anything-but': 'a' }] } },
    { detail: { count: [{ numeric: ['=', 4] }] } },
    { detail: { count: ['3'] } },
    { $or: [{ source: ['aws.s3'] }, eventName('GetRole')] },
  ])('%j does not', (pattern) => {
    expect(matches(pattern)).toBe(false);
  });

  it.each([
    'no json',
    '[]',
    '{"source":"aws.iam"}',
    '{"source":[{"unheard-of":"x"}]}',
    '{"source":[{"prefix":1}]}',
    '{"source":[{"prefix":"a","suffix":"b"}]}',
    '{"$or":{}}',
    '{"$or":["x"]}',
    '{"detail":{"count":[{"numeric":["="]}]}}',
  ])('%s is none', (text) => {
    expect(parseEventPattern(text)).toBeNull();
  });
});
