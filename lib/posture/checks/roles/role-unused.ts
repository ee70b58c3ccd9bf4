import { nameInArn } from '@/lib/iam/arn';
import type { Role } from '@/lib/snapshot/account-snapshot';
import { dataGap, unknownResults } from '../../facts/data-gap';
import { judgeRoles } from '../../facts/judge-roles';
import { rememberBySetting } from '../../facts/remember-by';
import { idlenessInWords, roleIdleness } from '../../facts/role-activity';
import { rootArn } from '../../facts/root-facts';
import { matchingPattern } from '../../facts/user-details';
import { failing, fieldsOf, notApplicable, unknownVerdict, type Verdict } from '../../facts/verdict';
import { daysInWords, wholeDays } from '../../days';
import { asOfReading, evidenceText } from '../../evidence';
import type { Check, CheckInput, CheckResult, EvidenceField } from '../../types';

const severity = 'medium';

/** Roles that nobody assumes any more are gone. Ours. */
export const roleUnused: Check = {
  id: 'role-unused',
  group: 'roles',
  title: 'Unused roles are removed',
  failTitle: 'A role is not used',
  rationale:
    'An idle role keeps its permissions and its trust. Nobody notices when somebody else starts to use it.',
  logic:
    'Fails when the last use was the threshold of whole days ago or more; a role without a tracked use counts from its creation. AWS tracks 400 days. Roles of AWS services, of Identity Center and those that match the exempt patterns are not applicable.',
  tier: 'core',
  subject: 'role',
  severity,
  stages: ['authorization-details'],
  parameters: ['roleUnusedDays', 'roleUnusedExemptPatterns'],
  remedy: {
    console:
      'IAM, Roles, <role>, Last accessed: make sure that nothing needs it, then Delete. A role for emergencies belongs on the list of exempt patterns.',
    cli: [
      'aws iam get-role --role-name <role> --query Role.RoleLastUsed',
      'aws iam list-attached-role-policies --role-name <role>',
      '# detach and delete its policies and instance profiles, then',
      'aws iam delete-role --role-name <role>',
    ].join('\n'),
    terraform: '# remove the resource aws_iam_role.<role> and what refers to it',
  },
  references: ['AWS IAM User Guide: Remove unused roles'],
  evaluate,
  describeFail,
};

function evaluate(input: CheckInput): CheckResult[] {
  const { roles, roleActivity } = input.snapshot;
  if (roleActivity.state === 'read') return judgeRoles(input, severity, (role) => judge(role, input));
  const resources = roles.state === 'read' ? roles.value.map(({ arn }) => arn) : [rootArn(input.snapshot)];
  return unknownResults(dataGap(roleActivity, roles), severity, resources);
}

function judge(role: Role, { snapshot, thresholds }: CheckInput): Verdict {
  const exempt = exemptBy(thresholds.roleUnusedExemptPatterns, role.arn);
  if (exempt !== null) return notApplicable(`${role.name} is exempt by the pattern ${exempt}`);
  const idle = roleIdleness(role, snapshot);
  if (!idle) return unknownVerdict(`the last use of ${role.name} was not read`);
  const evidence = fieldsOf('role last used', asOfReading(snapshot.roleActivity, snapshot.takenAt), {
    role: role.name,
    lastUsedAt: idle.lastUsed,
    createdAt: role.createdAt,
  });
  const limit = thresholds.roleUnusedDays;
  if (wholeDays(idle.since, snapshot.takenAt) >= limit)
    return failing(evidence, (seen) => describeFail(seen, snapshot.takenAt));
  const what = idle.lastUsed === null ? 'was created' : 'was used';
  return { result: 'pass', title: `${role.name} ${what} less than ${daysInWords(limit)} ago`, evidence };
}

const exemptBy = rememberBySetting((patterns: readonly string[], arn: string) =>
  matchingPattern({ name: nameInArn(arn), arn }, patterns),
);

function describeFail(evidence: readonly EvidenceField[], at: string): string {
  const [lastUsed, createdAt] = [evidenceText(evidence, 'lastUsedAt'), evidenceText(evidence, 'createdAt')];
  return `${evidenceText(evidence, 'role')} ${idlenessInWords(lastUsed, createdAt, at)}`;
}
