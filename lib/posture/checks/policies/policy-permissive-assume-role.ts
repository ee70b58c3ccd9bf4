import { isLimited } from '@/lib/iam/conditions/limits';
import { coversAction } from '@/lib/iam/match-statement';
import { everyRole, reachesAllOf } from '@/lib/iam/resource-reach';
import { describeByStatement, judgeLesserGrants, judgeStatements } from '../../facts/judge-policies';
import { rememberAllows } from '../../facts/policy-statements';
import { editPolicyCommands, statementInTerraform } from '../../facts/policy-remedy';
import type { Check } from '../../types';

const severity = 'high';
const describeFail = describeByStatement('allows assuming any role');
const limitingKeys = new Set(['aws:resourceorgid', 'aws:resourceorgpaths', 'aws:resourceaccount']);
const tagKeys = /^(aws|iam):resourcetag\//;

/** Whoever may assume roles may assume named ones. */
export const policyPermissiveAssumeRole: Check = {
  id: 'policy-permissive-assume-role',
  group: 'policies',
  title: 'No policy allows assuming any role',
  failTitle: 'A policy allows assuming any role',
  rationale:
    'A role whose trust policy names the account leaves it to identity policies who gets in. A wildcard there opens each such role, administrators of other accounts included.',
  logic:
    'Fails when sts:AssumeRole is allowed on all roles, of any account or of one, and no condition on the role’s organization, account or tags limits it. A wildcard behind a prefix passes; full administration is judged elsewhere.',
  tier: 'core',
  subject: 'policy',
  severity,
  stages: ['authorization-details'],
  parameters: [],
  remedy: {
    console: 'IAM, <policy>: name the roles that are to be assumed, or require a tag on them.',
    cli: editPolicyCommands(
      'aws iam simulate-principal-policy --policy-source-arn <principal-arn> --action-names sts:AssumeRole --resource-arns "arn:<partition>:iam::<account-id>:role/any"',
    ),
    terraform: statementInTerraform(['sts:AssumeRole'], ['arn:<partition>:iam::<account-id>:role/deploy']),
  },
  references: [
    'Prowler iam_no_custom_policy_permissive_role_assumption',
    'ScoutSuite iam-managed-policy-for-role (sts, AssumeRole), iam-inline-policy-for-role',
  ],
  evaluate: (input) =>
    judgeLesserGrants(input, severity, (policy) =>
      judgeStatements(policy, findOpenAssumptions(policy.document), {
        pass: 'lets nobody assume any role at will',
        describeFail,
      }),
    ),
  describeFail,
};

const findOpenAssumptions = rememberAllows(
  (statement) =>
    coversAction(statement, 'sts:AssumeRole') &&
    reachesAllOf(statement.resources, everyRole) &&
    !isLimited(statement.conditions, (key) => limitingKeys.has(key) || tagKeys.test(key)),
);
