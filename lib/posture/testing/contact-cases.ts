import type { AccountSnapshot } from '@/lib/snapshot/account-snapshot';
import type { Contact, Contacts } from '@/lib/snapshot/data/contacts';
import { read } from '@/lib/snapshot/testing/build-snapshot';
import type { Check, CheckResult } from '../types';
import { buildInput } from './build-input';

/** A complete contact whose address and phone are told by a word. */
export function buildContact(word: string, parts: Partial<Contact> = {}): Contact {
  return {
    hasName: true,
    hasAddress: true,
    emailDomain: 'example.com',
    emailHash: `mail-${word}`,
    phoneHash: `phone-${word}`,
    ...parts,
  };
}

/** The result on an account with four different contacts, some replaced. */
export function judgeContacts(
  check: Check,
  contacts: Partial<Contacts>,
  parts: Partial<AccountSnapshot> = {},
): CheckResult | undefined {
  const all: Contacts = {
    primary: read(buildContact('primary', { emailDomain: null, emailHash: null })),
    security: read(buildContact('security')),
    billing: read(buildContact('billing')),
    operations: read(buildContact('operations')),
  };
  return check.evaluate(buildInput({ contacts: read({ ...all, ...contacts }), ...parts }))[0];
}
