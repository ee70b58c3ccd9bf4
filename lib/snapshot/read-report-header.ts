import { type ReportColumn, reportColumns } from './report-columns';
import { splitCsvLine } from './split-csv-line';

/** Where each known column stands, and how many columns the file has. */
export interface ReportHeader {
  positions: Record<ReportColumn, number>;
  width: number;
}

export type HeaderReading = { header: ReportHeader } | { column: string | null; message: string };

const delimiters: readonly [string, string][] = [
  [';', 'semicolons'],
  ['\t', 'tabs'],
  ['|', 'vertical bars'],
];
/** `user,arn,` in base64: what GetCredentialReport answers before it is decoded. */
const encodedHeader = 'dXNlcixhcm4s';

/** Reads the header by column name; for anything else says what the file looks like instead. */
export function readReportHeader(line: string): HeaderReading {
  const wrong = describeOtherFormat(line);
  if (wrong) return { column: null, message: wrong };
  const fields = splitCsvLine(line);
  if (!fields) return { column: null, message: 'the header has a quote that is not closed' };
  const names = fields.map((name) => name.trim().toLowerCase());
  const repeated = names.find((name, index) => name !== '' && names.indexOf(name) !== index);
  if (repeated) return { column: repeated, message: `the header names the column ${repeated} twice` };
  const missing = reportColumns.filter((column) => !names.includes(column));
  if (missing.length === reportColumns.length)
    return { column: null, message: 'this is not the header of an IAM credential report' };
  const [first] = missing;
  if (first) {
    const columns = missing.length === 1 ? 'the column' : `${missing.length} columns:`;
    return { column: first, message: `the header lacks ${columns} ${missing.join(', ')}` };
  }
  const positions = Object.fromEntries(
    reportColumns.map((column) => [column, names.indexOf(column)]),
  ) as Record<ReportColumn, number>;
  return { header: { positions, width: names.length } };
}

function describeOtherFormat(line: string): string | null {
  const text = line.trim();
  if (/^<(?!root_account>)/i.test(text)) return 'the file is HTML or XML, not CSV';
  if (/^[{[]/.test(text)) return 'the file is JSON, not CSV';
  if (text.startsWith(encodedHeader)) return 'the report is still base64-encoded: decode it first';
  const other = delimiters.find(([character]) => text.includes(character) && !text.includes(','));
  if (other) return `the fields are separated by ${other[1]}, not by commas`;
  if (/(^|,)"?arn:[\w-]+:iam::/.test(text)) return 'the header row is missing: the file begins with data';
  return null;
}
