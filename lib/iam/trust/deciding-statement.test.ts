import { describe, expect, it } from 'vitest';
import { decidingStatement } from './deciding-statement';

const statement = (sid: string, principal: unknown) => ({
  Sid: sid,
  Effect: 'Allow',
  Principal: principal,
  Action: 'sts:AssumeRole',
});
const policy = (statements: unknown) => JSON.stringify({ Version: '2012-10-17', Statement: statements });

describe('decidingStatement', () => {
  it('finds the statement of a principal by its place among all that are let in', () => {
    const text = policy([
      statement('a', { AWS: ['111122223333', '444455556666'] }),
      {
        ...statement('no', { AWS: '999900001111' }),
        Effect: 'Deny',
        Condition: { Bool: { 'aws:x': 'true' } },
      },
      statement('b', '*'),
    ]);
    const sidAt = (position: number) => {
      const found = decidingStatement(text, position);
      return found === null ? null : (JSON.parse(found) as { Sid: string }).Sid;
    };
    expect([0, 1, 2, 3].map(sidAt)).toEqual(['a', 'a', 'b', null]);
  });

  it('reads a single statement that is no list', () => {
    expect(decidingStatement(policy(statement('only', '*')), 0)).toContain('"only"');
  });

  it('tells none of a text that is no policy', () => {
    expect(decidingStatement('{', 0)).toBeNull();
  });
});
