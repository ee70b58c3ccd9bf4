import { describe, expect, it } from 'vitest';
import { choice, choices, days, flag, instantOf, listOf, readParameters, rowId } from './parameter';
import { readSort } from './read-sort';

const table = {
  kind: choice(['user', 'role'], 'Kind.'),
  mfa: choices(['missing', 'active'], 'MFA.'),
  age: listOf(days('Age.')),
  stale: flag('Stale.'),
  from: instantOf('start', 'From.'),
  identity: rowId('Identity.'),
};

describe('readParameters', () => {
  it('reads what each takes, and nothing of absent and empty ones', () => {
    const id = '01912345-6789-7abc-8def-0123456789ab';
    expect(
      readParameters(table, {
        kind: 'role',
        mfa: 'missing, active',
        age: '90',
        stale: 'false',
        identity: id,
      }),
    ).toEqual({ kind: 'role', mfa: ['missing', 'active'], age: [90], stale: false, identity: id });
    expect(readParameters(table, { kind: '', mfa: undefined, age: null })).toEqual({});
  });

  it('takes a bare date for its start', () => {
    expect(readParameters(table, { from: '2026-03-04' }).from).toEqual(new Date('2026-03-04T00:00:00Z'));
    expect(readParameters(table, { from: '2026-03-04T01:00:00+01:00' }).from).toEqual(
      new Date('2026-03-04T00:00:00Z'),
    );
  });

  it.each([
    ['kind', 'users', 'one of: user, role'],
    ['mfa', 'missing,none', 'several separated by commas'],
    ['age', 'old', 'a whole number'],
    ['age', '-1', 'a whole number'],
    ['stale', 'yes', 'true or false'],
    ['from', '2026-02-30T', 'a value such as'],
    ['identity', '1; drop table', 'an id as lists give it'],
  ])('refuses %s=%s and names the field', (field, text, hint) => {
    const refused = expect.objectContaining({
      code: 'invalid',
      details: { field },
      whatToDo: expect.stringContaining(hint),
    });
    expect(() => readParameters(table, { [field]: text })).toThrow(refused);
  });
});

describe('readSort', () => {
  it('reads a column with its direction', () => {
    expect(readSort('name.desc', ['name', 'account'])).toEqual({ column: 'name', direction: 'desc' });
    expect(readSort('', ['name'])).toBeUndefined();
  });

  it.each(['name', 'name.down', 'password.asc'])('refuses %s', (text) => {
    expect(() => readSort(text, ['name'])).toThrow(expect.objectContaining({ details: { field: 'sort' } }));
  });
});
