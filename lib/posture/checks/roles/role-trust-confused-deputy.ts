import { isAccountId, parseArn } from '@/lib/iam/arn';
import type { Condition } from '@/lib/iam/policy-document';
import { isPinned } from '@/lib/iam/trust/pins';
import { evidenceInWords } from '../../facts/list-in-words';
import { type Entrance, judgeTrusts, type RoleTrust, trustEvidence } from '../../facts/role-trusts';
import { editTrustCommands, trustInTerraform } from '../../facts/trust-remedy';
import { failing, notApplicable, type Verdict } from '../../facts/verdict';
import { evidenceText } from '../../evidence';
import type { Check, CheckInput, EvidenceField } from '../../types';

const severity = 'medium';

/** Services that act for many customers use a role for its own account alone. Prowler iam_role_cross_service_confused_deputy_prevention. */
export const roleTrustConfusedDeputy: Check = {
  id: 'role-trust-confused-deputy',
  group: 'roles',
  title: 'Service trusts are bound to your account',
  failTitle: 'A service trust is bound to no account',
  rationale:
    'A service that many customers share can be made to use your role by somebody else’s resource. Naming your account or resource in the trust policy stops it.',
  logic:
    'Looks at roles that a service of the list may assume; only services that are known to send the keys belong on it. Fails when no condition holds aws:SourceAccount, aws:SourceArn, aws:SourceOrgID or aws:SourceOrgPaths to an account or organization. Roles of other services are not applicable.',
  tier: 'extended',
  subject: 'role',
  severity,
  stages: ['authorization-details'],
  parameters: ['confusedDeputyServices'],
  remedy: {
    console:
      'IAM, Roles, <role>, Trust relationships: add the condition StringEquals aws:SourceAccount <account-id> to the service’s statement.',
    cli: editTrustCommands('add the condition {"StringEquals": {"aws:SourceAccount": "<account-id>"}}'),
    terraform: trustInTerraform(['Service', '<service>.amazonaws.com'], {
      test: 'StringEquals',
      variable: 'aws:SourceAccount',
      value: '<account-id>',
    }),
  },
  references: ['Prowler iam_role_cross_service_confused_deputy_prevention'],
  evaluate: (input) => judgeTrusts(input, severity, (trust) => judge(trust, input)),
  describeFail,
};

function judge(trust: RoleTrust, input: CheckInput): Verdict {
  const { confusedDeputyServices } = input.thresholds;
  const services = trust.entrances.filter((way) => confusedDeputyServices.includes(serviceOf(way) ?? ''));
  if (services.length === 0)
    return notApplicable(`${trust.role.name} trusts no service that says whom it acts for`);
  const open = services.filter(({ conditions }) => !isBound(conditions)).map(({ principal }) => principal);
  const evidence = trustEvidence(trust, input, { unboundServices: open });
  if (open.length > 0) return failing(evidence, describeFail);
  return {
    result: 'pass',
    title: `${trust.role.name} serves its own account or organization only`,
    evidence,
  };
}

function describeFail(evidence: readonly EvidenceField[]): string {
  const services = evidenceInWords(evidence, 'unboundServices');
  return `${evidenceText(evidence, 'role')} trusts ${services} whoever it acts for`;
}

/** `config` for `config.amazonaws.com`; null for other principals. */
function serviceOf({ kind, principal }: Entrance): string | null {
  return kind === 'service' ? (principal.split('.')[0] ?? null) : null;
}

function isBound(conditions: readonly Condition[]): boolean {
  return (
    isPinned(conditions, 'aws:SourceAccount', isAccountId) ||
    isPinned(conditions, 'aws:SourceArn', (value) => isAccountId(parseArn(value)?.accountId ?? '')) ||
    isPinned(conditions, 'aws:SourceOrgID', (value) => !/[*?]/.test(value)) ||
    isPinned(conditions, 'aws:SourceOrgPaths', (value) => /^o-[a-z0-9]+\//.test(value))
  );
}
