import { createHash, randomBytes } from 'node:crypto';

export interface SecretToken {
  /** Shown once, never stored. */
  token: string;
  /** What is stored. */
  hash: string;
}

/** A fresh token of 256 random bits behind a prefix that says what it is for. */
export function createSecretToken(prefix: string): SecretToken {
  const token = `${prefix}_${randomBytes(32).toString('base64url')}`;
  return { token, hash: hashToken(token) };
}

/** SHA-256 in hex. Enough for a token of full entropy, which cannot be guessed from its hash. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
