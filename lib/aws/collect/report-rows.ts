import type { CredentialReport, CredentialReportRow } from '@/lib/snapshot/credential-report';
import { previousOf, readSoFar, type StageContext } from './stage-context';

/** A user as this scan knows it: from the report where it was read, from the details otherwise, usually both. */
export interface KnownUser {
  name: string;
  arn: string;
  /** Null where the report was not read or is older than the user. */
  row: CredentialReportRow | null;
  /** The row of the previous snapshot, when it is of the same user (not a re-created one). */
  previousRow: CredentialReportRow | null;
}

function rowsOf(report: CredentialReport | null | undefined): Map<string, CredentialReportRow> {
  const rows = (report?.rows ?? []).filter((row) => !row.isRoot);
  return new Map(rows.map((row) => [row.user, row]));
}

/** Every IAM user that this scan has heard of, by name. */
export function knownUsers(context: StageContext): KnownUser[] {
  const rows = rowsOf(readSoFar(context, 'credentialReport'));
  const before = rowsOf(previousOf(context, 'credentialReport')?.value);
  const users = readSoFar(context, 'users');
  const arns = new Map<string, string>();
  for (const row of rows.values()) arns.set(row.user, row.arn);
  for (const user of users ?? []) arns.set(user.name, user.arn);
  const current = users ? new Set(users.map((user) => user.name)) : null;
  return [...arns]
    .filter(([name]) => !current || current.has(name))
    .map(([name, arn]) => {
      const row = rows.get(name) ?? null;
      const previous = before.get(name) ?? null;
      const isSame = previous !== null && (!row || previous.createdAt === row.createdAt);
      return { name, arn, row, previousRow: isSame ? previous : null };
    });
}

/** Whether the report was read in this scan. */
export function hasReport(context: StageContext): boolean {
  return readSoFar(context, 'credentialReport') !== null;
}
