const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#xD;',
};

export function escapeXml(text: string): string {
  return /[&<>"\r]/.test(text) ? text.replace(/[&<>"\r]/g, (character) => ESCAPES[character] ?? '') : text;
}

/** `<name>text</name>`; nothing when the value is absent. */
export function element(name: string, value: string | number | boolean | undefined): string {
  if (value === undefined) return '';
  return `<${name}>${typeof value === 'string' ? escapeXml(value) : value}</${name}>`;
}

/** An element around XML that is rendered already. Empty content gives `<name/>`. */
export function wrap(name: string, inner: string): string {
  return inner === '' ? `<${name}/>` : `<${name}>${inner}</${name}>`;
}

/** A list of structures, each rendered already, as `<member>` elements. */
export function members(name: string, items: readonly string[]): string {
  return wrap(name, items.map((item) => `<member>${item}</member>`).join(''));
}

/** Pieces of a body: text, or bytes that are rendered already. */
export type Chunk = string | Buffer;

/** The same list from rendered pieces, without copying them. */
export function memberChunks(name: string, items: readonly (readonly Chunk[])[]): Chunk[] {
  if (items.length === 0) return [`<${name}/>`];
  const inner = items.flatMap((item): Chunk[] => ['<member>', ...item, '</member>']);
  return [`<${name}>`, ...inner, `</${name}>`];
}

/** One buffer of all pieces. */
export function joinChunks(chunks: readonly Chunk[]): Buffer {
  return Buffer.concat(chunks.map((chunk) => (typeof chunk === 'string' ? Buffer.from(chunk) : chunk)));
}

/** A list of plain texts. */
export function textMembers(name: string, items: readonly string[]): string {
  return members(name, items.map(escapeXml));
}

/** `2026-09-11T13:15:19Z`: IAM answers whole seconds. */
export function xmlTime(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`;
}

export function timeElement(name: string, at: number | undefined): string {
  return at === undefined ? '' : `<${name}>${xmlTime(at)}</${name}>`;
}

/** RFC 3986: everything but unreserved characters, as IAM sends policy documents. */
export function percentEncode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
