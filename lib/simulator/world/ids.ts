import { createHmac } from 'node:crypto';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const LOWER = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** Bytes that depend on the seed and the parts alone. */
export function keyedHash(seed: string, ...parts: (string | number)[]): Buffer {
  return createHmac('sha256', seed).update(parts.join('\u0000')).digest();
}

/** A number in [0, 2^32) from the seed and the parts. */
export function keyedNumber(seed: string, ...parts: (string | number)[]): number {
  return keyedHash(seed, ...parts).readUInt32BE(0);
}

function spell(bytes: Buffer, alphabet: string, length: number): string {
  let text = '';
  for (let index = 0; index < length; index += 1) text += alphabet[(bytes[index] ?? 0) % alphabet.length];
  return text;
}

/** AWS unique id such as AIDA… (user), AROA… (role), AGPA… (group), ANPA… (policy), AIPA… (instance profile), AKIA… (key): 20 or 21 characters. */
export function uniqueId(prefix: string, seed: string, ...parts: (string | number)[]): string {
  const length = prefix === 'AKIA' || prefix === 'ASIA' || prefix === 'APKA' ? 16 : 17;
  return prefix + spell(keyedHash(seed, prefix, ...parts), ALPHABET, length);
}

/** Id of a signing certificate: 32 characters without a prefix. */
export function certificateId(seed: string, ...parts: (string | number)[]): string {
  return spell(keyedHash(seed, 'certificate', ...parts), ALPHABET, 32);
}

/** Lower-case letters and digits, as in ids of Organizations. */
export function lowerId(length: number, seed: string, ...parts: (string | number)[]): string {
  return spell(keyedHash(seed, 'lower', ...parts), LOWER, length);
}

/** A version-4-shaped UUID from the seed and the parts. */
export function keyedUuid(seed: string, ...parts: (string | number)[]): string {
  const hex = keyedHash(seed, 'uuid', ...parts).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
