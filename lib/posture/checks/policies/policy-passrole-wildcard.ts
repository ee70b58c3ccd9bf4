import { isAnyValue, isLimited } from '@/lib/iam/conditions/limits';
import { coversAction } from '@/lib/iam/match-statement';
import { matchesPattern } from '@/lib/iam/match-pattern';
import type { Condition, Statement } from '@/lib/iam/policy-document';
import { everyRole, reachesAllOf } from '@/lib/iam/resource-reach';
import {
  describeByStatement,
  judgeLesserGrants,
  passing,
  policyEvidence,
  type ReadPolicy,
} from '../../facts/judge-policies';
import { rememberAllows } from '../../facts/policy-statements';
import { failing, type Verdict } from '../../facts/verdict';
import { editPolicyCommands, statementInTerraform } from '../../facts/policy-remedy';
import type { Check } from '../../types';

const severity = 'high';
const describeFail = describeByStatement('allows passing any role');

/** Handing a role to a service is limited to named roles and services. */
export const policyPassroleWildcard: Check = {
  id: 'policy-passrole-wildcard',
  group: 'policies',
  title: 'iam:PassRole is limited',
  failTitle: 'A policy allows passing any role',
  rationale:
    'With iam:PassRole on all roles, whoever can start an instance, function or job can run it as an administrator role, and so becomes one.',
  logic:
    'Fails when iam:PassRole is allowed on all roles and iam:PassedToService does not say to which service. With the service named and all roles open it is told as information. Full administration is judged elsewhere.',
  tier: 'core',
  subject: 'policy',
  severity,
  stages: ['authorization-details'],
  parameters: [],
  remedy: {
    console: 'IAM, <policy>: name the roles in Resource, and add the condition iam:PassedToService.',
    cli: editPolicyCommands(
      'aws iam simulate-principal-policy --policy-source-arn <principal-arn> --action-names iam:PassRole',
    ),
    terraform: statementInTerraform(
      ['iam:PassRole'],
      ['arn:<partition>:iam::<account-id>:role/app-task'],
      'condition {',
      '  test     = "StringEquals"',
      '  variable = "iam:PassedToService"',
      '  values   = ["ecs-tasks.amazonaws.com"]',
      '}',
    ),
  },
  references: [
    'ScoutSuite iam-managed-policy-for-role (iam, PassRole), iam-inline-policy-for-role',
    'IAM User Guide: granting permissions to pass a role to a service',
  ],
  evaluate: (input) => judgeLesserGrants(input, severity, judge),
  describeFail,
};

const findWidePasses = rememberAllows(
  (statement) => coversAction(statement, 'iam:PassRole') && reachesAllOf(statement.resources, everyRole),
);

function judge(policy: ReadPolicy): Verdict {
  const wide = findWidePasses(policy.document);
  if (wide.length === 0) return passing(policy, 'passes named roles at most');
  const open = wide.filter((statement) => !namesService(statement));
  if (open.length > 0) return failing(policyEvidence(policy, open), describeFail);
  return failing(policyEvidence(policy, wide), describeFail, 'info');
}

function namesService({ conditions }: Statement): boolean {
  return isLimited(conditions, (key, condition) => key === 'iam:passedtoservice' && isNarrow(condition));
}

/** `*.amazonaws.com` is every service there is. */
function isNarrow({ values }: Condition): boolean {
  return !values.some((value) => isAnyValue(value) || matchesPattern(value, 'rolecall-probe.amazonaws.com'));
}
