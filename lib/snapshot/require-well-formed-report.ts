import type { CredentialReport, ReportProblem } from './credential-report';

/** Why a file is not taken as a credential report. The message names the line and the reason. */
export class ReportRefusal extends Error {
  constructor(
    readonly line: number,
    readonly reason: string,
    readonly problems: readonly ReportProblem[],
  ) {
    super(describe(line, reason, problems.length));
    this.name = 'ReportRefusal';
  }
}

/**
 * Demands what an import demands: no problem at all, a root row, and the account that was named. Throws ReportRefusal.
 */
export function requireWellFormedReport(
  report: CredentialReport,
  expected: { accountId?: string } = {},
): void {
  const [first] = report.problems;
  if (first) throw new ReportRefusal(first.line, first.message, report.problems);
  if (expected.accountId !== undefined && report.accountId !== expected.accountId) {
    const line = report.rows[0]?.line ?? 2;
    throw new ReportRefusal(
      line,
      `the report is of account ${report.accountId}, not of ${expected.accountId}`,
      [],
    );
  }
  if (!report.rows.some((row) => row.isRoot))
    throw new ReportRefusal(2, 'the report has no <root_account> row, so it is not whole', []);
}

function describe(line: number, reason: string, problems: number): string {
  const more = problems > 1 ? ` (and ${problems - 1} more ${problems === 2 ? 'problem' : 'problems'})` : '';
  return `Line ${line}: ${reason}${more}.`;
}
