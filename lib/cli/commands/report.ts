import { commandLineViewer } from '@/lib/access/viewer';
import { now } from '@/lib/clock';
import { csvLine, csvLines } from '@/lib/csv';
import { getSummary } from '@/lib/db/queries/summary/get-summary';
import { csvCells, csvColumns } from '@/lib/reports/csv-columns';
import type { ReportName } from '@/lib/reports/filters';
import type { Texts } from '@/lib/reports/parameter';
import { readReportQuery, reportRows } from '@/lib/reports/reports';
import { rowSchemas } from '@/lib/reports/rows/row-schemas';
import { accountOf, asOfOf, formatOf, type CommonOptions } from '../options';
import { answer, answerJson } from '../output';
import { textTable } from '../text-table';

/** Reports of the command line, with the list behind each. */
export const reportNames = {
  identities: 'identities',
  keys: 'keys',
  unused: 'permissions',
  findings: 'findings',
  compliance: 'compliance',
  changes: 'changes',
  trust: 'trust',
} as const satisfies Record<string, ReportName>;

export type ReportCommand = keyof typeof reportNames;

/** Options of a report: scope and time, the filters of its table, and the order. */
export type ReportOptions = CommonOptions & Readonly<Record<string, string | boolean | undefined>>;

/** `report NAME`: the rows of the page of that name, whole, as `{asOf, data}`, CSV or a plain table. */
export async function report(name: ReportCommand, options: ReportOptions): Promise<number> {
  const query = readReportQuery(reportNames[name], textsOf(options));
  const { at } = query;
  const rows: object[] = [];
  for await (const row of reportRows(commandLineViewer, query)) rows.push(row);
  const format = formatOf(options);
  if (format === 'json') answerJson({ asOf: at.kind === 'past' ? at.at : now(), data: rows });
  else if (format === 'csv') answer(csvOf(reportNames[name], rows));
  else answer(plainTable(rows));
  return 0;
}

/** An option without a value is a filter that is on. */
function textsOf(options: ReportOptions): Texts {
  const entries = Object.entries(options).map(([name, value]) => [name, value === true ? 'true' : value]);
  return Object.fromEntries(entries) as Texts;
}

function csvOf(name: ReportName, rows: readonly object[]): string {
  const columns = csvColumns(rowSchemas[name]);
  const head = csvLine(columns.map((column) => column.name));
  return head + rows.map((row) => csvLine(csvCells(row, columns))).join('');
}

/** `report summary`: `{asOf, accounts}`, the contract of the design. */
export async function reportSummary(options: CommonOptions): Promise<number> {
  const summary = await getSummary(commandLineViewer, { at: asOfOf(options), accountId: accountOf(options) });
  const format = formatOf(options);
  if (format === 'json') answerJson(summary);
  else if (format === 'csv') answer([...csvLines(summary.accounts)].join(''));
  else {
    const orUnknown = (value: number | null) => value ?? 'unknown';
    answer(
      textTable(summary.accounts, [
        { title: 'Account', cell: (row) => row.accountId },
        { title: 'Name', cell: (row) => row.name },
        { title: 'Snapshot', cell: (row) => row.snapshotAt.toISOString() },
        { title: 'Users', cell: (row) => orUnknown(row.users), align: 'right' },
        { title: 'Console', cell: (row) => orUnknown(row.consoleUsers), align: 'right' },
        { title: 'With MFA', cell: (row) => orUnknown(row.consoleUsersWithMfa), align: 'right' },
        { title: 'Active keys', cell: (row) => orUnknown(row.activeKeys), align: 'right' },
        { title: 'Keys > 90 d', cell: (row) => orUnknown(row.keysOlderThan['90']), align: 'right' },
        { title: 'Admin users', cell: (row) => orUnknown(row.adminUserCount), align: 'right' },
        { title: 'Critical', cell: (row) => row.findings.critical, align: 'right' },
        { title: 'High', cell: (row) => row.findings.high, align: 'right' },
      ]),
    );
  }
  return 0;
}

/** Rows of any shape: their plain members as columns. */
function plainTable(rows: readonly object[]): string {
  const [first] = rows;
  if (!first) return 'No rows.';
  const names = Object.entries(first)
    .filter(([, value]) => value === null || typeof value !== 'object' || value instanceof Date)
    .map(([name]) => name);
  return textTable(
    rows as readonly Record<string, unknown>[],
    names.map((name) => ({ title: name, cell: (row) => plainCell(row[name]) })),
  );
}

function plainCell(value: unknown): string {
  if (value === null || value === undefined) return '';
  return value instanceof Date ? value.toISOString() : String(value);
}
