import type { OrganizationSnapshot } from '@/lib/snapshot/organization-snapshot';
import { whyUnread } from '@/lib/snapshot/reading';
import { unknownResult } from '../../facts/data-gap';
import { organizationArn, organizationStanding } from '../../facts/organization-standing';
import { rootArn } from '../../facts/root-facts';
import { failing, fieldsOf, notApplicable } from '../../facts/verdict';
import type { Check, CheckInput, CheckResult } from '../../types';

const severity = 'medium';

/** Root credentials of member accounts are managed from the organization's management account. CIS 7.0: 2.1.1. */
export const rootCentralizedManagementEnabled: Check = {
  id: 'root-centralized-management-enabled',
  group: 'root',
  title: 'The organization manages root access centrally',
  failTitle: 'Root access is not managed centrally',
  rationale:
    'With central management member accounts need no root credentials at all: they can be removed, and new accounts start without any.',
  logic:
    "Reads the organization's IAM features in its management account. Fails when the management of root credentials is not among them. Members and accounts outside an organization are not applicable.",
  tier: 'core',
  subject: 'organization',
  severity,
  stages: ['organization'],
  parameters: [],
  remedy: {
    console: 'In the management account <account-id>: IAM, Root access management, Enable.',
    cli: [
      'aws organizations enable-aws-service-access --service-principal iam.amazonaws.com',
      'aws iam enable-organizations-root-credentials-management',
      'aws iam enable-organizations-root-sessions',
    ].join('\n'),
    terraform: [
      'resource "aws_iam_organizations_features" "root_access" {',
      '  enabled_features = ["RootCredentialsManagement", "RootSessions"]',
      '}',
    ].join('\n'),
  },
  references: ['CIS AWS Foundations 7.0: 2.1.1', 'Prowler iam_root_credentials_management_enabled'],
  evaluate,
  describeFail,
};

function evaluate(input: CheckInput): CheckResult[] {
  const { snapshot } = input;
  const resource = rootArn(snapshot);
  const standing = organizationStanding(input);
  switch (standing.kind) {
    case 'off':
      return [];
    case 'unknown':
      return [unknownResult(resource, severity, standing.why)];
    case 'stand-alone':
      return [{ resource, severity, ...notApplicable('The account belongs to no organization') }];
    case 'member': {
      const title = `Judged in the management account ${standing.managementAccountId}`;
      return [{ resource, severity, ...notApplicable(title) }];
    }
    case 'management':
      return [judge(standing.organization, snapshot.partition)];
  }
}

function judge(organization: OrganizationSnapshot, partition: string): CheckResult {
  const resource = organizationArn(organization, partition);
  const { centralRoot } = organization;
  if (centralRoot.state !== 'read') return unknownResult(resource, severity, whyUnread(centralRoot) ?? '');
  const evidence = fieldsOf('IAM features of the organization', centralRoot.asOf, {
    enabledFeatures: centralRoot.value,
  });
  if (!centralRoot.value.includes('RootCredentialsManagement'))
    return { resource, severity, ...failing(evidence, describeFail) };
  const title = centralRoot.value.includes('RootSessions')
    ? 'Root credentials are managed centrally, and privileged root sessions are on'
    : 'Root credentials are managed centrally; privileged root sessions are off';
  return { resource, severity, result: 'pass', title, evidence };
}

function describeFail(): string {
  return 'The organization does not manage root credentials centrally';
}
