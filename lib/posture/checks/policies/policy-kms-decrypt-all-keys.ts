import { isLimited } from '@/lib/iam/conditions/limits';
import { coversAction } from '@/lib/iam/match-statement';
import { everyKey, reachesAllOf } from '@/lib/iam/resource-reach';
import { describeByStatement, judgeLesserGrants, judgeStatements } from '../../facts/judge-policies';
import { rememberAllows } from '../../facts/policy-statements';
import { editPolicyCommands, statementInTerraform } from '../../facts/policy-remedy';
import type { Check } from '../../types';

const severity = 'medium';
const describeFail = describeByStatement('allows decryption with every key');
const decrypting = ['kms:Decrypt', 'kms:ReEncryptFrom'];
/** Keys of conditions that say which keys are meant, or by way of which service. */
const limitingKeys =
  /^(kms:(resourcealiases|requestalias|viaservice|encryptioncontext:.+)|aws:resourcetag\/.+)$/;

/**
 * Decryption is allowed with named keys.
 * Security Hub KMS.1 (customer managed policies) and KMS.2 (inline policies).
 */
export const policyKmsDecryptAllKeys: Check = {
  id: 'policy-kms-decrypt-all-keys',
  group: 'policies',
  title: 'No identity may decrypt with every key',
  failTitle: 'A policy allows decryption with every key',
  rationale:
    'Encryption separates data only as far as the right to decrypt is separate. One identity that may decrypt with all keys undoes it for the whole account.',
  logic:
    'Fails when kms:Decrypt or kms:ReEncryptFrom is allowed on all keys, by name or wildcard, and no condition names keys by alias, tag or encryption context, or the service that asks. Full administration is judged elsewhere.',
  tier: 'core',
  subject: 'policy',
  severity,
  stages: ['authorization-details'],
  parameters: [],
  remedy: {
    console: 'IAM, <policy>: put the ARNs of the keys in Resource, or a condition on kms:ResourceAliases.',
    cli: editPolicyCommands('aws kms list-keys'),
    terraform: statementInTerraform(
      ['kms:Decrypt'],
      ['arn:<partition>:kms:<region>:<account-id>:key/<key-id>'],
    ),
  },
  references: ['Security Hub KMS.1, KMS.2'],
  evaluate: (input) =>
    judgeLesserGrants(input, severity, (policy) =>
      judgeStatements(policy, findWideDecryption(policy.document), {
        pass: 'allows decryption with named keys at most',
        describeFail,
      }),
    ),
  describeFail,
};

const findWideDecryption = rememberAllows(
  (statement) =>
    decrypting.some((action) => coversAction(statement, action)) &&
    reachesAllOf(statement.resources, everyKey) &&
    !isLimited(statement.conditions, (key) => limitingKeys.test(key)),
);
