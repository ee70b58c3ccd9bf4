import type { Role } from '@/lib/snapshot/account-snapshot';
import { type Instant, type Reading, valueOf } from '@/lib/snapshot/reading';
import { dayOf, daysInWords, latest, wholeDays } from '../../days';
import { asOfReading, evidenceText } from '../../evidence';
import { dataGap, unknownResult, unknownResults } from '../../facts/data-gap';
import { type ConsoleUsers, consoleUsersOf, federatedRolesOf } from '../../facts/human-access';
import { evidenceInWords, evidenceList } from '../../facts/list-in-words';
import { rootArn } from '../../facts/root-facts';
import { fieldsOf, notApplicable, unknownVerdict, type Verdict } from '../../facts/verdict';
import type { Check, CheckInput, CheckResult, EvidenceField } from '../../types';

const severity = 'medium';
/** A way in that nobody took for longer is not how people work. */
const usedWithinDays = 90;

/**
 * People come in from an identity provider, and next to nobody has a console user beside that.
 * CIS 1.4–4.0.1: 1.21, 5.0: 1.20, 6.0: 2.20, 7.0: 2.19.
 */
export const humanAccessFederated: Check = {
  id: 'human-access-federated',
  group: 'users',
  title: 'People sign in through one identity provider',
  failTitle: 'People sign in as IAM users',
  rationale:
    'In the identity provider a person is added, given MFA and taken away once for all accounts. An IAM user has to be remembered in each of them.',
  logic: `Looks for roles that trust a SAML or OIDC provider of staff or belong to Identity Center. Passes when one was used within ${usedWithinDays} days and console users are at most the number allowed for emergencies. An account without console users and such roles is not applicable.`,
  tier: 'core',
  subject: 'account',
  severity,
  stages: ['authorization-details', 'credential-report', 'other-credentials'],
  parameters: ['maxConsoleIamUsers'],
  remedy: {
    console:
      'Connect IAM Identity Center, or a SAML provider, to account <account-id>, and retire the IAM users one by one.',
    cli: ['aws sso-admin list-instances', 'aws iam list-saml-providers'].join('\n'),
    terraform: [
      'resource "aws_iam_saml_provider" "staff" {',
      '  name                   = "staff"',
      '  saml_metadata_document = file("metadata.xml")',
      '}',
    ].join('\n'),
  },
  references: [
    'CIS AWS Foundations 1.4 to 4.0.1: 1.21; 5.0: 1.20; 6.0: 2.20; 7.0: 2.19',
    'Prowler iam_check_saml_providers_sts',
  ],
  evaluate,
  describeFail,
};

function evaluate(input: CheckInput): CheckResult[] {
  const { snapshot, thresholds } = input;
  const resource = rootArn(snapshot);
  const consoleUsers = consoleUsersOf(snapshot);
  if (!consoleUsers) return unknownResults(dataGap(snapshot.credentialReport), severity, [resource]);
  const roles = federatedRolesOf(input);
  const evidence = evidenceOf(input, consoleUsers, roles);
  const isTooMany = consoleUsers.names.length > thresholds.maxConsoleIamUsers;
  if (isTooMany) return [{ resource, severity, ...failingAt(evidence, snapshot.takenAt) }];
  if (!roles) return withoutRoles(snapshot.roles, resource);
  if (roles.length === 0)
    return [{ resource, severity, ...judgeUnfederated(consoleUsers, evidence, snapshot.takenAt) }];
  if (snapshot.roleActivity.state !== 'read')
    return unknownResults(dataGap(snapshot.roleActivity), severity, [resource]);
  return [{ resource, severity, ...judgeUse(evidence, consoleUsers, input) }];
}

function withoutRoles(roles: Reading<Role[]>, resource: string): CheckResult[] {
  if (roles.state !== 'read') return unknownResults(dataGap(roles), severity, [resource]);
  return [unknownResult(resource, severity, 'the trust policies of some roles were not read')];
}

function judgeUnfederated({ names, unsure }: ConsoleUsers, evidence: EvidenceField[], at: Instant): Verdict {
  if (names.length > 0) return failingAt(evidence, at);
  return unsure > 0
    ? unknownVerdict('the credential report does not know the newest users yet')
    : notApplicable('Nobody signs in here: there is no console user and no federated role');
}

function judgeUse(
  evidence: EvidenceField[],
  { names, unsure }: ConsoleUsers,
  { snapshot, thresholds }: CheckInput,
): Verdict {
  const lastUsedAt = evidenceText(evidence, 'federationLastUsedAt');
  if (!lastUsedAt || wholeDays(lastUsedAt, snapshot.takenAt) > usedWithinDays)
    return failingAt(evidence, snapshot.takenAt);
  if (names.length + unsure > thresholds.maxConsoleIamUsers)
    return unknownVerdict('the credential report does not know the newest users yet');
  const title = `People came in through an identity provider on ${dayOf(lastUsedAt)}; console users: ${names.length}`;
  return { result: 'pass', title, evidence };
}

function evidenceOf(
  { snapshot }: CheckInput,
  { names }: ConsoleUsers,
  roles: readonly Role[] | null,
): EvidenceField[] {
  const { credentialReport, roleActivity, otherCredentials, takenAt } = snapshot;
  const federated = new Set(roles?.map(({ arn }) => arn));
  const activity = valueOf(roleActivity)?.filter(({ arn }) => federated.has(arn)) ?? [];
  const providers = valueOf(otherCredentials)?.providers.map(({ arn }) => arn);
  return [
    ...fieldsOf('credential report', asOfReading(credentialReport, takenAt), { consoleUsers: names }),
    ...fieldsOf('roles', asOfReading(roleActivity, takenAt), {
      federatedRoles: roles?.map(({ name }) => name) ?? null,
      federationLastUsedAt: latest(...activity.map(({ at }) => at)),
    }),
    ...(providers
      ? fieldsOf('identity providers', asOfReading(otherCredentials, takenAt), { providers })
      : []),
  ];
}

function failingAt(evidence: EvidenceField[], at: Instant): Verdict {
  return { result: 'fail', title: describeFail(evidence, at), evidence };
}

function describeFail(evidence: readonly EvidenceField[], at: string): string {
  const users = evidenceList(evidence, 'consoleUsers').length;
  const named = users === 1 ? '1 console user' : `${users} console users`;
  const names = evidenceInWords(evidence, 'consoleUsers');
  const roles = evidence.find(({ field }) => field === 'federatedRoles')?.value ?? null;
  if (roles === null) return `${named}: ${names}`;
  if (Array.isArray(roles) && roles.length === 0)
    return `${named} and no way in from an identity provider: ${names}`;
  const lastUsedAt = evidenceText(evidence, 'federationLastUsedAt');
  if (!lastUsedAt) return `Nobody came in from the identity provider in the tracked days; ${named}`;
  const days = wholeDays(lastUsedAt, at);
  return days > usedWithinDays
    ? `Nobody came in from the identity provider for ${daysInWords(days)}; ${named}`
    : `${named} beside the identity provider: ${names}`;
}
