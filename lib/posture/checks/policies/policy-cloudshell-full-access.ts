import { coversAction } from '@/lib/iam/match-statement';
import { dataGap, unknownResults } from '../../facts/data-gap';
import { administrationIn, isNamed, unreadPolicies } from '../../facts/judge-policies';
import { evidenceInWords } from '../../facts/list-in-words';
import { accountPolicies, type AccountPolicy, rememberAllows } from '../../facts/policy-statements';
import { rootArn } from '../../facts/root-facts';
import { failing, fieldsOf } from '../../facts/verdict';
import type { Check, CheckInput, CheckResult, EvidenceField } from '../../types';

const severity = 'medium';
const fullAccess = /^arn:[^:]+:iam::aws:policy\/AWSCloudShellFullAccess$/;
const allOfCloudShell = [
  'cloudshell:RolecallProbe',
  'cloudshell:GetFileDownloadUrls',
  'cloudshell:PutCredentials',
];

/**
 * CloudShell with up- and download is for those who need it.
 * CIS 2.0–4.0.1: 1.22, 5.0: 1.21, 6.0: 2.21, 7.0: 2.20; Security Hub IAM.27.
 */
export const policyCloudshellFullAccess: Check = {
  id: 'policy-cloudshell-full-access',
  group: 'policies',
  title: 'CloudShell full access is not handed out',
  failTitle: 'CloudShell full access is attached',
  rationale:
    'CloudShell is a machine on the internet with the rights of the person and a way to move files out, past whatever guards the laptop.',
  logic:
    'Fails when a user, group or role that is not exempt has AWSCloudShellFullAccess, or a customer or inline policy that allows every action of CloudShell by name. Full administration is judged elsewhere.',
  tier: 'core',
  subject: 'account',
  severity,
  stages: ['authorization-details'],
  parameters: ['cloudShellExempt'],
  remedy: {
    console:
      'IAM, Policies, AWSCloudShellFullAccess, Entities attached: detach it, or give a policy without cloudshell:PutCredentials and the file actions.',
    cli: [
      'aws iam list-entities-for-policy --policy-arn arn:<partition>:iam::aws:policy/AWSCloudShellFullAccess',
      '# for each',
      'aws iam detach-role-policy --role-name <role> --policy-arn arn:<partition>:iam::aws:policy/AWSCloudShellFullAccess',
    ].join('\n'),
    terraform: '# remove the attachments of arn:<partition>:iam::aws:policy/AWSCloudShellFullAccess',
  },
  references: [
    'Security Hub IAM.27',
    'CIS AWS Foundations 2.0 to 4.0.1: 1.22; 5.0: 1.21; 6.0: 2.21; 7.0: 2.20',
    'Prowler iam_policy_cloudshell_admin_not_attached',
  ],
  evaluate,
  describeFail,
};

/** A complement that leaves CloudShell over is the business of the check of NotAction. */
const findAllOfCloudShell = rememberAllows(
  (statement) =>
    !statement.actions.negated && allOfCloudShell.every((action) => coversAction(statement, action)),
);

function evaluate({ snapshot, thresholds }: CheckInput): CheckResult[] {
  const { users, groups, roles, policies } = snapshot;
  const resource = rootArn(snapshot);
  if ([users, groups, roles].every(({ state }) => state !== 'read'))
    return unknownResults(dataGap(users, groups, roles, policies), severity, [resource]);
  const granting = accountPolicies(snapshot).filter(grantsAllOfCloudShell);
  const holders = granting.flatMap((policy) =>
    policy.holders
      .filter((holder) => !isNamed(holder, thresholds.cloudShellExempt))
      .map(({ kind, name }) => `${kind} ${name}`),
  );
  const names = [...new Set(holders)];
  const evidence = fieldsOf('authorization details', snapshot.takenAt, {
    policies: granting.map(({ name }) => name),
    attachedTo: names,
  });
  if (names.length > 0) return [{ resource, severity, ...failing(evidence, describeFail) }];
  const unread = unreadPolicies(snapshot, severity);
  if (unread.length > 0) return unread;
  return [{ resource, severity, result: 'pass', title: 'CloudShell full access is not attached', evidence }];
}

function grantsAllOfCloudShell({ origin, resource, document }: AccountPolicy): boolean {
  if (origin === 'aws') return fullAccess.test(resource);
  return document !== null && !administrationIn(document) && findAllOfCloudShell(document).length > 0;
}

function describeFail(evidence: readonly EvidenceField[]): string {
  return `CloudShell full access is attached to ${evidenceInWords(evidence, 'attachedTo')}`;
}
