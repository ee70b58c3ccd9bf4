import { matchesPattern } from '@/lib/iam/match-pattern';
import type { WorkloadCount, Workloads } from '@/lib/snapshot/data/optional';
import { valueOf, whyUnread } from '@/lib/snapshot/reading';
import { asOfReading } from '../../evidence';
import { evidenceInWords } from '../../facts/list-in-words';
import { judgeOrganization } from '../../facts/organization-guardrails';
import { failing, fieldsOf, unknownVerdict, type Verdict } from '../../facts/verdict';
import type { Check, CheckInput, EvidenceField } from '../../types';

const severity = 'medium';

/**
 * The management account holds the organization and nothing else.
 * CIS 7.0: 2.1.3.
 */
export const orgManagementAccountClean: Check = {
  id: 'org-management-account-clean',
  group: 'organization',
  title: 'The management account runs no workloads',
  failTitle: 'Workloads run in the management account',
  rationale:
    'No guardrail binds the management account, and whoever holds it holds every other one. Each server, function and user in it is one more way in.',
  logic:
    'In the management account, counts compute, functions, databases, containers and IAM users. Fails for any that is not on the list of those let be. Regions that could not be read make a clean result unknown.',
  tier: 'extended',
  subject: 'organization',
  severity,
  stages: ['organization', 'workloads', 'authorization-details'],
  parameters: ['managementWorkloadAllow'],
  remedy: {
    console:
      'Build the workload anew in a member account, move its data, and delete it here. People sign in through IAM Identity Center instead of IAM users.',
    cli: [
      'aws resourcegroupstaggingapi get-resources --region <region> --resources-per-page 50',
      'aws organizations create-account --email <email> --account-name <name>',
    ].join('\n'),
    terraform: null,
  },
  references: ['CIS AWS Foundations 7.0: 2.1.3'],
  evaluate,
  describeFail,
};

function evaluate(input: CheckInput) {
  const { workloads } = input.snapshot;
  if (workloads.state === 'skipped') return [];
  return judgeOrganization(input, severity, () =>
    workloads.state === 'read' ? judge(workloads.value, input) : unknownVerdict(whyUnread(workloads) ?? ''),
  );
}

function judge(workloads: Workloads, { snapshot, thresholds }: CheckInput): Verdict {
  const isLetBe = (arn: string): boolean =>
    thresholds.managementWorkloadAllow.some(
      (pattern) => matchesPattern(pattern, arn) || matchesPattern(pattern, arn.split(/[/:]/).at(-1) ?? ''),
    );
  const found = workloads.counts.flatMap((count) => describeCount(count, isLetBe));
  const users = (valueOf(snapshot.users) ?? []).filter(({ arn }) => !isLetBe(arn));
  const evidence = [
    ...fieldsOf('workloads', asOfReading(snapshot.workloads, snapshot.takenAt), { workloads: found }),
    ...fieldsOf('users', asOfReading(snapshot.users, snapshot.takenAt), {
      users: users.map(({ name }) => name).sort(),
    }),
  ];
  if (found.length > 0 || users.length > 0) return failing(evidence, describeFail);
  const [unread] = workloads.unreadRegions;
  if (unread) return unknownVerdict(`${unread.region}, ${unread.operation}: ${unread.message}`);
  const noUsers = whyUnread(snapshot.users);
  if (noUsers) return unknownVerdict(noUsers);
  return { result: 'pass', title: 'The management account runs no workloads', evidence };
}

/** Examples are a few of the counted, so what is let be is taken off the number. */
function describeCount(
  { region, service, count, examples }: WorkloadCount,
  isLetBe: (arn: string) => boolean,
): string[] {
  const rest = count - examples.filter(isLetBe).length;
  return rest > 0 ? [`${rest} × ${service} in ${region}`] : [];
}

function describeFail(evidence: readonly EvidenceField[]): string {
  const users = evidenceInWords(evidence, 'users');
  const workloads = evidenceInWords(evidence, 'workloads');
  const parts = [workloads, users && `users ${users}`].filter((part) => part !== '');
  return `The management account holds ${parts.join(' and ')}`;
}
