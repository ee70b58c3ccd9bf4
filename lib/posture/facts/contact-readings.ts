import type { AccountSnapshot } from '@/lib/snapshot/account-snapshot';
import type { Contact, Contacts } from '@/lib/snapshot/data/contacts';
import type { Reading } from '@/lib/snapshot/reading';

export type ContactKind = keyof Contacts;

/** One contact of the account; its value is null where AWS has none. */
export function contactReading({ contacts }: AccountSnapshot, kind: ContactKind): Reading<Contact | null> {
  return contacts.state === 'read' ? contacts.value[kind] : contacts;
}

/** Whether the partition has no API for alternate contacts. */
export function hasNoContactApi({ partition }: Pick<AccountSnapshot, 'partition'>): boolean {
  return partition === 'aws-us-gov';
}
