import { describeByStatement, judgeGrants, judgeStatements } from '../../facts/judge-policies';
import { rememberAllows } from '../../facts/policy-statements';
import { editPolicyCommands, statementInTerraform } from '../../facts/policy-remedy';
import type { Check } from '../../types';

const severity = 'medium';
const describeFail = describeByStatement('reaches by exclusion');

/** An Allow names the resources that it is about. */
export const policyNotresourceAllow: Check = {
  id: 'policy-notresource-allow',
  group: 'policies',
  title: 'No Allow uses NotResource',
  failTitle: 'An Allow with NotResource reaches all that it does not name',
  rationale:
    'Allow with NotResource reaches every resource but a few, in this account and where others let it in, including those that are made tomorrow.',
  logic: 'Fails for an Allow statement with NotResource. Deny with NotResource is a guard and passes.',
  tier: 'extended',
  subject: 'policy',
  severity,
  stages: ['authorization-details'],
  parameters: [],
  remedy: {
    console: 'IAM, <policy>: name the resources that are meant, and deny the excluded ones if need be.',
    cli: editPolicyCommands('aws iam get-policy-version --policy-arn <policy-arn> --version-id <version>'),
    terraform: statementInTerraform(['s3:GetObject'], ['arn:<partition>:s3:::my-bucket/*']),
  },
  references: ['IAM User Guide: NotResource with Allow', 'Security Monkey looked for the same'],
  evaluate: (input) =>
    judgeGrants(input, severity, (policy) =>
      judgeStatements(policy, findComplements(policy.document), {
        pass: 'allows no complement of resources',
        describeFail,
      }),
    ),
  describeFail,
};

const findComplements = rememberAllows(({ resources }) => resources?.negated === true);
