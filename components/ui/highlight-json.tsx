import type { ReactNode } from 'react';

const token = /("(?:[^"\\]|\\.)*")(\s*:)?|([{}[\],:])/g;

/** One line of JSON in three tones: key, string, punctuation. Other text stays as it is. */
export function highlightJson(line: string): ReactNode[] {
  const parts: ReactNode[] = [];
  let last = 0;
  for (const match of line.matchAll(token)) {
    const [whole, text, colon] = match;
    if (match.index > last) parts.push(line.slice(last, match.index));
    if (text !== undefined) {
      parts.push(
        <span key={match.index} className={colon === undefined ? 'text-code-string' : 'text-code-key'}>
          {text}
        </span>,
      );
      if (colon !== undefined) {
        parts.push(
          <span key={`${match.index}:`} className="text-code-punct">
            {colon}
          </span>,
        );
      }
    } else {
      parts.push(
        <span key={match.index} className="text-code-punct">
          {whole}
        </span>,
      );
    }
    last = match.index + whole.length;
  }
  if (last < line.length) parts.push(line.slice(last));
  return parts;
}
