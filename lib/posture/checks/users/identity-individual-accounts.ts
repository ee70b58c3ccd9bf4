import type { Role } from '@/lib/snapshot/account-snapshot';
import { asOfReading } from '../../evidence';
import { dataGap, unknownResult, unknownResults } from '../../facts/data-gap';
import {
  type ConsoleUsers,
  consoleUsersOf,
  federatedRolesOf,
  isReachedFromOtherAccounts,
} from '../../facts/human-access';
import { evidenceInWords, evidenceList } from '../../facts/list-in-words';
import { organizationStanding } from '../../facts/organization-standing';
import { rootArn, rootFacts } from '../../facts/root-facts';
import { isRecentlyUsed, rootUse } from '../../facts/root-use';
import { failing, fieldsOf, notApplicable, unknownVerdict, type Verdict } from '../../facts/verdict';
import type { Check, CheckInput, CheckResult, EvidenceField } from '../../types';

const severity = 'high';

/** People sign in as themselves and not as root: there are console users or a way in from an identity provider. */
export const identityIndividualAccounts: Check = {
  id: 'identity-individual-accounts',
  group: 'users',
  title: 'People have identities of their own',
  failTitle: 'People have nothing but the root user',
  rationale:
    'Where nobody has an identity, everybody works as root: with all rights, a shared secret and no name in the log.',
  logic:
    'Passes with a role that people come into from an identity provider, or with two console users. Fails without any console user while root has a password, and when root was used lately and at most one console user exists. Member accounts that people reach through roles from other accounts are not applicable.',
  tier: 'core',
  subject: 'account',
  severity,
  stages: ['credential-report', 'authorization-details', 'account-summary', 'organization'],
  parameters: ['rootUseWindowDays'],
  remedy: {
    console:
      'Connect IAM Identity Center or make a user for each person, and only then lock the root user of <account-id> away.',
    cli: ['aws iam list-users --query "length(Users)"', 'aws iam list-saml-providers'].join('\n'),
    terraform: null,
  },
  references: ['AWS IAM User Guide, Root user best practices for your AWS account'],
  evaluate,
  describeFail,
};

function evaluate(input: CheckInput): CheckResult[] {
  const { snapshot } = input;
  const resource = rootArn(snapshot);
  const consoleUsers = consoleUsersOf(snapshot);
  if (!consoleUsers) return unknownResults(dataGap(snapshot.credentialReport), severity, [resource]);
  const roles = federatedRolesOf(input);
  const verdict = judge(input, consoleUsers, roles ?? []);
  if (verdict.result === 'pass' || roles) return [{ resource, severity, ...verdict }];
  if (snapshot.roles.state !== 'read') return unknownResults(dataGap(snapshot.roles), severity, [resource]);
  return [unknownResult(resource, severity, 'the trust policies of some roles were not read')];
}

function judge(input: CheckInput, consoleUsers: ConsoleUsers, federated: readonly Role[]): Verdict {
  const count = consoleUsers.names.length;
  const evidence = evidenceOf(input, consoleUsers, federated);
  if (federated.length > 0 || count > 1)
    return { result: 'pass', title: titleOfPass(count, federated.length), evidence };
  const fromOutside = count === 0 ? reachedFromOutside(input) : null;
  return fromOutside ?? judgeRootUse(input, consoleUsers, evidence);
}

/** The root user of a stand-alone or management account is in the hands of its own people, whoever else comes in. */
function reachedFromOutside(input: CheckInput): Verdict | null {
  const standing = organizationStanding(input);
  if (standing.kind === 'management' || standing.kind === 'stand-alone') return null;
  if (!isReachedFromOtherAccounts(input)) return null;
  return standing.kind === 'unknown'
    ? unknownVerdict(standing.why)
    : notApplicable('People come in through roles from other accounts');
}

function judgeRootUse(
  input: CheckInput,
  { names, unsure }: ConsoleUsers,
  evidence: EvidenceField[],
): Verdict {
  const { snapshot, thresholds } = input;
  const { hasPassword } = rootFacts(snapshot);
  const use = rootUse(snapshot);
  const isUsed = use !== null && isRecentlyUsed(use, thresholds.rootUseWindowDays, snapshot.takenAt);
  const isAlone = names.length === 0 && hasPassword === true;
  if (isAlone || isUsed)
    return unsure > 0
      ? unknownVerdict('the credential report does not know the newest users yet')
      : failing(evidence, describeFail);
  if (use === null || (names.length === 0 && hasPassword === null))
    return unknownVerdict('whether the root user is used could not be told');
  return { result: 'pass', title: titleOfPass(names.length, 0), evidence };
}

function titleOfPass(users: number, roles: number): string {
  if (roles > 0)
    return `People come in through ${roles === 1 ? 'a federated role' : `${roles} federated roles`}`;
  if (users > 0) return users === 1 ? 'One person has a console user' : `${users} people have a console user`;
  return 'Nobody has a console user, and the root user has no password either';
}

function evidenceOf(
  { snapshot }: CheckInput,
  consoleUsers: ConsoleUsers,
  federated: readonly Role[],
): EvidenceField[] {
  const { credentialReport, roles, takenAt } = snapshot;
  return [
    ...fieldsOf('credential report', asOfReading(credentialReport, takenAt), {
      consoleUsers: consoleUsers.names,
      rootHasPassword: rootFacts(snapshot).hasPassword,
      rootLastUsedAt: rootUse(snapshot)?.lastUsedAt ?? null,
    }),
    ...fieldsOf('trust policies', asOfReading(roles, takenAt), {
      federatedRoles: federated.map(({ name }) => name),
    }),
  ];
}

function describeFail(evidence: readonly EvidenceField[]): string {
  return evidenceList(evidence, 'consoleUsers').length === 0
    ? 'Nobody but the root user can sign in to the account'
    : `The root user is in use, and ${evidenceInWords(evidence, 'consoleUsers')} is the only console user`;
}
