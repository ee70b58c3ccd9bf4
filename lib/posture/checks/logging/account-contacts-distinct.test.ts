import { describe, expect, it } from 'vitest';
import { denied, off, read } from '@/lib/snapshot/testing/build-snapshot';
import { buildInput } from '../../testing/build-input';
import { buildContact, judgeContacts } from '../../testing/contact-cases';
import { accountContactsDistinct as check } from './account-contacts-distinct';

describe('account-contacts-distinct', () => {
  it('passes when all differ', () => {
    expect(judgeContacts(check, {})).toMatchObject({ result: 'pass' });
  });

  it('advises where two share an address or a phone', () => {
    const sameMail = read(buildContact('billing', { emailHash: 'mail-security' }));
    expect(judgeContacts(check, { billing: sameMail })).toMatchObject({
      result: 'fail',
      severity: 'info',
      title: 'The contacts security and billing share an address or a phone',
    });
    const samePhone = read(buildContact('operations', { phoneHash: 'phone-primary' }));
    expect(judgeContacts(check, { operations: samePhone })).toMatchObject({
      title: 'The contacts primary and operations share an address or a phone',
    });
  });

  it('does not take two missing phones for the same', () => {
    const noPhone = (word: string) => read(buildContact(word, { phoneHash: null }));
    expect(judgeContacts(check, { security: noPhone('a'), billing: noPhone('b') })).toMatchObject({
      result: 'pass',
    });
  });

  it('is not applicable with fewer than two', () => {
    const none = read(null);
    expect(judgeContacts(check, { security: none, billing: none, operations: none })).toMatchObject({
      result: 'not-applicable',
    });
  });

  it('is unknown when one was refused, and does not run when off', () => {
    expect(judgeContacts(check, { operations: denied('x') })).toMatchObject({ result: 'unknown' });
    expect(check.evaluate(buildInput({ contacts: denied('x') }))).toMatchObject([{ result: 'unknown' }]);
    expect(check.evaluate(buildInput({ contacts: off }))).toEqual([]);
  });
});
