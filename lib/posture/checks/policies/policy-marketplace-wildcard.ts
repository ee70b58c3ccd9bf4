import { isLimited } from '@/lib/iam/conditions/limits';
import { coversAction } from '@/lib/iam/match-statement';
import { reachesEveryResource } from '@/lib/iam/resource-reach';
import { describeByStatement, judgeLesserGrants, judgeStatements } from '../../facts/judge-policies';
import { rememberAllows } from '../../facts/policy-statements';
import { editPolicyCommands, statementInTerraform } from '../../facts/policy-remedy';
import type { Check } from '../../types';

const severity = 'low';
const describeFail = describeByStatement('allows any Marketplace subscription');

/** Buying software for the company is the business of a few. */
export const policyMarketplaceWildcard: Check = {
  id: 'policy-marketplace-wildcard',
  group: 'policies',
  title: 'Marketplace subscriptions are limited',
  failTitle: 'A policy allows any Marketplace subscription',
  rationale:
    'A subscription spends money under terms that somebody accepts for the company, and brings software of others into the account.',
  logic:
    'Fails when aws-marketplace:Subscribe is allowed on all resources and no condition limits it. Full administration is judged elsewhere.',
  tier: 'extended',
  subject: 'policy',
  severity,
  stages: ['authorization-details'],
  parameters: [],
  remedy: {
    console: 'IAM, <policy>: take aws-marketplace:Subscribe out, and give it to the role of the buyers.',
    cli: editPolicyCommands('aws iam list-policies --scope Local'),
    terraform: statementInTerraform(['aws-marketplace:ViewSubscriptions'], ['*']),
  },
  references: [
    'Prowler iam_policy_no_wildcard_marketplace_subscribe, iam_inline_policy_no_wildcard_marketplace_subscribe',
  ],
  evaluate: (input) =>
    judgeLesserGrants(input, severity, (policy) =>
      judgeStatements(policy, findSubscriptions(policy.document), {
        pass: 'allows no Marketplace subscription at will',
        describeFail,
      }),
    ),
  describeFail,
};

const findSubscriptions = rememberAllows(
  (statement) =>
    coversAction(statement, 'aws-marketplace:Subscribe') &&
    reachesEveryResource(statement.resources) &&
    !isLimited(statement.conditions),
);
