import { parsePolicy } from '@/lib/iam/policy-document';
import { listNamedPrincipals } from '@/lib/iam/trust/named-principals';
import { valueOf } from '@/lib/snapshot/reading';
import { evidenceInWords } from '../../facts/list-in-words';
import { judgeTrusts } from '../../facts/role-trusts';
import { editTrustCommands } from '../../facts/trust-remedy';
import { failing, fieldsOf, type Verdict } from '../../facts/verdict';
import { asOfReading, evidenceText } from '../../evidence';
import type { Check, CheckInput, CheckResult, EvidenceField } from '../../types';

const severity = 'low';

/** AWS shows a principal that was deleted by its unique id. Ours. */
export const roleTrustDanglingPrincipal: Check = {
  id: 'role-trust-dangling-principal',
  group: 'roles',
  title: 'Policies name no deleted principal',
  failTitle: 'A policy names a deleted principal',
  rationale:
    'Where a policy named a user or role that is gone, AWS leaves its unique id. Nobody can use it, but it hides what the policy was for and that nobody looks after it.',
  logic:
    'Looks at the trust policies of roles, and at the policies of buckets and KMS keys as far as they were read. Fails when a principal is a bare unique id.',
  tier: 'extended',
  subject: 'resource',
  severity,
  stages: ['authorization-details', 'buckets', 'kms-keys'],
  parameters: [],
  remedy: {
    console:
      'Open the policy of <arn> (for a role: IAM, Roles, Trust relationships) and remove the bare id, or name the principal that took its place.',
    cli: editTrustCommands('remove the bare id'),
    terraform: null,
  },
  references: ['AWS IAM User Guide: Principals that were deleted'],
  evaluate: (input) => [...judgeRoleTrusts(input), ...judgeResourcePolicies(input)],
  describeFail,
};

function judgeRoleTrusts(input: CheckInput): CheckResult[] {
  const asOf = asOfReading(input.snapshot.roles, input.snapshot.takenAt);
  return judgeTrusts(input, severity, ({ role, entrances }) => {
    const gone = entrances.filter(({ kind }) => kind === 'deleted').map(({ principal }) => principal);
    return verdictOn(role.name, gone, { source: 'trust policy', asOf });
  });
}

/** Only policies that were read: the checks of buckets and keys tell of the others. */
function judgeResourcePolicies({ snapshot }: CheckInput): CheckResult[] {
  const buckets = valueOf(snapshot.buckets) ?? [];
  const keys = valueOf(snapshot.kmsKeys)?.keys ?? [];
  const named = [
    ...buckets.map(({ arn, name, policy }) => ({ arn, name, policy, source: 'bucket policy' })),
    ...keys.map(({ arn, id, policy }) => ({ arn, name: id, policy, source: 'key policy' })),
  ];
  return named.flatMap(({ arn, name, policy, source }): CheckResult[] => {
    const hash = valueOf(policy);
    const text = hash ? snapshot.policyDocuments[hash] : undefined;
    if (text === undefined) return [];
    const asOf = asOfReading(policy, snapshot.takenAt);
    return [{ resource: arn, severity, ...verdictOn(name, deletedIn(text), { source, asOf }) }];
  });
}

function deletedIn(text: string): string[] {
  const parsed = parsePolicy(text);
  if (parsed.kind === 'problem') return [];
  const named = parsed.statements.flatMap(listNamedPrincipals);
  return [...new Set(named.filter(({ kind }) => kind === 'deleted').map(({ principal }) => principal))];
}

function verdictOn(
  name: string,
  deleted: readonly string[],
  { source, asOf }: Pick<EvidenceField, 'source' | 'asOf'>,
): Verdict {
  const evidence = fieldsOf(source, asOf, { name, deletedPrincipals: deleted });
  if (deleted.length > 0) return failing(evidence, describeFail);
  return { result: 'pass', title: `${name} names no deleted principal`, evidence };
}

function describeFail(evidence: readonly EvidenceField[]): string {
  const name = evidenceText(evidence, 'name');
  return `${name} still names ${evidenceInWords(evidence, 'deletedPrincipals')}, which was deleted`;
}
