import type { AccountSnapshot } from '@/lib/snapshot/account-snapshot';
import type { Reading } from '@/lib/snapshot/reading';
import { contactReading, hasNoContactApi } from '../../facts/contact-readings';
import { rootArn } from '../../facts/root-facts';
import { failing, fieldsOf, judgeAccount, notApplicable, type Verdict } from '../../facts/verdict';
import type { Check, CheckInput, CheckResult } from '../../types';

const severity = 'medium';

/**
 * AWS knows whom to tell of abuse.
 * CIS 1.2: 1.18, 1.4–5.0: 1.2, 6.0: 2.2, 7.0: 2.3; Security Hub Account.1.
 */
export const accountSecurityContact: Check = {
  id: 'account-security-contact',
  group: 'logging',
  title: 'A security contact is registered',
  failTitle: 'No security contact is registered',
  rationale:
    'When AWS sees a key in public or abuse from the account, it writes to the security contact. Without one the message goes to the mailbox of root, which nobody reads.',
  logic:
    'Asks AWS for the alternate contact for security. Passes when there is one. GovCloud has no such API and is not applicable.',
  tier: 'core',
  subject: 'account',
  severity,
  stages: ['account-settings'],
  parameters: [],
  remedy: {
    console: 'Account menu, Account, Alternate contacts, Edit: Security, with a mailbox that a team reads.',
    cli: 'aws account put-alternate-contact --alternate-contact-type SECURITY --name <name> --title <title> --email-address <email> --phone-number <phone>',
    terraform: [
      'resource "aws_account_alternate_contact" "security" {',
      '  alternate_contact_type = "SECURITY"',
      '  name                   = "<name>"',
      '  title                  = "<title>"',
      '  email_address          = "<email>"',
      '  phone_number           = "<phone>"',
      '}',
    ].join('\n'),
  },
  references: [
    'Security Hub Account.1',
    'CIS AWS Foundations 1.2: 1.18; 1.4 to 5.0: 1.2; 6.0: 2.2; 7.0: 2.3',
    'Prowler account_security_contact_information_is_registered',
  ],
  evaluate,
  describeFail,
};

function evaluate(input: CheckInput): CheckResult[] {
  const { snapshot } = input;
  const reading = securityContact(snapshot);
  if (reading.state !== 'skipped' && hasNoContactApi(snapshot))
    return [{ resource: rootArn(snapshot), severity, ...notApplicable('GovCloud has no API for contacts') }];
  return judgeAccount(input, { severity, reading }, judge);
}

/** The domain of the registered address; null when AWS has no contact. Older snapshots hold it among the settings. */
function securityContact(snapshot: AccountSnapshot): Reading<{ emailDomain: string | null } | null> {
  const contact = contactReading(snapshot, 'security');
  const { accountSettings } = snapshot;
  if (contact.state !== 'skipped') return contact;
  if (accountSettings.state !== 'read') return accountSettings;
  const { securityContact: known } = accountSettings.value;
  return known.state === 'read' ? { ...known, value: known.value.present ? known.value : null } : known;
}

function judge(contact: { emailDomain: string | null } | null, asOf: string): Verdict {
  const evidence = fieldsOf('account settings', asOf, {
    securityContact: contact !== null,
    emailDomain: contact?.emailDomain ?? null,
  });
  if (!contact) return failing(evidence, describeFail);
  return { result: 'pass', title: 'A security contact is registered', evidence };
}

function describeFail(): string {
  return 'The account has no security contact';
}
