import type { LastUse } from './credential-report';
import type { Instant } from './reading';

/** A value outside the grammar of its column. */
export class ReportValueError extends Error {
  constructor(
    readonly column: string,
    message: string,
  ) {
    super(message);
    this.name = 'ReportValueError';
  }
}

const timeForm =
  /^(\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):([0-5]\d):([0-5]\d)(?:\.\d{1,9})?(Z|[+-]\d{2}:?\d{2})$/;
const wordForm = /^[\w.:/-]+$/;
const absent = new Set(['', 'N/A', 'n/a', 'not_supported', '<not_supported>']);

/** True for the ways in which a report says that a column does not apply or that there is no such credential. */
export function isAbsent(raw: string): boolean {
  return absent.has(raw) || absent.has(raw.toLowerCase());
}

/** Reads a time in either of AWS's styles (`…Z`, `…+00:00`) to whole seconds in UTC. Null for text that is no time. */
export function readTime(raw: string): Instant | null {
  const parts = timeForm.exec(raw);
  if (!parts) return null;
  const [, year, month, day] = parts;
  if (Number(day) > 28 && Number(day) > daysInMonth(Number(year), Number(month))) return null;
  const zone = parts[7];
  if (zone === 'Z' || zone === '+00:00') return `${raw.slice(0, 19)}Z`;
  const at = new Date(raw);
  return Number.isNaN(at.getTime()) ? null : `${at.toISOString().slice(0, 19)}Z`;
}

/** A time that must be there. */
export function timeOf(column: string, raw: string): Instant {
  const time = readTime(raw);
  if (time === null) throw outside(column, raw, 'a time such as 2026-03-04T14:05:00Z');
  return time;
}

/** A time, or null where the report says that there is none. */
export function optionalTimeOf(column: string, raw: string): Instant | null {
  if (isNothing(raw)) return null;
  const time = readTime(raw);
  if (time === null) throw outside(column, raw, 'a time or N/A');
  return time;
}

/** A last use: a time, `never` for no_information, `none` where there is no such credential. */
export function lastUseOf(column: string, raw: string): LastUse {
  if (raw.toLowerCase() === 'no_information') return 'never';
  if (isAbsent(raw)) return 'none';
  const at = readTime(raw);
  if (at === null) throw outside(column, raw, 'a time, no_information or N/A');
  return { at };
}

/** A boolean in any case. */
export function booleanOf(column: string, raw: string): boolean {
  if (raw === 'true' || raw.toLowerCase() === 'true') return true;
  if (raw === 'false' || raw.toLowerCase() === 'false') return false;
  throw outside(column, raw, 'true or false');
}

/** Whether a key or certificate is active; N/A is the absence of one. */
export function activeOf(column: string, raw: string): boolean {
  if (raw === 'false') return false;
  return isAbsent(raw) ? false : booleanOf(column, raw);
}

/** A region or service name, or null. */
export function wordOf(column: string, raw: string): string | null {
  if (isNothing(raw)) return null;
  if (!wordForm.test(raw)) throw outside(column, raw, 'a name or N/A');
  return raw;
}

function isNothing(raw: string): boolean {
  return isAbsent(raw) || raw.toLowerCase() === 'no_information';
}

function outside(column: string, raw: string, expected: string): ReportValueError {
  const shown = raw.length > 40 ? `${raw.slice(0, 40)}…` : raw;
  return new ReportValueError(column, `${column} is "${shown}", expected ${expected}`);
}

function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}
