import { organizationStanding } from '../../facts/organization-standing';
import { asOfReading } from '../../evidence';
import { rootArn } from '../../facts/root-facts';
import { failing, fieldsOf, unknownVerdict, type Verdict } from '../../facts/verdict';
import type { Check, CheckInput, CheckResult } from '../../types';

const severity = 'medium';

/**
 * The account belongs to an organization, whose guardrails and central services then reach it.
 * Security Hub Account.2.
 */
export const orgMember: Check = {
  id: 'org-member',
  group: 'organization',
  title: 'The account belongs to an organization',
  failTitle: 'The account belongs to no organization',
  rationale:
    'Only an organization can limit what an account may do at all, record it centrally and close it down. An account outside answers to nobody but its own administrators.',
  logic:
    'Asks the account for its organization. Fails when AWS says that there is none; a refused call is unknown unless the organization itself lists the account.',
  tier: 'core',
  subject: 'account',
  severity,
  stages: ['organization'],
  parameters: [],
  remedy: {
    console:
      'Invite account <account-id> from the management account (AWS Organizations, AWS accounts, Add an AWS account), then accept the invitation here. Without an organization yet: AWS Organizations, Create an organization.',
    cli: [
      '# in the management account',
      'aws organizations invite-account-to-organization --target Id=<account-id>,Type=ACCOUNT',
      '# in this account',
      'aws organizations accept-handshake --handshake-id <handshake-id>',
      '# with no organization yet',
      'aws organizations create-organization --feature-set ALL',
    ].join('\n'),
    terraform: ['resource "aws_organizations_organization" "this" {', '  feature_set = "ALL"', '}'].join(
      '\n',
    ),
  },
  references: ['Security Hub Account.2', 'Prowler organizations_account_part_of_organizations'],
  evaluate,
  describeFail,
};

function evaluate(input: CheckInput): CheckResult[] {
  const verdict = judge(input);
  return verdict ? [{ resource: rootArn(input.snapshot), severity, ...verdict }] : [];
}

function judge(input: CheckInput): Verdict | null {
  const standing = organizationStanding(input);
  const { organizationMembership, takenAt } = input.snapshot;
  const asOf = asOfReading(organizationMembership, takenAt);
  if (standing.kind === 'off') return null;
  if (standing.kind === 'unknown') return judgeUnsettled(input, standing.why);
  if (standing.kind === 'stand-alone')
    return failing(fieldsOf('organization', asOf, { organization: 'none' }), describeFail);
  const managementAccountId =
    standing.kind === 'member' ? standing.managementAccountId : input.snapshot.accountId;
  return memberOf(managementAccountId, asOf);
}

/** A management account whose organization was not read is a member all the same. */
function judgeUnsettled({ snapshot }: CheckInput, why: string): Verdict {
  const membership = snapshot.organizationMembership;
  return membership.state === 'read' && membership.value !== 'none'
    ? memberOf(membership.value.managementAccountId, membership.asOf)
    : unknownVerdict(why);
}

function memberOf(managementAccountId: string, asOf: string): Verdict {
  return {
    result: 'pass',
    title: `The account belongs to the organization of ${managementAccountId}`,
    evidence: fieldsOf('organization', asOf, { managementAccountId }),
  };
}

function describeFail(): string {
  return 'The account belongs to no organization';
}
