import { whyUnread } from '@/lib/snapshot/reading';
import { contactReading, hasNoContactApi } from '../../facts/contact-readings';
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

const severity = 'low';
const kinds = ['billing', 'operations'] as const;

/**
 * AWS knows whom to ask about bills and outages.
 * CIS 1.2: 1.17, 1.4–5.0: 1.1, 6.0: 2.1, 7.0: 2.2.
 */
export const accountBillingOperationsContacts: Check = {
  id: 'account-billing-operations-contacts',
  group: 'logging',
  title: 'Billing and operations contacts are registered',
  failTitle: 'A billing or operations contact is missing',
  rationale:
    'An unpaid bill or a planned shutdown reaches the right people only when AWS knows them. Strange charges are often the first sign of stolen keys.',
  logic: 'Asks AWS for both alternate contacts and fails when one is missing.',
  tier: 'extended',
  subject: 'account',
  severity,
  stages: ['account-settings'],
  parameters: [],
  remedy: {
    console: 'Account menu, Account, Alternate contacts, Edit: Billing and Operations.',
    cli: [
      'aws account put-alternate-contact --alternate-contact-type BILLING --name <name> --title <title> --email-address <email> --phone-number <phone>',
      'aws account put-alternate-contact --alternate-contact-type OPERATIONS --name <name> --title <title> --email-address <email> --phone-number <phone>',
    ].join('\n'),
    terraform: [
      'resource "aws_account_alternate_contact" "billing" {',
      '  alternate_contact_type = "BILLING"',
      '  name                   = "<name>"',
      '  title                  = "<title>"',
      '  email_address          = "<email>"',
      '  phone_number           = "<phone>"',
      '}',
    ].join('\n'),
  },
  references: [
    'CIS AWS Foundations 1.2: 1.17; 1.4 to 5.0: 1.1; 6.0: 2.1; 7.0: 2.2',
    'Prowler account_maintain_different_contact_details_to_security_billing_and_operations',
  ],
  evaluate: (input) =>
    judgeAccount(input, { severity, reading: input.snapshot.contacts }, (_, asOf) => judge(input, asOf)),
  describeFail,
};

function judge({ snapshot }: CheckInput, asOf: string): Verdict {
  if (hasNoContactApi(snapshot)) return notApplicable('GovCloud has no API for contacts');
  const readings = kinds.map((kind) => ({ kind, reading: contactReading(snapshot, kind) }));
  const missing = readings
    .filter(({ reading }) => reading.state === 'read' && reading.value === null)
    .map(({ kind }) => kind);
  const evidence = fieldsOf('contacts', asOf, { missingContacts: missing });
  if (missing.length > 0) return failing(evidence, describeFail);
  const why = readings.map(({ reading }) => whyUnread(reading)).find((reason) => reason !== null);
  if (why) return unknownVerdict(why);
  return { result: 'pass', title: 'Billing and operations contacts are registered', evidence };
}

function describeFail(evidence: readonly EvidenceField[]): string {
  return `The account has no contact for ${evidenceInWords(evidence, 'missingContacts')}`;
}
