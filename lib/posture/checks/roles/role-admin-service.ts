import { approvalOf } from '../../facts/approved-admins';
import { evidenceInWords } from '../../facts/list-in-words';
import { isAdministrator, whyRolesUntold } from '../../facts/privilege';
import { judgeTrusts, type RoleTrust } from '../../facts/role-trusts';
import { failing, fieldsOf, notApplicable, unknownVerdict, type Verdict } from '../../facts/verdict';
import { asOfReading, evidenceText } from '../../evidence';
import type { Check, CheckInput, EvidenceField } from '../../types';

const severity = 'high';

/** A service does one job and needs the rights for that one. Prowler iam_role_administratoraccess_policy. */
export const roleAdminService: Check = {
  id: 'role-admin-service',
  group: 'roles',
  title: 'No workload role is an administrator',
  failTitle: 'A workload role is an administrator',
  rationale:
    'Whoever breaks into an instance, function or build gets its role. With an administrator role that is the whole account, by one flaw in one program.',
  logic:
    'Looks at roles that an AWS service may assume, whoever else may. Fails when the role is an administrator, full or equivalent, after boundary and guardrails. Roles that match the approved administrators are not applicable.',
  tier: 'core',
  subject: 'role',
  severity,
  stages: ['authorization-details'],
  parameters: ['approvedAdmins'],
  remedy: {
    console:
      'IAM, Roles, <role>, Last accessed: write a policy from the services in use, attach it, and detach the administrator policy.',
    cli: [
      'aws iam list-attached-role-policies --role-name <role>',
      'aws iam generate-service-last-accessed-details --arn <arn> --granularity ACTION_LEVEL',
      'aws iam detach-role-policy --role-name <role> --policy-arn arn:<partition>:iam::aws:policy/AdministratorAccess',
    ].join('\n'),
    terraform: [
      'resource "aws_iam_role_policy" "<role>" {',
      '  role   = "<role>"',
      '  policy = data.aws_iam_policy_document.<role>.json # what the workload uses, in the place of the administrator policy',
      '}',
    ].join('\n'),
  },
  references: ['Prowler iam_role_administratoraccess_policy'],
  evaluate: (input) => judgeTrusts(input, severity, (trust) => judge(trust, input)),
  describeFail,
};

function judge({ role, entrances }: RoleTrust, { snapshot, analysis, thresholds }: CheckInput): Verdict {
  const services = entrances.filter(({ kind }) => kind === 'service').map(({ principal }) => principal);
  if (services.length === 0) return notApplicable(`No service may assume ${role.name}`);
  if (approvalOf(role, thresholds.approvedAdmins) !== null)
    return notApplicable(`${role.name} is an approved administrator`);
  const verdict = analysis.administrators.get(role.arn);
  const evidence = fieldsOf('authorization details', asOfReading(snapshot.roles, snapshot.takenAt), {
    role: role.name,
    services,
    administrator: verdict?.tier ?? null,
    reason: verdict?.reason ?? null,
  });
  const admin = isAdministrator(analysis, role.arn);
  if (admin === null) return unknownVerdict(whyRolesUntold(analysis));
  if (admin) return failing(evidence, describeFail);
  return { result: 'pass', title: `${role.name} is no administrator`, evidence };
}

function describeFail(evidence: readonly EvidenceField[]): string {
  const services = evidenceInWords(evidence, 'services');
  const kind =
    evidenceText(evidence, 'administrator') === 'full' ? 'an administrator' : 'as good as an administrator';
  return `${evidenceText(evidence, 'role')}, for ${services}, is ${kind}`;
}
