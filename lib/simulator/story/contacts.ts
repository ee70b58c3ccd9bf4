import type { AccountAlternateContact } from '../world/types';
import type { AccountBook } from './account-book';

type Contact = Omit<AccountAlternateContact, 'kind'>;

const security: Contact = {
  name: 'Halyard Security',
  title: 'Security team',
  email: 'security@halyard-freight.example',
  phone: '+31 10 555 0142',
};

const billing: Contact = {
  name: 'Halyard Finance',
  title: 'Accounts payable',
  email: 'invoices@halyard-freight.example',
  phone: '+31 10 555 0117',
};

const operations: Contact = {
  name: 'Halyard Operations',
  title: 'Duty desk',
  email: 'operations@halyard-freight.example',
  phone: '+31 10 555 0199',
};

/** Nobody was ever named for sandbox; two teams left out who pays; web-prod has one mailbox for two things. */
function contactsOf(accountName: string): Partial<Record<AccountAlternateContact['kind'], Contact>> {
  switch (accountName) {
    case 'sandbox':
      return {};
    case 'tracking-dev':
    case 'data-platform':
      return { SECURITY: security, OPERATIONS: operations };
    case 'web-prod':
      return { SECURITY: security, BILLING: billing, OPERATIONS: { ...operations, email: security.email } };
    default:
      return { SECURITY: security, BILLING: billing, OPERATIONS: operations };
  }
}

/** Who AWS writes to about the account. */
export function addContacts(book: AccountBook): void {
  const { start, account } = book;
  const isSandbox = account.name === 'sandbox';
  book.add(start, {
    type: 'contact-information-set',
    contact: {
      fullName: 'Halyard Freight Cloud Team',
      company: 'Halyard Freight B.V.',
      addressLine1: isSandbox ? '-' : 'Wilhelminakade 88',
      city: isSandbox ? '' : 'Rotterdam',
      postalCode: isSandbox ? '' : '3072 AR',
      countryCode: 'NL',
      phone: '+31 10 555 0100',
    },
  });
  for (const [kind, contact] of Object.entries(contactsOf(account.name))) {
    book.add(start, {
      type: 'alternate-contact-set',
      contact: { kind: kind as AccountAlternateContact['kind'], ...contact },
    });
  }
}
