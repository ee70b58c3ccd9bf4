import type { CredentialReportRow } from '@/lib/snapshot/credential-report';
import { accountFacts, type UserFacts } from './account-facts';
import { dataGap, unknownResult, unknownResults } from './data-gap';
import { rootArn } from './root-facts';
import { notApplicable, type Verdict } from './verdict';
import type { CheckInput, CheckResult, Severity } from '../types';

/** A user whose report row was read and who has a console password. */
export type ConsoleUser = UserFacts & { row: CredentialReportRow };

/**
 * One result per IAM user: unknown without a report row, not applicable without a password, else what `judge` says.
 * Root is never among them.
 */
export function judgeConsoleUsers(
  { snapshot }: CheckInput,
  severity: Severity,
  judge: (user: ConsoleUser) => Verdict,
): CheckResult[] {
  const { users } = accountFacts(snapshot);
  const report = snapshot.credentialReport;
  if (report.state !== 'read' || !users) {
    const resources = users?.map((user) => user.arn) ?? [rootArn(snapshot)];
    return unknownResults(dataGap(report), severity, resources);
  }
  const judged = users.map((user) => {
    const { row } = user;
    if (!row) return unknownResult(user.arn, severity, user.noRow ?? 'the credential report was not read');
    if (row.passwordEnabled !== true)
      return { resource: user.arn, severity, ...notApplicable(`${user.name} has no console password`) };
    return { resource: user.arn, severity, ...judge({ ...user, row }) };
  });
  return [...judged, ...rowsNotUnderstood(users, report.value.problems, severity)];
}

/** A bad line of a collected report makes its user unknown, also where no other data set names the user. */
function rowsNotUnderstood(
  users: readonly UserFacts[],
  problems: readonly { user: string | null; line: number; message: string }[],
  severity: Severity,
): CheckResult[] {
  const known = new Set(users.map((user) => user.name));
  const anyArn = users[0]?.arn;
  return problems.flatMap(({ user, line, message }) => {
    if (!user || known.has(user) || !anyArn) return [];
    known.add(user);
    const resource = `${anyArn.split(':user/')[0]}:user/${user}`;
    return [unknownResult(resource, severity, `line ${line} of the credential report: ${message}`)];
  });
}
