import { describe, expect, it } from 'vitest';
import { denied, off, read } from '@/lib/snapshot/testing/build-snapshot';
import { buildInput } from '../../testing/build-input';
import { buildContact, judgeContacts } from '../../testing/contact-cases';
import { accountPrimaryContact as check } from './account-primary-contact';

describe('account-primary-contact', () => {
  it('is for a person to confirm when complete', () => {
    expect(judgeContacts(check, {})).toMatchObject({
      result: 'manual',
      evidence: [expect.objectContaining({ field: 'emptyFields', value: [] })],
    });
  });

  it('fails with what is empty', () => {
    const judge = (parts: Parameters<typeof buildContact>[1]) =>
      judgeContacts(check, { primary: read(buildContact('primary', parts)) });
    expect(judge({ phoneHash: null })).toMatchObject({
      result: 'fail',
      severity: 'low',
      title: 'The primary contact has no phone',
    });
    expect(judge({ hasName: false, hasAddress: false })).toMatchObject({
      title: 'The primary contact has no name and address',
    });
    expect(judgeContacts(check, { primary: read(null) })).toMatchObject({
      title: 'The primary contact has no name, address and phone',
    });
  });

  it('is unknown when refused, and does not run when off', () => {
    expect(judgeContacts(check, { primary: denied('x') })).toMatchObject({ result: 'unknown' });
    expect(check.evaluate(buildInput({ contacts: denied('x') }))).toMatchObject([{ result: 'unknown' }]);
    expect(check.evaluate(buildInput({ contacts: off }))).toEqual([]);
  });
});
