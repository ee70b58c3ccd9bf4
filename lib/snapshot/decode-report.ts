/** The text of an uploaded or collected file, or the line and reason why it has none. */
export type DecodedReport = { text: string } | { line: number; message: string };

const lineFeed = 0x0a;

/**
 * Decodes UTF-8 (with or without a byte order mark) and UTF-16 with one. Bytes that are no text are refused with
 * their line: a wrong guess at the encoding would put wrong names into the evidence.
 */
export function decodeReport(bytes: Uint8Array): DecodedReport {
  if (startsWith(bytes, [0xff, 0xfe])) return decodeWhole(bytes.subarray(2), 'utf-16le');
  if (startsWith(bytes, [0xfe, 0xff])) return decodeWhole(bytes.subarray(2), 'utf-16be');
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]))
    return refuse('the file is a ZIP archive or a spreadsheet, not CSV text');
  if (startsWith(bytes, [0x1f, 0x8b])) return refuse('the file is compressed (gzip), not CSV text');
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    const nul = text.indexOf('\0');
    if (nul < 0) return { text };
    return {
      line: text.slice(0, nul).split('\n').length,
      message: 'the file holds NUL bytes: it is binary, or UTF-16 without a byte order mark',
    };
  } catch {
    return { line: firstBadLine(bytes), message: 'the line holds bytes that are not UTF-8 text' };
  }
}

function decodeWhole(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): DecodedReport {
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes) };
  } catch {
    return refuse(`the file begins as ${encoding.toUpperCase()} but holds bytes that are not`);
  }
}

function firstBadLine(bytes: Uint8Array): number {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let line = 1;
  for (let start = 0; start < bytes.length; line += 1) {
    const end = bytes.indexOf(lineFeed, start);
    const stop = end < 0 ? bytes.length : end + 1;
    try {
      decoder.decode(bytes.subarray(start, stop));
    } catch {
      return line;
    }
    start = stop;
  }
  return line;
}

function startsWith(bytes: Uint8Array, prefix: number[]): boolean {
  return prefix.every((byte, index) => bytes[index] === byte);
}

function refuse(message: string): DecodedReport {
  return { line: 1, message };
}
