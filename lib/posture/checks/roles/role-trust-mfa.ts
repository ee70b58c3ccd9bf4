import type { Condition, Statement } from '@/lib/iam/policy-document';
import { isPinned } from '@/lib/iam/trust/pins';
import { coversAction } from '@/lib/iam/match-statement';
import { parseArn } from '@/lib/iam/arn';
import { standingOfAccount } from '../../facts/account-standing';
import { evidenceList, listInWords } from '../../facts/list-in-words';
import { isAdministrator, whyRolesUntold } from '../../facts/privilege';
import { type Entrance, judgeTrusts, type RoleTrust, trustEvidence } from '../../facts/role-trusts';
import { editTrustCommands, trustInTerraform } from '../../facts/trust-remedy';
import { failing, notApplicable, unknownVerdict, type Verdict } from '../../facts/verdict';
import { evidenceText } from '../../evidence';
import type { Check, CheckInput, EvidenceField } from '../../types';

const severity = 'low';

/** People who become administrators by an access key show their MFA first. ScoutSuite iam-assume-role-no-mfa. */
export const roleTrustMfa: Check = {
  id: 'role-trust-mfa',
  group: 'roles',
  title: 'Administrator roles ask people for MFA',
  failTitle: 'An administrator role asks people for no MFA',
  rationale:
    'A leaked access key of a user who may assume an administrator role is as good as the role itself, unless the trust policy wants MFA as well.',
  logic:
    'Looks at administrator roles that an IAM user, or the account of one, of this estate may assume. Fails when neither an Allow demands aws:MultiFactorAuthPresent or a recent aws:MultiFactorAuthAge, nor a Deny turns away who comes without. Roles without administrator rights and those for federated people only are not applicable.',
  tier: 'extended',
  subject: 'role',
  severity,
  stages: ['authorization-details'],
  parameters: ['trustedAccountIds'],
  remedy: {
    console:
      'IAM, Roles, <role>, Trust relationships: add the condition Bool aws:MultiFactorAuthPresent true to the statement for people.',
    cli: editTrustCommands('add the condition {"Bool": {"aws:MultiFactorAuthPresent": "true"}}'),
    terraform: trustInTerraform(['AWS', 'arn:<partition>:iam::<account-id>:root'], {
      test: 'Bool',
      variable: 'aws:MultiFactorAuthPresent',
      value: 'true',
    }),
  },
  references: ['ScoutSuite iam-assume-role-no-mfa'],
  evaluate: (input) => judgeTrusts(input, severity, (trust) => judge(trust, input)),
  describeFail,
};

function judge(trust: RoleTrust, input: CheckInput): Verdict {
  const { role, entrances, statements } = trust;
  if (entrances.length > 0 && entrances.every(({ kind }) => kind === 'saml' || kind === 'oidc'))
    return notApplicable(`${role.name} is for federated identities only`);
  const people = entrances.filter((way) => isForPeople(way, input));
  const open = statements.some(deniesWithoutMfa)
    ? []
    : people.filter((way) => !way.conditions.some(wantsMfa));
  const evidence = trustEvidence(trust, input, { withoutMfa: open.map(({ principal }) => principal) });
  if (people.length === 0) return { result: 'pass', title: `No IAM user is let into ${role.name}`, evidence };
  if (open.length === 0) return { result: 'pass', title: `${role.name} asks people for MFA`, evidence };
  const privileged = isAdministrator(input.analysis, role.arn);
  if (privileged === null) return unknownVerdict(whyRolesUntold(input.analysis));
  return privileged ? failing(evidence, describeFail) : notApplicable(`${role.name} is no administrator`);
}

function describeFail(evidence: readonly EvidenceField[]): string {
  const who = listInWords(evidenceList(evidence, 'withoutMfa').map(principalInWords));
  return `${evidenceText(evidence, 'role')} makes an administrator of ${who} without MFA`;
}

function principalInWords(principal: string): string {
  const arn = parseArn(principal);
  if (arn?.resource === 'root') return `account ${arn.accountId}`;
  return arn ? principal : `account ${principal}`;
}

/** A user, or a whole account that may hand its trust on to users; third parties are asked for an external id. */
function isForPeople({ kind, principal, accountId }: Entrance, input: CheckInput): boolean {
  if (accountId === null || !['own', 'trusted'].includes(standingOfAccount(accountId, input))) return false;
  return kind === 'account' || (kind === 'identity' && isUser(principal));
}

function isUser(principal: string): boolean {
  return parseArn(principal)?.resource.startsWith('user/') ?? false;
}

/** Sessions of a plain access key carry neither key, so `…IfExists` would let them in. */
function wantsMfa(condition: Condition): boolean {
  if (isPinned([condition], 'aws:MultiFactorAuthPresent', (value) => value.toLowerCase() === 'true'))
    return true;
  return (
    condition.key.toLowerCase() === 'aws:multifactorauthage' &&
    !condition.ifExists &&
    /^numericlessthan(equals)?$/i.test(condition.operator)
  );
}

function deniesWithoutMfa(statement: Statement): boolean {
  const [condition, ...more] = statement.conditions;
  if (statement.effect !== 'Deny' || !condition || more.length > 0) return false;
  return (
    coversAction(statement, 'sts:AssumeRole') &&
    condition.key.toLowerCase() === 'aws:multifactorauthpresent' &&
    matchesAbsence(condition)
  );
}

/** Holds for a session without MFA, the key absent or false. */
function matchesAbsence({ operator, ifExists, values }: Condition): boolean {
  const [value = ''] = values;
  if (operator.toLowerCase() === 'bool') return ifExists && value.toLowerCase() === 'false';
  return operator.toLowerCase() === 'null' && value.toLowerCase() === 'true';
}
