import { countMembers } from '../../facts/group-members';
import { type CustomerPolicy, judgeCustomerPolicies } from '../../facts/judge-policies';
import { evidenceInWords } from '../../facts/list-in-words';
import { failing, fieldsOf, notApplicable, type Verdict } from '../../facts/verdict';
import { dayOf, wholeDays } from '../../days';
import { evidenceText } from '../../evidence';
import type { Check, CheckInput, EvidenceField } from '../../types';

const severity = 'low';

/** Customer policies are in use. Boundaries count as use; policies of AWS, which nobody can delete, are left out. */
export const policyUnattached: Check = {
  id: 'policy-unattached',
  group: 'policies',
  title: 'No unused customer policies',
  failTitle: 'A customer policy is not in use',
  rationale:
    'An unused policy was last thought about years ago, and one click gives it to somebody. Fewer policies are easier to read and review.',
  logic:
    'Fails when a customer policy is neither attached nor a boundary and its last change is older than the days of grace. One that only empty groups have is told as information.',
  tier: 'core',
  subject: 'policy',
  severity,
  stages: ['authorization-details'],
  parameters: ['newIdentityGraceDays'],
  remedy: {
    console: 'IAM, Policies, <policy>: delete it. Its text stays in the snapshots of Rolecall.',
    cli: [
      'aws iam list-policy-versions --policy-arn <policy-arn>',
      '# delete-policy-version for each but the default, then',
      'aws iam delete-policy --policy-arn <policy-arn>',
    ].join('\n'),
    terraform: '# remove the resource aws_iam_policy of <policy>',
  },
  references: ['ScoutSuite iam-managed-policy-no-attachments'],
  evaluate: (input) => judgeCustomerPolicies(input, severity, (policy) => judge(policy, input)),
  describeFail,
};

function judge(policy: CustomerPolicy, { snapshot, thresholds }: CheckInput): Verdict {
  const { name, managed, holders, asOf } = policy;
  const { attachmentCount, boundaryUsageCount, updatedAt, arn } = managed;
  const emptyGroups = holders.filter(
    (holder) => holder.kind === 'group' && countMembers(holder.name, snapshot) === 0,
  );
  const isForNobody = emptyGroups.length > 0 && emptyGroups.length === attachmentCount;
  const evidence = fieldsOf('authorization details', asOf, {
    policy: name,
    policyArn: arn,
    attachmentCount,
    boundaryUsageCount,
    updatedAt,
    ...(isForNobody ? { emptyGroups: emptyGroups.map((group) => group.name) } : {}),
  });
  if (boundaryUsageCount === 0 && isForNobody) return failing(evidence, describeFail, 'info');
  if (attachmentCount > 0 || boundaryUsageCount > 0)
    return { result: 'pass', title: `${name} is in use`, evidence };
  if (wholeDays(updatedAt, snapshot.takenAt) <= thresholds.newIdentityGraceDays)
    return notApplicable(`${name} was changed on ${dayOf(updatedAt)}`);
  return failing(evidence, describeFail);
}

function describeFail(evidence: readonly EvidenceField[]): string {
  const policy = evidenceText(evidence, 'policy');
  const groups = evidenceInWords(evidence, 'emptyGroups');
  if (groups !== '') return `Only groups without members have ${policy}: ${groups}`;
  return `Nobody has ${policy}, last changed on ${dayOf(evidenceText(evidence, 'updatedAt'))}`;
}
