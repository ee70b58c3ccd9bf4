/** Characters that make a spreadsheet take a cell for a formula. */
const formulaStart = /^[=+\-@\t\r]/;

/** One CSV cell: quoted where needed, formulas disarmed with an apostrophe, dates as ISO 8601, null as nothing. */
export function csvCell(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  const text =
    value instanceof Date ? value.toISOString() : typeof value === 'string' ? value : JSON.stringify(value);
  const safe = formulaStart.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** One CSV line with its line end. */
export function csvLine(values: readonly unknown[]): string {
  return `${values.map(csvCell).join(',')}\r\n`;
}

/** Plain rows as CSV: the columns are the members of the first row, nested objects become `outer.inner`. */
export function* csvLines(rows: Iterable<object>): Generator<string> {
  let columns: string[] | null = null;
  for (const row of rows) {
    const flat = flatten(row);
    if (!columns) {
      columns = Object.keys(flat);
      yield csvLine(columns);
    }
    yield csvLine(columns.map((column) => flat[column]));
  }
}

function flatten(row: object, prefix = ''): Record<string, unknown> {
  const flat: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(row)) {
    const nested =
      value !== null && typeof value === 'object' && !Array.isArray(value) && !(value instanceof Date);
    if (nested) Object.assign(flat, flatten(value, `${prefix}${name}.`));
    else flat[`${prefix}${name}`] = value;
  }
  return flat;
}
