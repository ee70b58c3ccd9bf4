import { isPinned } from '@/lib/iam/trust/pins';
import { partiesStanding, type Standing } from '../../facts/account-standing';
import { evidenceInWords, listInWords } from '../../facts/list-in-words';
import { type Entrance, judgeTrusts, type RoleTrust, trustEvidence } from '../../facts/role-trusts';
import { editTrustCommands, trustInTerraform } from '../../facts/trust-remedy';
import { failing, notApplicable, unknownVerdict, type Verdict } from '../../facts/verdict';
import { evidenceText } from '../../evidence';
import type { Check, CheckInput, EvidenceField } from '../../types';

const severity = 'medium';

/** A third party has to say which customer it acts for. ScoutSuite iam-assume-role-lacks-external-id-and-mfa. */
export const roleTrustExternalId: Check = {
  id: 'role-trust-external-id',
  group: 'roles',
  title: 'Third parties need an external id',
  failTitle: 'A third party needs no external id',
  rationale:
    'A supplier that works for many customers can be talked into using your role for another one. An external id that only you and it know for this link stops that.',
  logic:
    'Looks at every way in for an account outside the organization and the linked ones, trusted suppliers included. Fails without a condition that holds sts:ExternalId to a value. MFA does not count: it protects people, not suppliers. A vendor’s one role that a condition on aws:PrincipalArn names is not applicable.',
  tier: 'core',
  subject: 'role',
  severity,
  stages: ['authorization-details', 'organization'],
  parameters: ['trustedAccountIds'],
  remedy: {
    console:
      'Agree on an external id with the supplier; then IAM, Roles, <role>, Trust relationships: add the condition StringEquals sts:ExternalId.',
    cli: editTrustCommands('add the condition {"StringEquals": {"sts:ExternalId": "<external-id>"}}'),
    terraform: trustInTerraform(['AWS', 'arn:<partition>:iam::<supplier-account>:root'], {
      test: 'StringEquals',
      variable: 'sts:ExternalId',
      value: '<external-id>',
    }),
  },
  references: ['ScoutSuite iam-assume-role-lacks-external-id-and-mfa'],
  evaluate: (input) => judgeTrusts(input, severity, (trust) => judge(trust, input)),
  describeFail,
};

function judge(trust: RoleTrust, input: CheckInput): Verdict {
  const { role, entrances } = trust;
  const ways = entrances.filter((way) => !way.openToAll && !isNamedVendorRole(way, input));
  const third = ways.filter((way) => partiesOf(way, ['outside', 'trusted'], input).length > 0);
  const open = third.filter((way) => !asksForExternalId(way));
  const evidence = trustEvidence(trust, input, { withoutExternalId: among(open, input) });
  if (open.length > 0) return failing(evidence, describeFail);
  const unsure = ways.filter((way) => !asksForExternalId(way));
  const untold = [...new Set(unsure.flatMap((way) => partiesOf(way, ['unsure'], input)))];
  if (untold.length > 0)
    return unknownVerdict(`whether ${listInWords(untold)} belongs to the organization could not be told`);
  if (third.length === 0) return notApplicable(`${role.name} trusts no third party`);
  const title = `${role.name} asks ${listInWords(among(third, input))} for an external id`;
  return { result: 'pass', title, evidence };
}

function describeFail(evidence: readonly EvidenceField[]): string {
  const parties = evidenceInWords(evidence, 'withoutExternalId');
  return `${evidenceText(evidence, 'role')} asks ${parties} for no external id`;
}

function among(ways: readonly Entrance[], input: CheckInput): string[] {
  return [...new Set(ways.flatMap((way) => partiesOf(way, ['outside', 'trusted'], input)))];
}

function partiesOf({ parties }: Entrance, standings: readonly Standing[], input: CheckInput): string[] {
  return partiesStanding(parties, standings, input);
}

function asksForExternalId({ conditions }: Entrance): boolean {
  return isPinned(conditions, 'sts:ExternalId', () => true);
}

function isNamedVendorRole({ kind, accountId, conditions }: Entrance, { context }: CheckInput): boolean {
  return (
    kind === 'identity' &&
    accountId !== null &&
    context.vendors.has(accountId) &&
    isPinned(conditions, 'aws:PrincipalArn', (value) => !/[*?]/.test(value))
  );
}
