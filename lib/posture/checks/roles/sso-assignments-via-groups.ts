import type { IdentityCenter } from '@/lib/snapshot/data/identity-center';
import { isAdministratorSet, type JudgedSet, judgePermissionSets } from '../../facts/permission-sets';
import { failing, fieldsOf, notApplicable, unknownVerdict, type Verdict } from '../../facts/verdict';
import { evidenceText } from '../../evidence';
import type { Check, CheckInput, EvidenceField } from '../../types';

const severity = 'low';

/** People get their access by groups, which somebody looks after. Ours. */
export const ssoAssignmentsViaGroups: Check = {
  id: 'sso-assignments-via-groups',
  group: 'roles',
  title: 'Identity Center assignments go to groups',
  failTitle: 'A permission set is assigned to single people',
  rationale:
    'When somebody changes teams, the directory changes the groups. What was assigned to the person alone stays.',
  logic:
    'Fails for a permission set that is assigned to a person when its policies make an administrator, or when all assignments to people together are more than the number allowed. Not applicable without assignments or where the account sees no instance of Identity Center.',
  tier: 'extended',
  subject: 'permission set',
  severity,
  stages: ['identity-center', 'authorization-details'],
  parameters: ['maxDirectSsoAssignments'],
  remedy: {
    console:
      'IAM Identity Center, AWS accounts: assign a group with <permission-set> and put the person in it, then remove the assignment of the person.',
    cli: [
      'aws sso-admin list-account-assignments --instance-arn <instance-arn> --account-id <account> --permission-set-arn <arn>',
      'aws sso-admin create-account-assignment --instance-arn <instance-arn> --target-type AWS_ACCOUNT --target-id <account> --permission-set-arn <arn> --principal-type GROUP --principal-id <group-id>',
      'aws sso-admin delete-account-assignment --instance-arn <instance-arn> --target-type AWS_ACCOUNT --target-id <account> --permission-set-arn <arn> --principal-type USER --principal-id <user-id>',
    ].join('\n'),
    terraform: [
      'resource "aws_ssoadmin_account_assignment" "<permission-set>" {',
      '  principal_type = "GROUP"',
      '  # …',
      '}',
    ].join('\n'),
  },
  references: ['AWS IAM Identity Center User Guide: Assign user or group access to accounts'],
  evaluate: (input) => judgePermissionSets(input, severity, (judged) => judge(judged, input)),
  describeFail,
};

function judge({ set, center, asOf }: JudgedSet, { snapshot, thresholds }: CheckInput): Verdict {
  const assignments = center.assignments.filter(({ permissionSetArn }) => permissionSetArn === set.arn);
  if (assignments.length === 0) return notApplicable(`${set.name} is assigned to nobody`);
  const people = assignments.filter(({ principalType }) => principalType === 'USER').length;
  const inAll = countDirect(center);
  const admin = people > 0 ? isAdministratorSet(set, snapshot) : false;
  const evidence = fieldsOf('Identity Center', asOf, {
    permissionSet: set.name,
    instanceArn: center.instanceArn,
    assignmentsToPeople: people,
    assignmentsToPeopleInAll: inAll,
    administrator: admin,
  });
  if (people > 0 && (admin || inAll > thresholds.maxDirectSsoAssignments))
    return failing(evidence, describeFail);
  if (admin === null) return unknownVerdict(`not every policy of ${set.name} was read`);
  const title =
    people === 0 ? `${set.name} is assigned to groups` : `${set.name} goes to few people directly`;
  return { result: 'pass', title, evidence };
}

function countDirect({ assignments }: IdentityCenter): number {
  return assignments.filter(({ principalType }) => principalType === 'USER').length;
}

function describeFail(evidence: readonly EvidenceField[]): string {
  const people = Number(evidenceText(evidence, 'assignmentsToPeople'));
  const times = people === 1 ? 'once' : `${people} times`;
  return `${evidenceText(evidence, 'permissionSet')} is assigned to a person ${times}`;
}
