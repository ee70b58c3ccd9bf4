import { coversAction } from '@/lib/iam/match-statement';
import { everyTrail, reachesAllOf } from '@/lib/iam/resource-reach';
import { evidenceText } from '../../evidence';
import {
  isExemptPolicy,
  judgeLesserGrants,
  passing,
  policyEvidence,
  type ReadPolicy,
} from '../../facts/judge-policies';
import { evidenceInWords } from '../../facts/list-in-words';
import { rememberAllows } from '../../facts/policy-statements';
import { failing, type Verdict } from '../../facts/verdict';
import { editPolicyCommands, statementInTerraform } from '../../facts/policy-remedy';
import type { Check, EvidenceField } from '../../types';

const severity = 'high';
const blinding = [
  'cloudtrail:StopLogging',
  'cloudtrail:DeleteTrail',
  'cloudtrail:UpdateTrail',
  'cloudtrail:PutEventSelectors',
];

/** Only the role that looks after logging can stop it. */
export const policyCloudtrailFullAccess: Check = {
  id: 'policy-cloudtrail-full-access',
  group: 'policies',
  title: 'No policy grants all of CloudTrail',
  failTitle: 'A policy can switch CloudTrail off',
  rationale:
    'The first thing an intruder does with such a right is to stop the log. After that nobody can tell what happened.',
  logic:
    'Fails when a policy allows stopping, deleting or changing every trail, or thinning out its events, unless all who have it are named as keepers of the logs. Full administration is judged elsewhere.',
  tier: 'core',
  subject: 'policy',
  severity,
  stages: ['authorization-details'],
  parameters: ['loggingAdminExempt'],
  remedy: {
    console:
      'IAM, <policy>: keep the read actions of CloudTrail and leave the writing ones to one role for logging.',
    cli: editPolicyCommands('aws iam list-entities-for-policy --policy-arn <policy-arn>'),
    terraform: statementInTerraform(
      ['cloudtrail:Get*', 'cloudtrail:Describe*', 'cloudtrail:List*', 'cloudtrail:LookupEvents'],
      ['*'],
    ),
  },
  references: [
    'Prowler iam_policy_no_full_access_to_cloudtrail, iam_inline_policy_no_full_access_to_cloudtrail',
  ],
  evaluate: (input) =>
    judgeLesserGrants(input, severity, (policy) => judge(policy, input.thresholds.loggingAdminExempt)),
  describeFail,
};

const findBlinding = rememberAllows(
  (statement) =>
    blinding.some((action) => coversAction(statement, action)) &&
    reachesAllOf(statement.resources, everyTrail),
);

function judge(policy: ReadPolicy, exempt: readonly string[]): Verdict {
  const found = findBlinding(policy.document);
  if (found.length === 0) return passing(policy, 'cannot switch every trail off');
  if (isExemptPolicy(policy, exempt)) return passing(policy, 'belongs to the keepers of the logs');
  const actions = blinding.filter((action) => found.some((statement) => coversAction(statement, action)));
  return failing(policyEvidence(policy, found, { actions }), describeFail);
}

function describeFail(evidence: readonly EvidenceField[]): string {
  return `${evidenceText(evidence, 'policy')} allows ${evidenceInWords(evidence, 'actions')} on every trail`;
}
