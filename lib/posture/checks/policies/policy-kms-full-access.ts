import { coversAction } from '@/lib/iam/match-statement';
import { everyKey, reachesAllOf } from '@/lib/iam/resource-reach';
import {
  describeByStatement,
  isExemptPolicy,
  judgeLesserGrants,
  judgeStatements,
  passing,
} from '../../facts/judge-policies';
import { rememberAllows } from '../../facts/policy-statements';
import { editPolicyCommands, statementInTerraform } from '../../facts/policy-remedy';
import type { Check } from '../../types';

const severity = 'medium';
const describeFail = describeByStatement('grants all of KMS');
/** The made-up one is covered by a wildcard alone; the others catch a complement that leaves them out. */
const allOfKms = ['kms:RolecallProbe', 'kms:Decrypt', 'kms:PutKeyPolicy', 'kms:ScheduleKeyDeletion'];

/** Use of keys and their administration are apart. */
export const policyKmsFullAccess: Check = {
  id: 'policy-kms-full-access',
  group: 'policies',
  title: 'No customer policy grants all of KMS',
  failTitle: 'A policy grants all of KMS',
  rationale:
    'Who may use every key and also change or delete it can read all encrypted data, and make it unreadable for everybody else.',
  logic:
    'Fails when a policy allows every KMS action on all keys. It passes where everybody who has it is named as a key administrator. Full administration is judged elsewhere.',
  tier: 'extended',
  subject: 'policy',
  severity,
  stages: ['authorization-details'],
  parameters: ['kmsAdminExempt'],
  remedy: {
    console:
      'IAM, <policy>: give users of keys kms:Encrypt, kms:Decrypt and kms:GenerateDataKey on named keys, and administration to a role of its own.',
    cli: editPolicyCommands('aws iam list-entities-for-policy --policy-arn <policy-arn>'),
    terraform: statementInTerraform(
      ['kms:Decrypt', 'kms:GenerateDataKey'],
      ['arn:<partition>:kms:<region>:<account-id>:key/<key-id>'],
    ),
  },
  references: ['Prowler iam_policy_no_full_access_to_kms, iam_inline_policy_no_full_access_to_kms'],
  evaluate: (input) =>
    judgeLesserGrants(input, severity, (policy) =>
      isExemptPolicy(policy, input.thresholds.kmsAdminExempt)
        ? passing(policy, 'belongs to named key administrators')
        : judgeStatements(policy, findAllOfKms(policy.document), {
            pass: 'grants a part of KMS at most',
            describeFail,
          }),
    ),
  describeFail,
};

const findAllOfKms = rememberAllows(
  (statement) =>
    allOfKms.every((action) => coversAction(statement, action)) &&
    reachesAllOf(statement.resources, everyKey),
);
