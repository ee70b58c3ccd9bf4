import type { DocumentHash } from '@/lib/snapshot/document-hash';
import type { PolicyValidation } from '@/lib/snapshot/data/optional';
import { valueOf } from '@/lib/snapshot/reading';
import { dataGap, unknownResults } from '../../facts/data-gap';
import { unreadPolicies } from '../../facts/judge-policies';
import { evidenceList } from '../../facts/list-in-words';
import { editPolicyCommands } from '../../facts/policy-remedy';
import { accountPolicies, isServiceLinked } from '../../facts/policy-statements';
import { rootArn } from '../../facts/root-facts';
import { failing, fieldsOf, type ResourceVerdict, unknownVerdict, type Verdict } from '../../facts/verdict';
import { evidenceText } from '../../evidence';
import type { Check, CheckInput, CheckResult, EvidenceField } from '../../types';

const severity = 'medium';
const grave = new Set(['ERROR', 'SECURITY_WARNING']);

/** AWS itself finds nothing wrong with the policies. */
export const policyValidationFindings: Check = {
  id: 'policy-validation-findings',
  group: 'policies',
  title: 'Policies pass AWS validation',
  failTitle: 'AWS finds fault with a policy',
  rationale:
    'IAM accepts policies with actions that do not exist and conditions that never hold. AWS’s validation knows of them; the author does not.',
  logic:
    'Fails when IAM Access Analyzer reports an error or a security warning for a customer, inline or trust policy. General warnings and suggestions are told as information.',
  tier: 'extended',
  subject: 'policy',
  severity,
  stages: ['policy-validation', 'authorization-details'],
  parameters: [],
  remedy: {
    console: 'IAM, <policy>, Edit: the editor shows each finding at its place.',
    cli: editPolicyCommands(
      'aws accessanalyzer validate-policy --policy-type IDENTITY_POLICY --policy-document file://policy.json',
    ),
    terraform: null,
  },
  references: ['IAM User Guide: Access Analyzer policy check reference'],
  evaluate,
  describeFail,
};

interface Subject {
  resource: string;
  part: string | undefined;
  name: string;
  hash: DocumentHash | null;
}

function evaluate({ snapshot }: CheckInput): CheckResult[] {
  const { policyValidations } = snapshot;
  if (policyValidations.state !== 'read')
    return unknownResults(dataGap(policyValidations), severity, [rootArn(snapshot)]);
  const { value, asOf } = policyValidations;
  const validations = new Map(value.map((validation) => [validation.document, validation]));
  const own = accountPolicies(snapshot).filter(({ origin }) => origin !== 'aws');
  const judged = [...own, ...validatedTrusts({ snapshot }, validations)].map(
    ({ resource, part, name, hash }): ResourceVerdict => ({
      resource,
      part,
      ...judge(name, hash === null ? undefined : validations.get(hash), asOf),
    }),
  );
  return [
    ...judged.map((verdict) => ({ severity, ...verdict }) as const),
    ...unreadPolicies(snapshot, severity),
  ];
}

/** Trust policies are judged where they were validated; most installations ask for identity policies alone. */
function validatedTrusts(
  { snapshot }: Pick<CheckInput, 'snapshot'>,
  validations: ReadonlyMap<DocumentHash, PolicyValidation>,
): Subject[] {
  const roles = valueOf(snapshot.roles) ?? [];
  return roles
    .filter((role) => !isServiceLinked(role) && validations.has(role.trustPolicy))
    .map(({ arn, name, trustPolicy }) => ({
      resource: arn,
      part: 'trust policy',
      name: `The trust policy of ${name}`,
      hash: trustPolicy,
    }));
}

function judge(name: string, validation: PolicyValidation | undefined, asOf: string): Verdict {
  if (!validation) return unknownVerdict(`${name} was not validated`);
  const worst = validation.findings.filter(({ type }) => grave.has(type));
  const shown = worst.length > 0 ? worst : validation.findings;
  const evidence = fieldsOf('policy validation', asOf, {
    policy: name,
    findings: shown.map(({ type, code, message }) => `${type} ${code}: ${message}`),
  });
  if (worst.length > 0) return failing(evidence, describeFail);
  if (shown.length > 0) return failing(evidence, describeFail, 'info');
  return { result: 'pass', title: `AWS finds no fault with ${name}`, evidence };
}

function describeFail(evidence: readonly EvidenceField[]): string {
  const [first = '', ...others] = evidenceList(evidence, 'findings');
  const more = others.length > 0 ? ` (and ${others.length} more)` : '';
  return `${evidenceText(evidence, 'policy')}: ${first}${more}`;
}
