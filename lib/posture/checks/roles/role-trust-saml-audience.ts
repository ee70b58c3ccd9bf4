import { isPinned } from '@/lib/iam/trust/pins';
import { evidenceInWords } from '../../facts/list-in-words';
import { judgeTrusts, type RoleTrust, trustEvidence } from '../../facts/role-trusts';
import { editTrustCommands, trustInTerraform } from '../../facts/trust-remedy';
import { failing, notApplicable, type Verdict } from '../../facts/verdict';
import { evidenceText } from '../../evidence';
import type { Check, CheckInput, EvidenceField } from '../../types';

const severity = 'medium';

/** A role that trusts a SAML provider says for which endpoint the assertion is. Ours. */
export const roleTrustSamlAudience: Check = {
  id: 'role-trust-saml-audience',
  group: 'roles',
  title: 'SAML trusts name the audience',
  failTitle: 'A SAML trust names no audience',
  rationale:
    'An assertion that was made for another application of the same identity provider should not open a role in AWS. The audience tells them apart.',
  logic:
    'Looks at roles that a SAML provider may assume. Fails without a condition that holds SAML:aud to a value. Roles of Identity Center are not applicable: AWS writes their trust.',
  tier: 'extended',
  subject: 'role',
  severity,
  stages: ['authorization-details'],
  parameters: [],
  remedy: {
    console:
      'IAM, Roles, <role>, Trust relationships: add the condition StringEquals SAML:aud with the sign-in endpoint of your partition.',
    cli: editTrustCommands(
      'add the condition {"StringEquals": {"SAML:aud": "https://signin.aws.amazon.com/saml"}}',
    ),
    terraform: trustInTerraform(['Federated', 'arn:<partition>:iam::<account-id>:saml-provider/<provider>'], {
      test: 'StringEquals',
      variable: 'SAML:aud',
      value: 'https://signin.aws.amazon.com/saml',
    }),
  },
  references: ['AWS IAM User Guide: Available keys for SAML-based federation'],
  evaluate: (input) => judgeTrusts(input, severity, (trust) => judge(trust, input)),
  describeFail,
};

function judge(trust: RoleTrust, input: CheckInput): Verdict {
  const federated = trust.entrances.filter(({ kind }) => kind === 'saml');
  if (federated.length === 0) return notApplicable(`${trust.role.name} trusts no SAML provider`);
  const open = federated.filter(({ conditions }) => !isPinned(conditions, 'SAML:aud', () => true));
  const evidence = trustEvidence(trust, input, { withoutAudience: open.map(({ principal }) => principal) });
  if (open.length > 0) return failing(evidence, describeFail);
  return { result: 'pass', title: `${trust.role.name} names the audience of its assertions`, evidence };
}

function describeFail(evidence: readonly EvidenceField[]): string {
  const providers = evidenceInWords(evidence, 'withoutAudience');
  return `${evidenceText(evidence, 'role')} takes assertions of ${providers} for any audience`;
}
