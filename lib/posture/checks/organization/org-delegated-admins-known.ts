import { whyUnread } from '@/lib/snapshot/reading';
import type { OrganizationSnapshot } from '@/lib/snapshot/organization-snapshot';
import { evidenceInWords, evidenceList } from '../../facts/list-in-words';
import { judgeOrganization } from '../../facts/organization-guardrails';
import { failing, fieldsOf, unknownVerdict, type Verdict } from '../../facts/verdict';
import type { Check, CheckInput, EvidenceField } from '../../types';

const severity = 'high';

/**
 * Only expected accounts administer services for the whole organization.
 * CIS 7.0: 2.1.5, 2.1.6.
 */
export const orgDelegatedAdminsKnown: Check = {
  id: 'org-delegated-admins-known',
  group: 'organization',
  title: 'Delegated administrators are the expected ones',
  failTitle: 'An unexpected account administers the organization',
  rationale:
    'A delegated administrator of a security service can switch it off, or read through it, in every account. One that nobody expects is a back door of the widest kind.',
  logic:
    'Compares every registered administrator with the list of trusted account ids and fails with those outside it. Where nothing is delegated at all the result is advice: daily work then happens in the management account.',
  tier: 'extended',
  subject: 'organization',
  severity,
  stages: ['organization'],
  parameters: ['trustedDelegatedAdmins'],
  remedy: {
    console:
      'If the account is right, add it to the trusted delegated administrators in the settings. Else, in the management account, deregister it in the console of each service.',
    cli: [
      'aws organizations list-delegated-administrators',
      'aws organizations deregister-delegated-administrator --account-id <delegated-id> --service-principal <service>',
    ].join('\n'),
    terraform: [
      'resource "aws_organizations_delegated_administrator" "security" {',
      '  account_id        = "<delegated-id>"',
      '  service_principal = "<service>"',
      '}',
    ].join('\n'),
  },
  references: ['CIS AWS Foundations 7.0: 2.1.5, 2.1.6', 'Prowler organizations_delegated_administrators'],
  evaluate: (input) => judgeOrganization(input, severity, (organization) => judge(organization, input)),
  describeFail,
};

function judge({ delegatedAdministrators }: OrganizationSnapshot, { thresholds }: CheckInput): Verdict {
  if (delegatedAdministrators.state !== 'read')
    return unknownVerdict(whyUnread(delegatedAdministrators) ?? '');
  const { value, asOf } = delegatedAdministrators;
  const describe = (administrators: typeof value): string[] =>
    administrators.map(({ accountId, services }) => `${accountId} for ${services.join(', ')}`).sort();
  const unexpected = value.filter(({ accountId }) => !thresholds.trustedDelegatedAdmins.includes(accountId));
  const evidence = fieldsOf('organization', asOf, {
    delegatedAdministrators: describe(value),
    unexpected: describe(unexpected),
  });
  if (value.length === 0) return failing(evidence, describeFail, 'info');
  if (unexpected.length > 0) return failing(evidence, describeFail);
  return { result: 'pass', title: 'Every delegated administrator is a trusted account', evidence };
}

function describeFail(evidence: readonly EvidenceField[]): string {
  return evidenceList(evidence, 'delegatedAdministrators').length === 0
    ? 'No service is delegated: all of it is run from the management account'
    : `Not trusted as delegated administrator: ${evidenceInWords(evidence, 'unexpected')}`;
}
