import type { Contact } from '@/lib/snapshot/data/contacts';
import { whyUnread } from '@/lib/snapshot/reading';
import { type ContactKind, contactReading } from '../../facts/contact-readings';
import { evidenceInWords } from '../../facts/list-in-words';
import {
  failing,
  fieldsOf,
  judgeAccount,
  notApplicable,
  unknownVerdict,
  type Verdict,
} from '../../facts/verdict';
import type { Check, CheckInput, EvidenceField } from '../../types';

const severity = 'info';
const kinds: readonly ContactKind[] = ['primary', 'security', 'billing', 'operations'];

/** One person on holiday does not silence AWS. No benchmark asks for it in so many words. */
export const accountContactsDistinct: Check = {
  id: 'account-contacts-distinct',
  group: 'logging',
  title: 'Contacts are not all the same person',
  failTitle: 'Contacts share an address or a phone',
  rationale:
    'Several contacts with one mailbox are one contact. When that one person is away, nobody hears from AWS.',
  logic:
    'Compares addresses and phone numbers of all registered contacts, of which only hashes are kept. Two that share one are advice. Not applicable with fewer than two.',
  tier: 'extended',
  subject: 'account',
  severity,
  stages: ['account-settings'],
  parameters: [],
  remedy: {
    console: 'Account menu, Account, Alternate contacts: give each its own shared mailbox and number.',
    cli: [
      'aws account get-contact-information',
      'aws account put-alternate-contact --alternate-contact-type BILLING --name <name> --title <title> --email-address <email> --phone-number <phone>',
    ].join('\n'),
    terraform: null,
  },
  references: ['Prowler account_maintain_different_contact_details_to_security_billing_and_operations'],
  evaluate: (input) =>
    judgeAccount(input, { severity, reading: input.snapshot.contacts }, (_, asOf) => judge(input, asOf)),
  describeFail,
};

function judge({ snapshot }: CheckInput, asOf: string): Verdict {
  const readings = kinds.map((kind) => ({ kind, reading: contactReading(snapshot, kind) }));
  const registered = readings.flatMap(({ kind, reading }) =>
    reading.state === 'read' && reading.value ? [{ kind, contact: reading.value }] : [],
  );
  const shared = kindsThatShare(registered);
  const evidence = fieldsOf('contacts', asOf, {
    registered: registered.map(({ kind }) => kind),
    sameAddressOrPhone: shared,
  });
  if (shared.length > 0) return failing(evidence, describeFail);
  const why = readings.map(({ reading }) => whyUnread(reading)).find((reason) => reason !== null);
  if (why) return unknownVerdict(why);
  if (registered.length < 2) return notApplicable('Fewer than two contacts are registered');
  return { result: 'pass', title: 'Every contact has its own address and phone', evidence };
}

function kindsThatShare(registered: readonly { kind: ContactKind; contact: Contact }[]): ContactKind[] {
  const isShared = (hash: (contact: Contact) => string | null, own: Contact): boolean =>
    hash(own) !== null && registered.some(({ contact }) => contact !== own && hash(contact) === hash(own));
  return registered
    .filter(
      ({ contact }) =>
        isShared(({ emailHash }) => emailHash, contact) || isShared(({ phoneHash }) => phoneHash, contact),
    )
    .map(({ kind }) => kind);
}

function describeFail(evidence: readonly EvidenceField[]): string {
  return `The contacts ${evidenceInWords(evidence, 'sameAddressOrPhone')} share an address or a phone`;
}
