import type { User } from '@/lib/snapshot/account-snapshot';
import { evidenceInWords } from '../../facts/list-in-words';
import { dataGap, unknownResults } from '../../facts/data-gap';
import { rootArn } from '../../facts/root-facts';
import { failing, fieldsOf, type Verdict } from '../../facts/verdict';
import { evidenceText } from '../../evidence';
import type { Check, CheckInput, CheckResult, EvidenceField } from '../../types';

const severity = 'low';
const quarantine = /^arn:[^:]+:iam::aws:policy\/AWSCompromisedKeyQuarantine/;

/**
 * Users get their rights from groups. One result per user with the list, where other tools give one per policy.
 * CIS 1.2: 1.16, 1.4–4.0.1: 1.15, 5.0: 1.14, 6.0: 2.14, 7.0: 2.13; Security Hub IAM.2.
 */
export const userPoliciesViaGroups: Check = {
  id: 'user-policies-via-groups',
  group: 'policies',
  title: 'Users receive permissions through groups only',
  failTitle: 'A user has policies of its own',
  rationale:
    'Rights given to single users are forgotten when the job changes. A group says why somebody has them, and takes them back in one step.',
  logic:
    'Fails when a policy is attached to the user or written into it, but for the allowed names. Permissions boundaries and the quarantine policy of AWS do not count.',
  tier: 'core',
  subject: 'user',
  severity,
  stages: ['authorization-details'],
  parameters: ['allowDirectPolicies'],
  remedy: {
    console:
      'IAM: attach the policies to a group, add <user> to it, and detach them from the user. Delete the inline ones.',
    cli: [
      'aws iam add-user-to-group --user-name <user> --group-name <group>',
      'aws iam detach-user-policy --user-name <user> --policy-arn <policy-arn>',
      'aws iam delete-user-policy --user-name <user> --policy-name <policy>',
    ].join('\n'),
    terraform: [
      'resource "aws_iam_group_policy_attachment" "team" {',
      '  group      = aws_iam_group.team.name',
      '  policy_arn = "<policy-arn>" # in place of aws_iam_user_policy_attachment',
      '}',
    ].join('\n'),
  },
  references: [
    'Security Hub IAM.2',
    'CIS AWS Foundations 1.2: 1.16; 1.4 to 4.0.1: 1.15; 5.0: 1.14; 6.0: 2.14; 7.0: 2.13',
    'Prowler iam_policy_attached_only_to_group_or_roles',
    'ScoutSuite iam-user-with-policies, iam-human-user-with-policies',
  ],
  evaluate,
  describeFail,
};

function evaluate({ snapshot, thresholds }: CheckInput): CheckResult[] {
  const { users } = snapshot;
  if (users.state !== 'read') return unknownResults(dataGap(users), severity, [rootArn(snapshot)]);
  const allowed = new Set(thresholds.allowDirectPolicies);
  return users.value.map((user) => ({ resource: user.arn, severity, ...judge(user, users.asOf, allowed) }));
}

function judge(
  { name, attachedPolicies, inlinePolicies }: User,
  asOf: string,
  allowed: ReadonlySet<string>,
): Verdict {
  const attached = attachedPolicies.filter(
    (policy) => !allowed.has(policy.name) && !quarantine.test(policy.arn),
  );
  const [first] = attached;
  const evidence = fieldsOf('authorization details', asOf, {
    user: name,
    attachedPolicies: attached.map((policy) => policy.name),
    inlinePolicies: inlinePolicies.map((policy) => policy.name),
    ...(first ? { policyArn: first.arn } : {}),
    ...(inlinePolicies[0] ? { policy: inlinePolicies[0].name } : {}),
  });
  if (attached.length + inlinePolicies.length > 0) return failing(evidence, describeFail);
  return { result: 'pass', title: `${name} has no policy of its own`, evidence };
}

function describeFail(evidence: readonly EvidenceField[]): string {
  const attached = evidenceInWords(evidence, 'attachedPolicies');
  const inline = evidenceInWords(evidence, 'inlinePolicies');
  const what = [attached && `${attached} attached`, inline && `${inline} inline`].filter(Boolean);
  return `${evidenceText(evidence, 'user')} has policies of its own: ${what.join(', ')}`;
}
