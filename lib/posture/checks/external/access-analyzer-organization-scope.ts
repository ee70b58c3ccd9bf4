import { analyzersDo, externalAccessTypes, isActive, watchOf } from '../../facts/analyzers';
import { judgeOrganization } from '../../facts/organization-guardrails';
import { failing, fieldsOf, unknownVerdict, type Verdict } from '../../facts/verdict';
import type { OrganizationSnapshot } from '@/lib/snapshot/organization-snapshot';
import { valueOf, whyUnread } from '@/lib/snapshot/reading';
import { asOfReading } from '../../evidence';
import type { Check, CheckInput } from '../../types';

const severity = 'info';

/** One analyzer takes the organization as the zone of trust. Ours. */
export const accessAnalyzerOrganizationScope: Check = {
  id: 'access-analyzer-organization-scope',
  group: 'external',
  title: 'Access Analyzer trusts the organization as a whole',
  failTitle: 'Access Analyzer looks at accounts one by one',
  rationale:
    'An analyzer of one account reports every sister account as an outsider, and what matters drowns. One of the organization covers all members and reports strangers alone.',
  logic:
    'Passes when an active external-access analyzer of the organization is seen in its management or administrator account, in any region. Advisory without one, unknown while its administrator account is not linked. Judged once, in the management account; not applicable to members and stand-alone accounts.',
  tier: 'extended',
  subject: 'organization',
  severity,
  stages: ['external-access', 'organization'],
  parameters: [],
  remedy: {
    console:
      'IAM, Access Analyzer in the management account, Settings: name an administrator account; create an analyzer of the organization there.',
    cli: [
      'aws organizations register-delegated-administrator --service-principal access-analyzer.amazonaws.com --account-id <security-account>',
      '# in that account',
      'aws accessanalyzer create-analyzer --analyzer-name org-external --type ORGANIZATION',
    ].join('\n'),
    terraform: [
      'resource "aws_accessanalyzer_analyzer" "organization" {',
      '  analyzer_name = "org-external"',
      '  type          = "ORGANIZATION"',
      '}',
    ].join('\n'),
  },
  references: ['AWS IAM User Guide: Delegated administrator for IAM Access Analyzer'],
  evaluate: (input) =>
    input.snapshot.externalAccess.state === 'skipped'
      ? []
      : judgeOrganization(input, severity, (organization) => judge(organization, input)),
  describeFail,
};

function judge(organization: OrganizationSnapshot, input: CheckInput): Verdict {
  const { externalAccess, takenAt } = input.snapshot;
  const watch = watchOf(input, externalAccessTypes);
  const active = [
    ...watch.own.filter((analyzer) => isActive(analyzer) && analyzer.type === 'ORGANIZATION'),
    ...watch.organization,
  ];
  const evidence = fieldsOf('Access Analyzer', asOfReading(externalAccess, takenAt), {
    organizationAnalyzers: active.map(({ arn }) => arn),
  });
  if (active.length > 0) {
    const names = active.map(({ name }) => name);
    const title = `${analyzersDo(names, { one: 'watches', several: 'watch' })} the organization`;
    return { result: 'pass', title, evidence };
  }
  const why = whyUnread(externalAccess) ?? whyHidden(organization, input);
  return why === null ? failing(evidence, describeFail) : unknownVerdict(why);
}

function describeFail(): string {
  return 'No analyzer watches the organization as a whole';
}

/** Where an analyzer may be that nobody looked for; null when it would have been seen. */
function whyHidden({ delegatedAdministrators }: OrganizationSnapshot, input: CheckInput): string | null {
  const { snapshot, context } = input;
  const [unread] = valueOf(snapshot.externalAccess)?.unreadRegions ?? [];
  if (unread) return `${unread.region}: ${unread.message} (${unread.code})`;
  if (delegatedAdministrators.state === 'unread') return whyUnread(delegatedAdministrators);
  const hidden = valueOf(delegatedAdministrators)?.find(
    ({ accountId, services }) =>
      services.includes('access-analyzer.amazonaws.com') && !context.linkedAccountIds.has(accountId),
  );
  return hidden ? `the administrator account ${hidden.accountId} of Access Analyzer is not linked` : null;
}
