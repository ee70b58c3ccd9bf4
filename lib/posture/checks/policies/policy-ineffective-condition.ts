import { type Bearer, findFlaws } from '@/lib/iam/conditions/find-flaws';
import { parsePolicy, type Statement } from '@/lib/iam/policy-document';
import type { Role } from '@/lib/snapshot/account-snapshot';
import { valueOf } from '@/lib/snapshot/reading';
import { evidenceText } from '../../evidence';
import { judgePolicies, passing, policyEvidence, type ReadPolicy } from '../../facts/judge-policies';
import { evidenceList } from '../../facts/list-in-words';
import { editPolicyCommands } from '../../facts/policy-remedy';
import { isReservedForSso, isServiceLinked, rememberByDocument } from '../../facts/policy-statements';
import { failing, fieldsOf, unknownVerdict, type Verdict } from '../../facts/verdict';
import type { Check, CheckInput, CheckResult, EvidenceField } from '../../types';

const severity = 'medium';

/** A condition that stands there does something. */
export const policyIneffectiveCondition: Check = {
  id: 'policy-ineffective-condition',
  group: 'policies',
  title: 'Conditions really limit access',
  failTitle: 'A condition limits nothing',
  rationale:
    'Whoever reads the policy sees a condition and believes that access is limited. The statement allows as much as it would without.',
  logic:
    'Looks at the conditions of Allow statements in customer, inline and trust policies. Fails for a value that matches everything, ForAllValues without a test that the key is there, IfExists as the only limit, and MFA asked of services or federated principals, which never carry it. A bare star on a tag passes: it demands the tag.',
  tier: 'extended',
  subject: 'policy',
  severity,
  stages: ['authorization-details'],
  parameters: [],
  remedy: {
    console: 'IAM, <policy>, Edit: correct the operator or the value, or add a Null test for the key.',
    cli: editPolicyCommands(
      'aws accessanalyzer validate-policy --policy-type IDENTITY_POLICY --policy-document file://policy.json',
    ),
    terraform: [
      'condition {',
      '  test     = "Null" # beside ForAllValues',
      '  variable = "aws:TagKeys"',
      '  values   = ["false"]',
      '}',
    ].join('\n'),
  },
  references: [
    'IAM User Guide: multivalued context keys; IfExists',
    'Access Analyzer policy check reference',
  ],
  evaluate,
  describeFail,
};

const flawsForAnyone = rememberByDocument(({ statements }) =>
  statements.flatMap((s) => findFlaws(s, 'anyone')),
);
const flawsForServices = rememberByDocument(({ statements }) =>
  statements.flatMap((s) => findFlaws(s, 'no-mfa')),
);
const flawsOfTrust = rememberByDocument(({ statements }) =>
  statements.flatMap((statement) => findFlaws(statement, bearerOf(statement))),
);

function evaluate(input: CheckInput): CheckResult[] {
  const trusts = (valueOf(input.snapshot.roles) ?? [])
    .filter((role) => !isServiceLinked(role) && !isReservedForSso(role))
    .map(
      (role) => ({ resource: role.arn, part: 'trust policy', severity, ...judgeTrust(role, input) }) as const,
    );
  return [...judgePolicies(input, severity, (policy) => judge(policy, input)), ...trusts];
}

function judge(policy: ReadPolicy, input: CheckInput): Verdict {
  const find = isForServicesAlone(policy, input) ? flawsForServices : flawsForAnyone;
  const flaws = find(policy.document);
  if (flaws.length === 0) return passing(policy, 'has no condition without effect');
  return failing(policyEvidence(policy, [], { flaws }), describeFail);
}

function judgeTrust({ name, trustPolicy }: Role, { snapshot }: CheckInput): Verdict {
  const text = snapshot.policyDocuments[trustPolicy];
  const parsed = text === undefined ? null : parsePolicy(text);
  if (parsed?.kind !== 'policy') return unknownVerdict(`the trust policy of ${name} was not read`);
  const flaws = flawsOfTrust(parsed);
  const evidence = fieldsOf('trust policy', snapshot.takenAt, {
    policy: `The trust policy of ${name}`,
    ...(flaws.length > 0 ? { flaws } : {}),
  });
  if (flaws.length > 0) return failing(evidence, describeFail);
  return { result: 'pass', title: `The trust policy of ${name} has no condition without effect`, evidence };
}

/** A role that services alone assume has sessions without MFA. */
function isForServicesAlone({ holders }: ReadPolicy, { analysis }: CheckInput): boolean {
  return (
    holders.length > 0 &&
    holders.every(({ kind, arn }) => {
      const principals = kind === 'role' ? analysis.trust.get(arn)?.principals : undefined;
      return principals !== undefined && principals.length > 0 && principals.every(isService);
    })
  );
}

function isService({ kind }: { kind: string }): boolean {
  return kind === 'service';
}

/** Services and the unsigned calls of federated people and programs carry no MFA of AWS. */
function bearerOf({ principals }: Statement): Bearer {
  const entries = principals && !principals.negated ? principals.entries : [];
  const neverCarries = entries.every(({ type }) => type === 'Service' || type === 'Federated');
  return entries.length > 0 && neverCarries ? 'no-mfa' : 'anyone';
}

function describeFail(evidence: readonly EvidenceField[]): string {
  const [first = '', ...others] = evidenceList(evidence, 'flaws');
  const more = others.length > 0 ? ` (and ${others.length} more)` : '';
  return `${evidenceText(evidence, 'policy')} has a condition without effect: ${first}${more}`;
}
