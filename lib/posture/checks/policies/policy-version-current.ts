import type { PolicyDocument } from '@/lib/iam/policy-document';
import { evidenceText } from '../../evidence';
import { judgePolicies, passing, policyEvidence, type ReadPolicy } from '../../facts/judge-policies';
import { editPolicyCommands } from '../../facts/policy-remedy';
import { rememberByDocument } from '../../facts/policy-statements';
import { failing, type Verdict } from '../../facts/verdict';
import type { Check, EvidenceField } from '../../types';

const severity = 'low';
const current = '2012-10-17';

/** Documents say the version in which variables work. */
export const policyVersionCurrent: Check = {
  id: 'policy-version-current',
  group: 'policies',
  title: 'Documents use policy version 2012-10-17',
  failTitle: 'A policy document uses the old version',
  rationale:
    'In the old version a variable such as ${aws:username} is plain text. A policy meant for one’s own things then matches nothing, or a thing of that odd name.',
  logic:
    'Fails when a document without the current version holds policy variables. An old version without variables is told as information.',
  tier: 'extended',
  subject: 'policy',
  severity,
  stages: ['authorization-details'],
  parameters: [],
  remedy: {
    console:
      'IAM, <policy>, Edit: set "Version": "2012-10-17", and look whether the variables now do what is meant.',
    cli: editPolicyCommands(),
    terraform: '# aws_iam_policy_document writes 2012-10-17 by itself',
  },
  references: ['IAM User Guide: IAM JSON policy elements, Version'],
  evaluate: (input) => judgePolicies(input, severity, judge),
  describeFail,
};

const holdsVariables = rememberByDocument(({ statements }: PolicyDocument) =>
  statements.some(({ resources, conditions }) =>
    [...(resources?.patterns ?? []), ...conditions.flatMap(({ values }) => values)].some((text) =>
      text.includes('${'),
    ),
  ),
);

function judge(policy: ReadPolicy): Verdict {
  const { document } = policy;
  if (document.version === current) return passing(policy, 'uses the current version');
  const variables = holdsVariables(document);
  const evidence = policyEvidence(policy, [], { documentVersion: document.version, variables });
  return failing(evidence, describeFail, variables ? severity : 'info');
}

function describeFail(evidence: readonly EvidenceField[]): string {
  const policy = evidenceText(evidence, 'policy');
  const version = evidenceText(evidence, 'documentVersion');
  return evidenceText(evidence, 'variables') === 'true'
    ? `${policy} has variables that version ${version} takes for plain text`
    : `${policy} uses version ${version}`;
}
