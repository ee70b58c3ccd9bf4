import type { TrustVerdict } from '@/lib/iam/types';
import type { Role } from '@/lib/snapshot/account-snapshot';
import { valueOf } from '@/lib/snapshot/reading';
import { dataGap, unknownResult, unknownResults } from '../../facts/data-gap';
import { organizationStanding } from '../../facts/organization-standing';
import { isReservedForSso, isServiceLinked } from '../../facts/policy-statements';
import { isAdministrator } from '../../facts/privilege';
import { rootArn } from '../../facts/root-facts';
import { failing, fieldsOf, notApplicable, type Verdict } from '../../facts/verdict';
import { evidenceText } from '../../evidence';
import type { Check, CheckInput, CheckResult, EvidenceField } from '../../types';

const severity = 'medium';

/** Administrators are few enough to know and enough not to lock the company out. */
export const adminPrincipalCount: Check = {
  id: 'admin-principal-count',
  group: 'policies',
  title: 'The number of administrators is sensible',
  failTitle: 'There are too many administrators, or too few',
  rationale:
    'Each administrator more is one more account to steal. With a single one, a lost phone locks everybody out.',
  logic:
    'Counts users that are administrators, in their own right or by a group, and administrator roles that somebody other than an AWS service can assume. Fails outside of the range. A member account that is administered from elsewhere alone is not applicable.',
  tier: 'core',
  subject: 'account',
  severity,
  stages: ['authorization-details', 'organization'],
  parameters: ['minAdmins', 'maxAdmins'],
  remedy: {
    console:
      'Go through the administrators, take the rights from those who do not need them daily, and keep two that can help each other out.',
    cli: 'aws iam list-entities-for-policy --policy-arn arn:<partition>:iam::aws:policy/AdministratorAccess',
    terraform: null,
  },
  references: ['Rolecall’s own: counts effective administrators, not attachments of one policy'],
  evaluate,
  describeFail,
};

interface Administrators {
  users: string[];
  roles: Role[];
  /** Roles that AWS services alone can assume. */
  ofServices: string[];
}

function evaluate(input: CheckInput): CheckResult[] {
  const { snapshot, analysis } = input;
  const { users, groups, roles, policies } = snapshot;
  const resource = rootArn(snapshot);
  const { administratorGap } = analysis;
  if (administratorGap.users !== null || administratorGap.roles !== null)
    return unknownResults(dataGap(users, groups, roles, policies), severity, [resource]);
  const administrators = listAdministrators(input);
  const untold = administrators.roles.find(({ arn }) => !analysis.trust.has(arn));
  if (untold) return [unknownResult(resource, severity, `the trust policy of ${untold.name} was not read`)];
  return [{ resource, severity, ...judge(administrators, input) }];
}

function listAdministrators({ snapshot, analysis }: CheckInput): Administrators {
  const users = (valueOf(snapshot.users) ?? []).filter(({ arn }) => isAdministrator(analysis, arn));
  const roles = (valueOf(snapshot.roles) ?? []).filter(
    (role) => !isServiceLinked(role) && isAdministrator(analysis, role.arn),
  );
  const isOfService = ({ arn }: Role) => isForServicesAlone(analysis.trust.get(arn));
  return {
    users: users.map(({ name }) => name),
    roles: roles.filter((role) => !isOfService(role)),
    ofServices: roles.filter(isOfService).map(({ name }) => name),
  };
}

/** A principal that was deleted lets nobody in. */
function isForServicesAlone(trust: TrustVerdict | undefined): boolean {
  return trust?.principals.every(({ kind }) => kind === 'service' || kind === 'deleted') ?? false;
}

function judge(administrators: Administrators, input: CheckInput): Verdict {
  const { snapshot, thresholds } = input;
  const { users, roles, ofServices } = administrators;
  const isMember = organizationStanding(input).kind === 'member';
  if (isMember && users.length === 0 && roles.every((role) => isFromElsewhere(role, input)))
    return notApplicable('This member account is administered from elsewhere');
  const count = users.length + roles.length;
  const { minAdmins, maxAdmins } = thresholds;
  const evidence = fieldsOf('authorization details', snapshot.takenAt, {
    administrators: count,
    sensible: `${minAdmins} to ${maxAdmins}`,
    users,
    roles: roles.map(({ name }) => name),
    rolesOfServices: ofServices,
  });
  if (count < minAdmins || count > maxAdmins) return failing(evidence, describeFail);
  return {
    result: 'pass',
    title: `${inWords(String(count))}, within ${minAdmins} to ${maxAdmins}`,
    evidence,
  };
}

/** Who comes in by Identity Center or from another account is an administrator of that place. */
function isFromElsewhere(role: Role, { snapshot, analysis }: CheckInput): boolean {
  const principals = analysis.trust.get(role.arn)?.principals ?? [];
  return (
    isReservedForSso(role) ||
    principals.every(
      ({ kind, accountId }) =>
        kind === 'service' || kind === 'deleted' || (accountId !== null && accountId !== snapshot.accountId),
    )
  );
}

function describeFail(evidence: readonly EvidenceField[]): string {
  const count = inWords(evidenceText(evidence, 'administrators'));
  return `${count}, where ${evidenceText(evidence, 'sensible')} are sensible`;
}

function inWords(count: string): string {
  return count === '1' ? '1 administrator' : `${count} administrators`;
}
