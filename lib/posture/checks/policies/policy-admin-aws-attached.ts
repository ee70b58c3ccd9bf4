import { approvalOf } from '../../facts/approved-admins';
import { type JudgedIdentity, listIdentities, unreadIdentities } from '../../facts/judge-identities';
import { administrationIn } from '../../facts/judge-policies';
import { evidenceInWords } from '../../facts/list-in-words';
import { accountPolicies, isServiceLinked } from '../../facts/policy-statements';
import { rootArn } from '../../facts/root-facts';
import { failing, fieldsOf, type Verdict } from '../../facts/verdict';
import { evidenceText } from '../../evidence';
import type { Check, CheckInput, CheckResult, EvidenceField } from '../../types';

const severity = 'high';
const administratorAccess = /^arn:[^:]+:iam::aws:policy\/AdministratorAccess$/;

/**
 * Only approved identities have AdministratorAccess. Each attachment is judged, since AWS's policy itself can neither be
 * mended nor excepted for one role; ScoutSuite, Prowler and CloudMapper have long threads on that.
 * CIS 1.2: 1.22, 1.4–4.0.1: 1.16, 5.0: 1.15, 6.0: 2.15, 7.0: 2.14.
 */
export const policyAdminAwsAttached: Check = {
  id: 'policy-admin-aws-attached',
  group: 'policies',
  title: 'AWS administrator policies are attached to approved identities only',
  failTitle: 'AdministratorAccess is attached to an identity that nobody approved',
  rationale:
    'Each identity with AdministratorAccess is a way to the whole account. A short list of approved ones is the only thing that can be reviewed.',
  logic:
    'One result for each user, group or role that has AdministratorAccess, or another policy of AWS that grants everything. Fails unless its name or ARN is on the list of approved administrators; names of Identity Center’s roles count under its path alone. Passes for the account when nobody has one.',
  tier: 'core',
  subject: 'identity',
  severity,
  stages: ['authorization-details'],
  parameters: ['approvedAdmins'],
  remedy: {
    console:
      'IAM: detach the policy and attach one with the services in use, or add the identity to the approved administrators in Settings.',
    cli: [
      '# or detach-user-policy, detach-group-policy',
      'aws iam detach-role-policy --role-name <role> --policy-arn <policy-arn>',
    ].join('\n'),
    terraform: '# remove the resource aws_iam_role_policy_attachment with AdministratorAccess',
  },
  references: [
    'CIS AWS Foundations 1.2: 1.22; 1.4 to 4.0.1: 1.16; 5.0: 1.15; 6.0: 2.15; 7.0: 2.14',
    'Prowler iam_aws_attached_policy_no_administrative_privileges, iam_role_administratoraccess_policy, iam_group_administrator_access_policy, iam_user_administrator_access_policy',
    'ScoutSuite iam-managed-policy-allows-full-privileges',
  ],
  evaluate,
  describeFail,
};

function evaluate(input: CheckInput): CheckResult[] {
  const { snapshot } = input;
  const isGrantOfAll = awsAdministration(input);
  const identities = listIdentities(snapshot);
  const judged = identities.flatMap((judgedIdentity): CheckResult[] => {
    const { kind, identity } = judgedIdentity;
    if (kind === 'role' && isServiceLinked(identity)) return [];
    const policies = identity.attachedPolicies.filter(({ arn }) => isGrantOfAll(arn));
    if (policies.length === 0) return [];
    return [{ resource: identity.arn, severity, ...judge(judgedIdentity, policies, input) }];
  });
  const unread = unreadIdentities(snapshot, severity);
  const isClean = judged.length === 0 && unread.length === 0 && snapshot.users.state === 'read';
  return isClean ? [nobody(input)] : [...judged, ...unread];
}

/** A policy of AWS whose text was not read is known by its name alone. */
function awsAdministration({ snapshot }: CheckInput): (arn: string) => boolean {
  const granting = accountPolicies(snapshot).flatMap(({ origin, resource, document }) =>
    origin === 'aws' && document && administrationIn(document) ? [resource] : [],
  );
  const arns = new Set(granting);
  return (arn) => arns.has(arn) || administratorAccess.test(arn);
}

function judge(
  { kind, identity, asOf }: JudgedIdentity,
  policies: readonly { name: string; arn: string }[],
  { thresholds }: CheckInput,
): Verdict {
  const approval = approvalOf(identity, thresholds.approvedAdmins);
  const evidence = fieldsOf('authorization details', asOf, {
    identity: `${kind} ${identity.name}`,
    policies: policies.map(({ name }) => name),
    policyArn: policies[0]?.arn ?? null,
    approvedBy: approval,
  });
  if (approval === null) return failing(evidence, describeFail);
  return { result: 'pass', title: `${identity.name} is an approved administrator (${approval})`, evidence };
}

function nobody({ snapshot }: CheckInput): CheckResult {
  return {
    resource: rootArn(snapshot),
    severity,
    result: 'pass',
    title: 'Nobody has AdministratorAccess',
    evidence: fieldsOf('authorization details', snapshot.takenAt, { identities: [] }),
  };
}

function describeFail(evidence: readonly EvidenceField[]): string {
  const policies = evidenceInWords(evidence, 'policies');
  return `${policies} is attached to ${evidenceText(evidence, 'identity')}, which is not approved`;
}
