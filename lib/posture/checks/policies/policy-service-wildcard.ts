import { reachesEveryResource } from '@/lib/iam/resource-reach';
import type { Statement } from '@/lib/iam/policy-document';
import { evidenceText } from '../../evidence';
import { judgeLesserGrants, passing, policyEvidence, type ReadPolicy } from '../../facts/judge-policies';
import { evidenceInWords } from '../../facts/list-in-words';
import { rememberAllows } from '../../facts/policy-statements';
import { failing, type Verdict } from '../../facts/verdict';
import { editPolicyCommands, statementInTerraform } from '../../facts/policy-remedy';
import type { Check, EvidenceField } from '../../types';

const severity = 'low';
const wholeService = /^([^:]+):\*+$/;

/**
 * A customer policy lists actions instead of a whole service on all resources.
 * Security Hub IAM.21.
 */
export const policyServiceWildcard: Check = {
  id: 'policy-service-wildcard',
  group: 'policies',
  title: 'Customer policies do not grant whole services',
  failTitle: 'A policy grants a whole service',
  rationale:
    'A service wildcard includes the calls that delete and expose, and every call that AWS adds next year. Whoever takes the identity over gets them all.',
  logic:
    'Fails when a statement allows every action of a service, directly or as what NotAction leaves over, on all resources. Services on the list of exceptions are spared, and policies of full administration are judged elsewhere.',
  tier: 'core',
  subject: 'policy',
  severity,
  stages: ['authorization-details'],
  parameters: ['serviceWildcardAllowed'],
  remedy: {
    console:
      'IAM, <policy>: replace the wildcard by the actions that last-accessed data or a generated policy shows in use.',
    cli: editPolicyCommands(
      '# what the role really called, from CloudTrail',
      'aws accessanalyzer start-policy-generation --policy-generation-details principalArn=<principal-arn> --cloud-trail-details file://trail.json',
    ),
    terraform: statementInTerraform(['s3:GetObject', 's3:PutObject'], ['arn:<partition>:s3:::my-bucket/*']),
  },
  references: ['Security Hub IAM.21'],
  evaluate: (input) =>
    judgeLesserGrants(input, severity, (policy) => judge(policy, input.thresholds.serviceWildcardAllowed)),
  describeFail,
};

const findWholeServices = rememberAllows(
  (statement) => reachesEveryResource(statement.resources) && servicesOf(statement).length > 0,
);

function judge(policy: ReadPolicy, allowed: readonly string[]): Verdict {
  const spared = new Set(allowed.map((service) => service.toLowerCase()));
  const granting = findWholeServices(policy.document).filter((statement) =>
    servicesOf(statement).some((service) => !spared.has(service)),
  );
  if (granting.length === 0) return passing(policy, 'grants no whole service');
  const services = [...new Set(granting.flatMap(servicesOf))].filter((service) => !spared.has(service));
  return failing(policyEvidence(policy, granting, { services }), describeFail);
}

/** The services that a statement allows whole; a complement always leaves some. */
function servicesOf({ actions: { patterns, negated } }: Statement): string[] {
  if (negated) return [`all but ${patterns.join(', ')}`];
  return patterns.flatMap((pattern) => {
    if (/^\*+(:\*+)?$/.test(pattern)) return ['every service'];
    return wholeService.exec(pattern)?.[1]?.toLowerCase() ?? [];
  });
}

function describeFail(evidence: readonly EvidenceField[]): string {
  return `${evidenceText(evidence, 'policy')} allows everything of ${evidenceInWords(evidence, 'services')} on all resources`;
}
