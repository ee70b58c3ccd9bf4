import { partiesStanding } from '../../facts/account-standing';
import { evidenceInWords, listInWords } from '../../facts/list-in-words';
import { judgeTrusts, type RoleTrust, trustEvidence } from '../../facts/role-trusts';
import { editTrustCommands, trustInTerraform } from '../../facts/trust-remedy';
import { failing, unknownVerdict, type Verdict } from '../../facts/verdict';
import { evidenceText } from '../../evidence';
import type { Check, CheckInput, EvidenceField } from '../../types';

const severity = 'high';

/** Every account that a role trusts is known: its own, the organization's, a linked or a trusted one. Ours. */
export const roleTrustExternalAccount: Check = {
  id: 'role-trust-external-account',
  group: 'roles',
  title: 'Roles trust known accounts only',
  failTitle: 'A role trusts an unknown account',
  rationale:
    'Whoever controls a trusted account has the role’s permissions. A trust left over from a supplier or a test is a door that nobody watches.',
  logic:
    'Collects the account ids that a trust policy names as principals or by conditions. Fails when one is neither its own, nor of the organization, nor linked here, nor on the list of trusted accounts; known vendors have to be on that list too. Unknown while the organization’s accounts could not be read. A role open to everyone fails with it.',
  tier: 'core',
  subject: 'role',
  severity,
  stages: ['authorization-details', 'organization'],
  parameters: ['trustedAccountIds'],
  remedy: {
    console:
      'IAM, Roles, <role>, Trust relationships: remove the account, or find its owner and enter it as trusted in the settings.',
    cli: editTrustCommands('remove the account'),
    terraform: trustInTerraform(['AWS', 'arn:<partition>:iam::<account-id>:root'], null),
  },
  references: ['AWS IAM User Guide: Access to AWS accounts owned by third parties'],
  evaluate: (input) => judgeTrusts(input, severity, (trust) => judge(trust, input)),
  describeFail,
};

function judge(trust: RoleTrust, input: CheckInput): Verdict {
  const { role, entrances } = trust;
  if (entrances.some(({ openToAll }) => openToAll)) {
    const evidence = trustEvidence(trust, input, { outsideAccounts: ['any'] });
    return { ...failing(evidence, describeFail), impliedBy: 'role-trust-public' };
  }
  const among = (standing: 'outside' | 'unsure'): string[] => [
    ...new Set(entrances.flatMap(({ parties }) => partiesStanding(parties, [standing], input))),
  ];
  const outside = among('outside');
  const evidence = trustEvidence(trust, input, { outsideAccounts: outside });
  if (outside.length > 0) return failing(evidence, describeFail);
  const unsure = among('unsure');
  if (unsure.length > 0)
    return unknownVerdict(`whether ${listInWords(unsure)} belongs to the organization could not be told`);
  return { result: 'pass', title: `${role.name} trusts no unknown account`, evidence };
}

function describeFail(evidence: readonly EvidenceField[]): string {
  const accounts = evidenceInWords(evidence, 'outsideAccounts');
  const role = evidenceText(evidence, 'role');
  return accounts === 'any' ? `${role} trusts every account` : `${role} trusts ${accounts}`;
}
