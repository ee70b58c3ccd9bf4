/**
 * Splits one CSV line (RFC 4180; IAM values hold no line break). Null when a quote is not closed or is followed by
 * other text than a comma.
 */
export function splitCsvLine(line: string): string[] | null {
  if (!line.includes('"')) return line.split(',');
  const fields: string[] = [];
  let start = 0;
  for (;;) {
    const field = line[start] === '"' ? readQuoted(line, start) : readPlain(line, start);
    if (!field) return null;
    fields.push(field.value);
    if (field.end >= line.length) return fields;
    start = field.end + 1;
  }
}

interface Field {
  value: string;
  /** Index of the comma after the field, or the length of the line. */
  end: number;
}

function readPlain(line: string, start: number): Field {
  const comma = line.indexOf(',', start);
  const end = comma < 0 ? line.length : comma;
  return { value: line.slice(start, end), end };
}

function readQuoted(line: string, start: number): Field | null {
  let value = '';
  for (let index = start + 1; index < line.length; index += 1) {
    const character = line.charAt(index);
    if (character !== '"') {
      value += character;
      continue;
    }
    if (line[index + 1] === '"') {
      value += '"';
      index += 1;
      continue;
    }
    const end = index + 1;
    return end === line.length || line[end] === ',' ? { value, end } : null;
  }
  return null;
}
