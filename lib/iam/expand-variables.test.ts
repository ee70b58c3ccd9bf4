import { describe, expect, it } from 'vitest';
import { expandVariables } from './expand-variables';
import { matchesPattern } from './match-pattern';
import { createContext } from './request';

const open = createContext({ 'aws:username': 'alice', 'aws:PrincipalTag/team': 'a*b' });
const complete = createContext({}, true);

describe('expandVariables', () => {
  it('puts known values in, whatever the case of the key', () => {
    expect(expandVariables('user/${AWS:UserName}/*', open)).toEqual({
      pattern: 'user/alice/*',
      state: 'known',
    });
  });

  it('keeps wildcards of a value literal', () => {
    const { pattern } = expandVariables('t/${aws:PrincipalTag/team}', open);
    expect(matchesPattern(pattern, 't/a*b')).toBe(true);
    expect(matchesPattern(pattern, 't/axb')).toBe(false);
  });

  it('lets an unknown value stand for anything', () => {
    expect(expandVariables('t/${aws:SourceIdentity}', open)).toEqual({ pattern: 't/*', state: 'unknown' });
  });

  it('takes the default only when the key is surely absent', () => {
    expect(expandVariables("t/${aws:PrincipalTag/x, 'none'}", complete)).toEqual({
      pattern: 't/none',
      state: 'known',
    });
    expect(expandVariables("t/${aws:PrincipalTag/x, 'none'}", open).state).toBe('unknown');
    expect(expandVariables('t/${aws:PrincipalTag/x}', complete).state).toBe('absent');
  });

  it('knows the literals', () => {
    const { pattern, state } = expandVariables('${*}${?}${$}', open);
    expect(state).toBe('known');
    expect(matchesPattern(pattern, '*?$')).toBe(true);
    expect(matchesPattern(pattern, 'ab$')).toBe(false);
  });
});
