import type { CredentialReport, ReportProblem } from './credential-report';
import { decodeReport } from './decode-report';
import { readReportHeader, type ReportHeader } from './read-report-header';
import { readReportRow, type ReadRow } from './read-report-row';
import { ReportValueError } from './report-values';
import { splitCsvLine } from './split-csv-line';

interface Line {
  number: number;
  text: string;
}

/**
 * Reads AWS's credential report: columns by header name, the 22 documented ones required, others ignored. Never
 * throws: what could not be understood is in `problems`, each with its line and reason, and such a row is left out.
 * Source: IAM User Guide, "Getting credential reports for your AWS account".
 */
export function parseCredentialReport(bytes: Uint8Array): CredentialReport {
  const decoded = decodeReport(bytes);
  if (!('text' in decoded)) return refused(decoded.line, null, decoded.message);
  const all = decoded.text.split(/\r\n|\n|\r/).map((text, index) => ({ number: index + 1, text }));
  const lines = all.filter((line) => line.text.trim() !== '');
  const [first, ...rest] = lines;
  if (!first) return refused(1, null, 'the file is empty');
  const reading = readReportHeader(first.text);
  if (!('header' in reading)) return refused(first.number, reading.column, reading.message);
  if (rest.length === 0) return refused(first.number, null, 'the report has a header and no row');
  return new ReportReader(reading.header, rest).read();
}

function refused(line: number, column: string | null, message: string): CredentialReport {
  return {
    accountId: '',
    partition: '',
    rows: [],
    problems: [{ line, column, message, user: null }],
    notices: [],
  };
}

class ReportReader {
  private readonly report: CredentialReport = {
    accountId: '',
    partition: '',
    rows: [],
    problems: [],
    notices: [],
  };
  private readonly seen = new Map<string, number>();

  constructor(
    private readonly header: ReportHeader,
    private readonly lines: Line[],
  ) {}

  read(): CredentialReport {
    for (const line of this.lines) this.readLine(line);
    return this.report;
  }

  private readLine(line: Line): void {
    const split = splitCsvLine(line.text);
    if (!split) return this.refuse(line, 'the line has a quote that is not closed');
    const fields = this.fit(line, split);
    if (!fields) return;
    const { positions } = this.header;
    try {
      const read = readReportRow((column) => (fields[positions[column]] ?? '').trim(), line.number);
      const reason = this.conflictOf(read);
      if (reason) return this.refuse(line, reason, { user: read.row.user });
      this.report.rows.push(read.row);
    } catch (error) {
      if (!(error instanceof ReportValueError)) throw error;
      this.refuse(line, error.message, { column: error.column, user: fields[positions.user] || null });
    }
  }

  /** The fields of a line in the header's number; commas of an unquoted name are put back. */
  private fit(line: Line, fields: string[]): string[] | null {
    const { width } = this.header;
    if (fields.length === width) return fields;
    if (fields.length < width) {
      const last = line === this.lines.at(-1) ? 'the file is cut off: ' : '';
      this.refuse(line, `${last}the line has ${fields.length} fields, expected ${width}`, {
        user: fields[this.header.positions.user] || null,
      });
      return null;
    }
    const recovered = recoverName(fields, this.header);
    if (!recovered) {
      this.refuse(line, `the line has ${fields.length} fields, expected ${width}`);
      return null;
    }
    this.report.notices.push(
      `Line ${line.number}: the user name "${recovered[0]}" holds a comma without quotes; the line was read from the right.`,
    );
    return recovered;
  }

  private conflictOf({ row, accountId, partition }: ReadRow): string | null {
    if (this.report.accountId === '') {
      this.report.accountId = accountId;
      this.report.partition = partition;
    }
    if (accountId !== this.report.accountId)
      return `the ARN is of account ${accountId}, the lines before are of account ${this.report.accountId}`;
    if (partition !== this.report.partition)
      return `the ARN is of partition ${partition}, the lines before are of ${this.report.partition}`;
    const earlier = this.seen.get(row.user.toLowerCase());
    if (earlier !== undefined) return `the user "${row.user}" stands already on line ${earlier}`;
    this.seen.set(row.user.toLowerCase(), row.line);
    return null;
  }

  private refuse(
    line: Line,
    message: string,
    where: Partial<Pick<ReportProblem, 'column' | 'user'>> = {},
  ): void {
    const { column = null, user = null } = where;
    this.report.problems.push({ line: line.number, column, message, user });
  }
}

/**
 * The fields after user and ARN never hold a comma, so an over-long line can be split from the right. Only the split
 * at which the ARN ends with the user's name counts.
 */
function recoverName(fields: string[], header: ReportHeader): string[] | null {
  if (header.positions.user !== 0 || header.positions.arn !== 1) return null;
  const tail = fields.slice(fields.length - (header.width - 2));
  const head = fields.slice(0, fields.length - tail.length).join(',');
  for (let at = head.indexOf(',arn:'); at > 0; at = head.indexOf(',arn:', at + 1)) {
    const name = head.slice(0, at);
    const arn = head.slice(at + 1);
    if (arn.endsWith(`/${name}`)) return [name, arn, ...tail];
  }
  return null;
}
