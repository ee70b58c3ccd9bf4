import { isLimited } from '@/lib/iam/conditions/limits';
import type { AccountSnapshot } from '@/lib/snapshot/account-snapshot';
import {
  administrationIn,
  describeByStatement,
  judgeGrants,
  judgePolicy,
  judgeStatements,
  passing,
  policyEvidence,
  type ReadPolicy,
} from '../../facts/judge-policies';
import { accountPolicies, rememberAllows } from '../../facts/policy-statements';
import { failing } from '../../facts/verdict';
import { editPolicyCommands, statementInTerraform } from '../../facts/policy-remedy';
import type { Check, CheckInput, CheckResult } from '../../types';

const severity = 'medium';
const describeFail = describeByStatement('grants by exclusion');
const powerUser = /^arn:[^:]+:iam::aws:policy\/PowerUserAccess$/;

/** An Allow names what it allows. NotAction with Deny is a guard and stays. */
export const policyNotactionAllow: Check = {
  id: 'policy-notaction-allow',
  group: 'policies',
  title: 'No Allow uses NotAction',
  failTitle: 'An Allow with NotAction grants all that it does not name',
  rationale:
    'Allow with NotAction grants every action but a few, those of services included that did not exist when it was written. Authors often mean a Deny.',
  logic:
    'Fails for an Allow statement with NotAction, unless a condition limits it or a permissions boundary holds everybody who has the policy. AWS’s own PowerUserAccess, where attached, is told once as information.',
  tier: 'core',
  subject: 'policy',
  severity,
  stages: ['authorization-details'],
  parameters: [],
  remedy: {
    console: 'IAM, <policy>: write the actions that are needed as a list, or turn the statement into a Deny.',
    cli: editPolicyCommands('aws iam get-policy-version --policy-arn <policy-arn> --version-id <version>'),
    terraform: statementInTerraform(['ec2:DescribeInstances'], ['*']),
  },
  references: [
    'ScoutSuite iam-managed-policy-allows-NotActions, iam-inline-policy-allows-NotActions',
    'IAM User Guide: NotAction with Allow',
  ],
  evaluate,
  describeFail,
};

const findComplements = rememberAllows(
  ({ actions, conditions }) => actions.negated && !isLimited(conditions),
);

function evaluate(input: CheckInput): CheckResult[] {
  const { snapshot } = input;
  const own = judgeGrants(input, severity, (policy) => {
    const found = findComplements(policy.document);
    return found.length > 0 && isHeldByBoundaries(policy, snapshot)
      ? passing(policy, 'uses NotAction, but permissions boundaries hold all who have it')
      : judgeStatements(policy, found, { pass: 'allows no complement of actions', describeFail });
  });
  const ofAws = accountPolicies(snapshot)
    .filter((policy) => policy.origin === 'aws' && powerUser.test(policy.resource))
    .map((policy) =>
      judgePolicy(policy, 'info', (read) =>
        failing(policyEvidence(read, findComplements(read.document)), describeFail),
      ),
    );
  return [...own, ...ofAws];
}

/** A boundary that is itself full administration, or that was not read, holds nobody. */
function isHeldByBoundaries({ holders }: ReadPolicy, snapshot: AccountSnapshot): boolean {
  const texts = new Map(accountPolicies(snapshot).map(({ resource, document }) => [resource, document]));
  return (
    holders.length > 0 &&
    holders.every(({ permissionsBoundary }) => {
      const boundary = permissionsBoundary === null ? null : texts.get(permissionsBoundary);
      return boundary ? !administrationIn(boundary) : false;
    })
  );
}
