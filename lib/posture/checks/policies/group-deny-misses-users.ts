import { doPatternsOverlap } from '@/lib/iam/patterns-overlap';
import type { Statement } from '@/lib/iam/policy-document';
import { describeByStatement, judgePolicies, judgeStatements } from '../../facts/judge-policies';
import { editPolicyCommands } from '../../facts/policy-remedy';
import { rememberByDocument } from '../../facts/policy-statements';
import type { Check } from '../../types';

const severity = 'medium';
const describeFail = describeByStatement('denies users nothing by naming their group');

/** Actions that have a group for resource. Source: Service Authorization Reference, IAM. */
const groupActions = [
  'iam:AddUserToGroup',
  'iam:AttachGroupPolicy',
  'iam:CreateGroup',
  'iam:DeleteGroup',
  'iam:DeleteGroupPolicy',
  'iam:DetachGroupPolicy',
  'iam:GetGroup',
  'iam:GetGroupPolicy',
  'iam:ListAttachedGroupPolicies',
  'iam:ListGroupPolicies',
  'iam:PutGroupPolicy',
  'iam:RemoveUserFromGroup',
  'iam:UpdateGroup',
];

/** A Deny names users, not the group that they are in. ScoutSuite iam-lightspin-user-action-denied-for-group. */
export const groupDenyMissesUsers: Check = {
  id: 'group-deny-misses-users',
  group: 'policies',
  title: 'Deny on a group ARN is not expected to bind its members',
  failTitle: 'A Deny names a group and misses its members',
  rationale:
    'A group in Resource stands for the group itself, not for the users in it. Such a Deny looks like protection of administrators and stops nobody.',
  logic:
    'Fails for a Deny whose resources are groups alone and that names an action which never has a group for resource, such as iam:CreateAccessKey.',
  tier: 'extended',
  subject: 'policy',
  severity,
  stages: ['authorization-details'],
  parameters: [],
  remedy: {
    console: 'IAM, <policy>: put the users in Resource, or deny by a condition on a tag of the users.',
    cli: editPolicyCommands('aws iam get-policy-version --policy-arn <policy-arn> --version-id <version>'),
    terraform: [
      'statement {',
      '  effect    = "Deny"',
      '  actions   = ["iam:CreateAccessKey"]',
      '  resources = ["arn:<partition>:iam::<account-id>:user/admins/*"] # not the group',
      '}',
    ].join('\n'),
  },
  references: ['ScoutSuite iam-lightspin-user-action-denied-for-group'],
  evaluate: (input) =>
    judgePolicies(input, severity, (policy) =>
      judgeStatements(policy, findVainDenies(policy.document), {
        pass: 'denies nothing by naming a group',
        describeFail,
      }),
    ),
  describeFail,
};

const findVainDenies = rememberByDocument(({ statements }) => statements.filter(isVain));

function isVain({ effect, resources, actions }: Statement): boolean {
  if (effect !== 'Deny' || !resources || resources.negated || actions.negated) return false;
  const isOfGroups = resources.patterns.every((pattern) => pattern.includes(':group/'));
  return isOfGroups && actions.patterns.some((pattern) => !isAboutGroups(pattern));
}

function isAboutGroups(pattern: string): boolean {
  return groupActions.some((action) => doPatternsOverlap(pattern, action));
}
