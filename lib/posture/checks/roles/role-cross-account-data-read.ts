import { toSubject } from '@/lib/iam/administrator/subject';
import { decide } from '@/lib/iam/decide';
import type { Role } from '@/lib/snapshot/account-snapshot';
import { whyUnread } from '@/lib/snapshot/reading';
import { partiesStanding, type Standing } from '../../facts/account-standing';
import { policiesOf } from '../../facts/identity-policies';
import { evidenceInWords, listInWords } from '../../facts/list-in-words';
import { judgeTrusts, type RoleTrust, trustEvidence } from '../../facts/role-trusts';
import { failing, notApplicable, unknownVerdict, type Verdict } from '../../facts/verdict';
import { evidenceText } from '../../evidence';
import type { Check, CheckInput, EvidenceField } from '../../types';

const severity = 'high';

/** Reading what customers store, as ReadOnlyAccess allows it; the ARNs are of nothing that a policy would name. */
const dataReads = [
  { action: 's3:GetObject', resource: 'rolecall-probe-bucket/rolecall-probe-object', where: 's3:::' },
  { action: 'dynamodb:GetItem', resource: 'table/rolecall-probe', where: 'dynamodb:us-east-1:000000000000:' },
  {
    action: 'secretsmanager:GetSecretValue',
    resource: 'secret:rolecall-probe',
    where: 'secretsmanager:us-east-1:000000000000:',
  },
] as const;

/** An outside account sees configuration, never all data. Prowler iam_role_cross_account_readonlyaccess_policy. */
export const roleCrossAccountDataRead: Check = {
  id: 'role-cross-account-data-read',
  group: 'roles',
  title: 'Outside accounts cannot read everything',
  failTitle: 'An outside account can read all data',
  rationale:
    'ReadOnlyAccess sounds harmless and reads every object, table and more. A supplier that looks at the configuration needs SecurityAudit, which reads none of it.',
  logic:
    'Looks at roles that an account outside the organization and the linked ones may assume, trusted suppliers included. Fails when its policies, boundary and guardrails allow to read every S3 object, DynamoDB item or secret without a condition. Not applicable to other roles.',
  tier: 'extended',
  subject: 'role',
  severity,
  stages: ['authorization-details', 'organization'],
  parameters: ['trustedAccountIds'],
  remedy: {
    console:
      'IAM, Roles, <role>, Permissions: attach SecurityAudit (or ViewOnlyAccess) in the place of the wide policy.',
    cli: [
      'aws iam attach-role-policy --role-name <role> --policy-arn arn:<partition>:iam::aws:policy/SecurityAudit',
      'aws iam detach-role-policy --role-name <role> --policy-arn arn:<partition>:iam::aws:policy/ReadOnlyAccess',
    ].join('\n'),
    terraform: [
      'resource "aws_iam_role_policy_attachment" "<role>_audit" {',
      '  role       = "<role>"',
      '  policy_arn = "arn:<partition>:iam::aws:policy/SecurityAudit"',
      '}',
    ].join('\n'),
  },
  references: ['Prowler iam_role_cross_account_readonlyaccess_policy'],
  evaluate: (input) => judgeTrusts(input, severity, (trust) => judge(trust, input)),
  describeFail,
};

function judge(trust: RoleTrust, input: CheckInput): Verdict {
  const { role, entrances } = trust;
  const isPublic = entrances.some(({ openToAll }) => openToAll);
  const outside = isPublic ? ['everyone'] : among(trust, ['outside', 'trusted'], input);
  const unsure = among(trust, ['unsure'], input);
  if (outside.length === 0 && unsure.length === 0)
    return notApplicable(`${role.name} trusts no outside account`);
  const { policies } = input.snapshot;
  const reads = listDataReads(role, input);
  if (reads === null)
    return unknownVerdict(whyUnread(policies) ?? `not every policy of ${role.name} was read`);
  const evidence = trustEvidence(trust, input, { outsideAccounts: outside, reads });
  if (reads.length === 0)
    return { result: 'pass', title: `Outside accounts read no data at large by ${role.name}`, evidence };
  if (outside.length === 0)
    return unknownVerdict(`whether ${listInWords(unsure)} belongs to the organization could not be told`);
  const verdict = failing(evidence, describeFail);
  return isPublic ? { ...verdict, impliedBy: 'role-trust-public' } : verdict;
}

function describeFail(evidence: readonly EvidenceField[]): string {
  const who = evidenceInWords(evidence, 'outsideAccounts');
  return `${evidenceText(evidence, 'role')} gives ${who} ${evidenceInWords(evidence, 'reads')} on everything`;
}

function among({ entrances }: RoleTrust, standings: readonly Standing[], input: CheckInput): string[] {
  return [...new Set(entrances.flatMap(({ parties }) => partiesStanding(parties, standings, input)))];
}

/** The reads that are allowed for sure; null when none is and a policy or the boundary was not read. */
function listDataReads(role: Role, input: CheckInput): string[] | null {
  const policies = policiesOf(role.arn, input);
  if (!policies) return null;
  const { layers, context, partition, policies: understood } = toSubject(policies);
  const allowed = dataReads.filter(({ action, where, resource }) => {
    const request = { action, resource: `arn:${partition}:${where}${resource}`, context };
    return decide(layers, request).decision === 'allowed';
  });
  const isWhole = understood.length === role.attachedPolicies.length + role.inlinePolicies.length;
  if (allowed.length === 0 && (!isWhole || layers.boundary === 'unread')) return null;
  return allowed.map(({ action }) => action);
}
