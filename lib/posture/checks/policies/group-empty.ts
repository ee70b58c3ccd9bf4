import type { Group } from '@/lib/snapshot/account-snapshot';
import { whyUnread } from '@/lib/snapshot/reading';
import { dataGap, unknownResults } from '../../facts/data-gap';
import { countMembers } from '../../facts/group-members';
import { rootArn } from '../../facts/root-facts';
import { failing, fieldsOf, notApplicable, unknownVerdict, type Verdict } from '../../facts/verdict';
import { dayOf, wholeDays } from '../../days';
import { evidenceText } from '../../evidence';
import type { Check, CheckInput, CheckResult, EvidenceField } from '../../types';

const severity = 'info';

/** A group without members is left over or not yet in use. ScoutSuite iam-group-with-no-users. */
export const groupEmpty: Check = {
  id: 'group-empty',
  group: 'policies',
  title: 'Groups have members',
  failTitle: 'A group has no member',
  rationale:
    'An empty group keeps its policies alive and waits for somebody to be added, whose new rights nobody reviewed with the group in mind.',
  logic: 'Tells, as information, of a group older than the days of grace that no user is in.',
  tier: 'extended',
  subject: 'group',
  severity,
  stages: ['authorization-details'],
  parameters: ['newIdentityGraceDays'],
  remedy: {
    console: 'IAM, User groups, <group>: delete the group.',
    cli: [
      'aws iam list-attached-group-policies --group-name <group>',
      'aws iam detach-group-policy --group-name <group> --policy-arn <policy-arn>',
      'aws iam delete-group --group-name <group>',
    ].join('\n'),
    terraform: '# remove the resource aws_iam_group of <group>',
  },
  references: ['ScoutSuite iam-group-with-no-users'],
  evaluate,
  describeFail,
};

function evaluate(input: CheckInput): CheckResult[] {
  const { groups, users } = input.snapshot;
  const account = [rootArn(input.snapshot)];
  if (users.state === 'skipped') return [];
  if (groups.state !== 'read') return unknownResults(dataGap(groups), severity, account);
  return groups.value.map((group) => ({
    resource: group.arn,
    severity,
    ...judge(group, groups.asOf, input),
  }));
}

function judge({ name, createdAt }: Group, asOf: string, { snapshot, thresholds }: CheckInput): Verdict {
  const members = countMembers(name, snapshot);
  if (members === null) return unknownVerdict(whyUnread(snapshot.users) ?? 'users were not read');
  const evidence = fieldsOf('authorization details', asOf, { group: name, members, createdAt });
  if (members > 0) return { result: 'pass', title: `${name} has members`, evidence };
  if (wholeDays(createdAt, snapshot.takenAt) <= thresholds.newIdentityGraceDays)
    return notApplicable(`${name} was created on ${dayOf(createdAt)}`);
  return failing(evidence, describeFail);
}

function describeFail(evidence: readonly EvidenceField[]): string {
  return `Nobody is in group ${evidenceText(evidence, 'group')}`;
}
