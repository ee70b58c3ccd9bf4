import type { Contact } from '@/lib/snapshot/data/contacts';
import { contactReading } from '../../facts/contact-readings';
import { evidenceInWords } from '../../facts/list-in-words';
import { failing, fieldsOf, judgeAccount, type Verdict } from '../../facts/verdict';
import type { Check, EvidenceField } from '../../types';

const severity = 'low';

/**
 * The owner of the account can be reached, as a person has confirmed.
 * CIS 1.2: 1.17, 1.4–5.0: 1.1, 6.0: 2.1, 7.0: 2.2.
 */
export const accountPrimaryContact: Check = {
  id: 'account-primary-contact',
  group: 'logging',
  title: 'The primary contact is complete and confirmed',
  failTitle: 'The primary contact is incomplete',
  rationale:
    'AWS proves who owns an account by its primary contact. With a stale one, getting a lost account back takes weeks.',
  logic:
    'Fails when name, address or phone is empty. AWS cannot tell whether they are still right: a person confirms that, and the confirmation holds for the days of the setting.',
  tier: 'core',
  subject: 'account',
  severity,
  stages: ['account-settings'],
  parameters: ['attestationDays'],
  remedy: {
    console: 'Account menu, Account, Contact information, Edit. Then confirm it here.',
    cli: [
      'aws account get-contact-information',
      'aws account put-contact-information --contact-information file://contact.json',
    ].join('\n'),
    terraform: [
      'resource "aws_account_primary_contact" "this" {',
      '  full_name      = "<name>"',
      '  address_line_1 = "<street>"',
      '  city           = "<city>"',
      '  postal_code    = "<postal-code>"',
      '  country_code   = "<country>"',
      '  phone_number   = "<phone>"',
      '}',
    ].join('\n'),
  },
  references: [
    'CIS AWS Foundations 1.2: 1.17; 1.4 to 5.0: 1.1; 6.0: 2.1; 7.0: 2.2',
    'Prowler account_maintain_current_contact_details',
  ],
  evaluate: (input) =>
    judgeAccount(input, { severity, reading: contactReading(input.snapshot, 'primary') }, judge),
  describeFail,
};

function judge(contact: Contact | null, asOf: string): Verdict {
  const parts = {
    name: contact?.hasName ?? false,
    address: contact?.hasAddress ?? false,
    phone: contact !== null && contact.phoneHash !== null,
  };
  const empty = Object.entries(parts).flatMap(([part, isThere]) => (isThere ? [] : [part]));
  const evidence = fieldsOf('contacts', asOf, { emptyFields: empty });
  if (empty.length > 0) return failing(evidence, describeFail);
  return {
    result: 'manual',
    title: 'The primary contact is complete; whether it is still right, a person has to confirm',
    evidence,
  };
}

function describeFail(evidence: readonly EvidenceField[]): string {
  return `The primary contact has no ${evidenceInWords(evidence, 'emptyFields')}`;
}
