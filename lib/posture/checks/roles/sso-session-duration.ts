import { isAdministratorSet, type JudgedSet, judgePermissionSets } from '../../facts/permission-sets';
import { sessionInWords } from '../../facts/session-length';
import { failing, fieldsOf, unknownVerdict, type Verdict } from '../../facts/verdict';
import { evidenceText } from '../../evidence';
import type { Check, CheckInput, EvidenceField } from '../../types';

const severity = 'low';

/** Sessions of people end within a working day, those of administrators sooner. Ours. */
export const ssoSessionDuration: Check = {
  id: 'sso-session-duration',
  group: 'roles',
  title: 'Permission set sessions are short',
  failTitle: 'A permission set allows long sessions',
  rationale:
    'The credentials of a session stay on the laptop that asked for them. The shorter the session, the less a stolen laptop or a copied file is worth.',
  logic:
    'Fails when the session of a permission set is longer than the limit, or longer than the stricter one where its policies make an administrator. Not applicable where the account sees no instance of Identity Center.',
  tier: 'extended',
  subject: 'permission set',
  severity,
  stages: ['identity-center', 'authorization-details'],
  parameters: ['ssoSessionMaxSeconds', 'privilegedSessionMaxSeconds'],
  remedy: {
    console:
      'IAM Identity Center, Permission sets, <permission-set>, General settings: set a session duration of one hour.',
    cli: 'aws sso-admin update-permission-set --instance-arn <instance-arn> --permission-set-arn <arn> --session-duration PT1H',
    terraform: [
      'resource "aws_ssoadmin_permission_set" "<permission-set>" {',
      '  # …',
      '  session_duration = "PT1H"',
      '}',
    ].join('\n'),
  },
  references: ['AWS IAM Identity Center User Guide: Set session duration'],
  evaluate: (input) => judgePermissionSets(input, severity, (judged) => judge(judged, input)),
  describeFail,
};

function judge({ set, center, asOf }: JudgedSet, { snapshot, thresholds }: CheckInput): Verdict {
  const { sessionSeconds: seconds, name } = set;
  const admin = isAdministratorSet(set, snapshot);
  const evidence = fieldsOf('Identity Center', asOf, {
    permissionSet: name,
    instanceArn: center.instanceArn,
    sessionSeconds: seconds,
    administrator: admin,
  });
  if (seconds > thresholds.ssoSessionMaxSeconds) return failing(evidence, describeFail);
  if (seconds > thresholds.privilegedSessionMaxSeconds) {
    if (admin === null) return unknownVerdict(`not every policy of ${name} was read`);
    if (admin) return failing(evidence, describeFail);
  }
  return { result: 'pass', title: `Sessions of ${name} last ${sessionInWords(seconds)}`, evidence };
}

function describeFail(evidence: readonly EvidenceField[]): string {
  const length = sessionInWords(Number(evidenceText(evidence, 'sessionSeconds')));
  const whose = evidenceText(evidence, 'administrator') === 'true' ? 'Administrator sessions' : 'Sessions';
  return `${whose} of ${evidenceText(evidence, 'permissionSet')} last ${length}`;
}
