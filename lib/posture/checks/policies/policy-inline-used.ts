import { matchesPattern } from '@/lib/iam/match-pattern';
import { type JudgedIdentity, judgeIdentities } from '../../facts/judge-identities';
import { evidenceInWords } from '../../facts/list-in-words';
import { isReservedForSso } from '../../facts/policy-statements';
import { failing, fieldsOf, notApplicable, type Verdict } from '../../facts/verdict';
import { evidenceText } from '../../evidence';
import type { Check, CheckInput, EvidenceField } from '../../types';

const severity = 'low';

/** Policies stand on their own, where they have versions and can be shared. */
export const policyInlineUsed: Check = {
  id: 'policy-inline-used',
  group: 'policies',
  title: 'Inline policies are avoided',
  failTitle: 'An identity has an inline policy',
  rationale:
    'An inline policy has no versions, cannot be reused and is seen only by whoever opens the identity. Rights gather there that no review of policies finds.',
  logic:
    'Fails when a user, group or role has an inline policy. Roles of AWS services and of Identity Center, and those with names of known tools, are not applicable.',
  tier: 'core',
  subject: 'identity',
  severity,
  stages: ['authorization-details'],
  parameters: ['inlineExemptRolePatterns'],
  remedy: {
    console:
      'IAM: create a customer managed policy with the same text, attach it to the identity, and delete the inline one.',
    cli: [
      'aws iam create-policy --policy-name <policy> --policy-document file://policy.json',
      '# then delete-user-policy, delete-group-policy or',
      'aws iam delete-role-policy --role-name <role> --policy-name <policy>',
    ].join('\n'),
    terraform: [
      'resource "aws_iam_policy" "<policy>" { # in place of aws_iam_role_policy',
      '  name   = "<policy>"',
      '  policy = data.aws_iam_policy_document.<policy>.json',
      '}',
    ].join('\n'),
  },
  references: [
    'ScoutSuite iam-role-with-inline-policies, iam-group-with-inline-policies, iam-user-with-policies',
  ],
  evaluate: (input) => judgeIdentities(input, severity, (identity) => judge(identity, input)),
  describeFail,
};

function judge({ kind, identity, asOf }: JudgedIdentity, { thresholds }: CheckInput): Verdict {
  const { name, inlinePolicies } = identity;
  if (kind === 'role' && isReservedForSso(identity))
    return notApplicable(`${name} belongs to Identity Center`);
  const isExempt = thresholds.inlineExemptRolePatterns.some((pattern) => matchesPattern(pattern, name));
  if (kind === 'role' && isExempt) return notApplicable(`${name} has the name of a known tool`);
  const [first] = inlinePolicies;
  const evidence = fieldsOf('authorization details', asOf, {
    identity: `${kind} ${name}`,
    inlinePolicies: inlinePolicies.map((policy) => policy.name),
    ...(first ? { policy: first.name } : {}),
  });
  if (first) return failing(evidence, describeFail);
  return { result: 'pass', title: `${name} has no inline policy`, evidence };
}

function describeFail(evidence: readonly EvidenceField[]): string {
  const policies = evidenceInWords(evidence, 'inlinePolicies');
  return `${capitalize(evidenceText(evidence, 'identity'))} has inline policies: ${policies}`;
}

function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
