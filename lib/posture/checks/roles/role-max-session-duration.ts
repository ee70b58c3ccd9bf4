import type { Role } from '@/lib/snapshot/account-snapshot';
import { judgeRoles } from '../../facts/judge-roles';
import { isAdministrator, whyRolesUntold } from '../../facts/privilege';
import { sessionInWords } from '../../facts/session-length';
import { failing, fieldsOf, unknownVerdict, type Verdict } from '../../facts/verdict';
import { asOfReading, evidenceText } from '../../evidence';
import type { Check, CheckInput, EvidenceField } from '../../types';

const severity = 'low';

/** Sessions of a role end soon, those of administrators sooner. Ours. */
export const roleMaxSessionDuration: Check = {
  id: 'role-max-session-duration',
  group: 'roles',
  title: 'Role sessions are short',
  failTitle: 'A role allows long sessions',
  rationale:
    'Temporary credentials that leak work until their session ends, and nobody can call them back one by one. A short session is a short leak.',
  logic:
    'Fails when the longest session that a role allows is over the limit for roles, or over the stricter limit for administrators where the role is one. Chained roles get an hour whatever is set. Roles of Identity Center are judged by their permission set.',
  tier: 'core',
  subject: 'role',
  severity,
  stages: ['authorization-details'],
  parameters: ['roleSessionMaxSeconds', 'privilegedSessionMaxSeconds'],
  remedy: {
    console: 'IAM, Roles, <role>, Summary, Edit: set the maximum session duration to one hour.',
    cli: 'aws iam update-role --role-name <role> --max-session-duration 3600',
    terraform: ['resource "aws_iam_role" "<role>" {', '  # …', '  max_session_duration = 3600', '}'].join(
      '\n',
    ),
  },
  references: ['AWS IAM User Guide: Update the maximum session duration for a role'],
  evaluate: (input) => judgeRoles(input, severity, (role) => judge(role, input)),
  describeFail,
};

function judge(role: Role, { snapshot, analysis, thresholds }: CheckInput): Verdict {
  const seconds = role.maxSessionDuration;
  if (seconds === null) return unknownVerdict('the longest session of the role was not listed');
  const admin = isAdministrator(analysis, role.arn);
  const evidence = fieldsOf('roles', asOfReading(snapshot.roles, snapshot.takenAt), {
    role: role.name,
    maxSessionSeconds: seconds,
    administrator: admin,
  });
  const { roleSessionMaxSeconds, privilegedSessionMaxSeconds } = thresholds;
  if (seconds > roleSessionMaxSeconds) return failing(evidence, describeFail);
  if (seconds > privilegedSessionMaxSeconds && admin === null)
    return unknownVerdict(whyRolesUntold(analysis));
  if (seconds > privilegedSessionMaxSeconds && admin) return failing(evidence, describeFail);
  return {
    result: 'pass',
    title: `Sessions of ${role.name} last at most ${sessionInWords(seconds)}`,
    evidence,
  };
}

function describeFail(evidence: readonly EvidenceField[]): string {
  const length = sessionInWords(Number(evidenceText(evidence, 'maxSessionSeconds')));
  const whose = evidenceText(evidence, 'administrator') === 'true' ? 'Administrator sessions' : 'Sessions';
  return `${whose} of ${evidenceText(evidence, 'role')} may last ${length}`;
}
