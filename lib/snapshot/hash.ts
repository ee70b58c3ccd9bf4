import { createHash } from 'node:crypto';
import type { DocumentHash } from './document-hash';

/** SHA-256 of bytes, or of a text's UTF-8 bytes, in lower-case hex: the address of a document. */
export function hash(content: Uint8Array | string): DocumentHash {
  return createHash('sha256').update(content).digest('hex');
}
