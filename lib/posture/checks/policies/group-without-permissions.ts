import type { Group } from '@/lib/snapshot/account-snapshot';
import { dataGap, unknownResults } from '../../facts/data-gap';
import { rootArn } from '../../facts/root-facts';
import { failing, fieldsOf, type Verdict } from '../../facts/verdict';
import { evidenceText } from '../../evidence';
import type { Check, CheckInput, CheckResult, EvidenceField } from '../../types';

const severity = 'info';

/** A group hands on rights. */
export const groupWithoutPermissions: Check = {
  id: 'group-without-permissions',
  group: 'policies',
  title: 'Groups carry a policy',
  failTitle: 'A group has no policy',
  rationale:
    'A group without a policy looks like control and does nothing. A rule that its members are thought to have, such as a Deny, is missing.',
  logic: 'Tells, as information, of a group that has neither an attached nor an inline policy.',
  tier: 'extended',
  subject: 'group',
  severity,
  stages: ['authorization-details'],
  parameters: [],
  remedy: {
    console: 'IAM, User groups, <group>, Permissions: attach a policy, or delete the group.',
    cli: [
      'aws iam list-attached-group-policies --group-name <group>',
      'aws iam attach-group-policy --group-name <group> --policy-arn <policy-arn>',
    ].join('\n'),
    terraform: [
      'resource "aws_iam_group_policy_attachment" "<group>" {',
      '  group      = "<group>"',
      '  policy_arn = "<policy-arn>"',
      '}',
    ].join('\n'),
  },
  references: ['IAM User Guide: attaching a policy to a user group'],
  evaluate,
  describeFail,
};

function evaluate({ snapshot }: CheckInput): CheckResult[] {
  const { groups } = snapshot;
  if (groups.state !== 'read') return unknownResults(dataGap(groups), severity, [rootArn(snapshot)]);
  return groups.value.map((group) => ({ resource: group.arn, severity, ...judge(group, groups.asOf) }));
}

function judge({ name, attachedPolicies, inlinePolicies }: Group, asOf: string): Verdict {
  const policies = [...attachedPolicies, ...inlinePolicies].map((policy) => policy.name);
  const evidence = fieldsOf('authorization details', asOf, { group: name, policies });
  if (policies.length === 0) return failing(evidence, describeFail);
  return { result: 'pass', title: `${name} carries a policy`, evidence };
}

function describeFail(evidence: readonly EvidenceField[]): string {
  return `Group ${evidenceText(evidence, 'group')} has no policy`;
}
