import { canonicalJson } from './canonical-json';
import type { Instant } from './reading';

/** The shape of documents written today. A document of an older shape is upgraded when it is read, never rewritten. */
export const currentSchema = 1;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Canonical bytes of a JSON document. Times of readings inside the value are left out: they move at every scan. */
export function encodeDocument(kind: string, value: unknown): Uint8Array {
  return encoder.encode(
    canonicalJson({ kind, schema: currentSchema, value: mapReadings(value, withoutTime) }),
  );
}

/** The value of a JSON document, with `asOf` put back into the readings inside it. Throws on another kind or a newer schema. */
export function decodeDocument(bytes: Uint8Array, kind: string, asOf: Instant): unknown {
  const document = JSON.parse(decoder.decode(bytes)) as { kind: string; schema: number; value: unknown };
  if (document.kind !== kind) throw new Error(`The document is of kind ${document.kind}, expected ${kind}.`);
  if (document.schema !== currentSchema)
    throw new Error(
      `The ${kind} document has schema ${document.schema}; this version reads ${currentSchema}.`,
    );
  return mapReadings(document.value, (reading) => ({ ...reading, asOf }));
}

interface ReadReading {
  state: 'read';
  value: unknown;
}

function mapReadings(value: unknown, change: (reading: ReadReading) => unknown): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => mapReadings(item, change));
  if (value === null || typeof value !== 'object') return value;
  if (isReadReading(value)) return change(value);
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, mapReadings(member, change)]));
}

function isReadReading(value: object): value is ReadReading {
  return 'state' in value && value.state === 'read' && 'value' in value;
}

function withoutTime(reading: ReadReading): unknown {
  return { state: reading.state, value: reading.value };
}
