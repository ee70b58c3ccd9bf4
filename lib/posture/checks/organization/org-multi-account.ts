import { matchesPattern } from '@/lib/iam/match-pattern';
import type { OrganizationAccount, OrganizationSnapshot } from '@/lib/snapshot/organization-snapshot';
import { evidenceText } from '../../evidence';
import { evidenceInWords } from '../../facts/list-in-words';
import { judgeOrganization } from '../../facts/organization-guardrails';
import { failing, fieldsOf, type Verdict } from '../../facts/verdict';
import type { Check, CheckInput, EvidenceField } from '../../types';

const severity = 'low';

/** Production and the rest are kept apart by accounts. No benchmark; AWS's own advice on many accounts. */
export const orgMultiAccount: Check = {
  id: 'org-multi-account',
  group: 'organization',
  title: 'Workloads are spread over several accounts',
  failTitle: 'Everything is in one account',
  rationale:
    'The account is the only wall that no policy inside can open. In a single one, a mistake in a test reaches production.',
  logic:
    'Counts active accounts. Fails for one alone, and when the only member beside the management account is named or tagged for more than one environment.',
  tier: 'core',
  subject: 'organization',
  severity,
  stages: ['organization'],
  parameters: ['realmTagKeys', 'realmPatterns'],
  remedy: {
    console:
      'In the management account: AWS Organizations, AWS accounts, Add an AWS account: one for each environment or product.',
    cli: 'aws organizations create-account --email <email> --account-name <name>',
    terraform: [
      'resource "aws_organizations_account" "production" {',
      '  name  = "production"',
      '  email = "<email>"',
      '}',
    ].join('\n'),
  },
  references: ['AWS Well-Architected SEC01-BP01'],
  evaluate: (input) => judgeOrganization(input, severity, (organization) => judge(organization, input)),
  describeFail,
};

function judge(
  { accounts, managementAccountId, takenAt }: OrganizationSnapshot,
  { thresholds }: CheckInput,
): Verdict {
  const active = accounts.filter(({ state }) => state === 'ACTIVE');
  const [member, ...others] = active.filter(({ id }) => id !== managementAccountId);
  const realms = member && others.length === 0 ? realmsOf(member, thresholds) : [];
  const evidence = fieldsOf('organization', takenAt, {
    activeAccounts: active.length,
    environmentsOfOnlyMember: realms,
  });
  if (active.length <= 1 || realms.length > 1) return failing(evidence, describeFail);
  return { result: 'pass', title: `The organization has ${active.length} active accounts`, evidence };
}

/** Environments that the name and tags of an account tell of. */
function realmsOf(
  { name, tags }: OrganizationAccount,
  { realmTagKeys, realmPatterns }: CheckInput['thresholds'],
): string[] {
  const words = [name, ...tags.filter(({ key }) => realmTagKeys.includes(key)).map(({ value }) => value)];
  return Object.entries(realmPatterns)
    .filter(([, pattern]) => words.some((word) => matchesPattern(pattern.toLowerCase(), word.toLowerCase())))
    .map(([realm]) => realm);
}

function describeFail(evidence: readonly EvidenceField[]): string {
  return Number(evidenceText(evidence, 'activeAccounts')) <= 1
    ? 'The organization has a single active account'
    : `The only member account holds ${evidenceInWords(evidence, 'environmentsOfOnlyMember')}`;
}
