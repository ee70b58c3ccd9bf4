import { describe, expect, it } from 'vitest';
import { everyCheck, toScope, type ScopeDraft } from './scope-draft';

const draft: ScopeDraft = {
  kind: 'check',
  checkId: everyCheck,
  accountId: null,
  ouId: null,
  tagKey: ' ',
  tagValue: '',
};

describe('toScope', () => {
  it.each([
    ['check', 'Choose a check.'],
    ['account', 'Choose an account.'],
    ['ou', 'Choose a unit.'],
    ['tag', 'Name the key of the tag.'],
  ] as const)('says what is missing for %s', (kind, message) => {
    expect(toScope({ ...draft, kind })).toEqual({
      ok: false,
      refusal: { ok: false, code: 'invalid', message, whatToDo: '' },
    });
  });

  it('gives what the command takes, every check as none', () => {
    const chosen = { ...draft, accountId: '123456789012', ouId: 'ou-a', tagKey: ' team ', tagValue: '' };
    const scopeOf = (change: Partial<ScopeDraft>) => {
      const read = toScope({ ...chosen, ...change });
      return read.ok ? read.scope : read.refusal;
    };
    expect(scopeOf({ kind: 'check', checkId: 'c' })).toEqual({ kind: 'check', checkId: 'c' });
    expect(scopeOf({ kind: 'account' })).toEqual({
      kind: 'account',
      accountId: '123456789012',
      checkId: null,
    });
    expect(scopeOf({ kind: 'ou', checkId: 'c' })).toEqual({ kind: 'ou', ouId: 'ou-a', checkId: 'c' });
    expect(scopeOf({ kind: 'tag' })).toEqual({ kind: 'tag', key: 'team', value: null, checkId: null });
    expect(scopeOf({ kind: 'tag', tagValue: 'pay' })).toMatchObject({ value: 'pay' });
  });
});
