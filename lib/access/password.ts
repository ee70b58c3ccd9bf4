import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';

/** Parameters after OWASP's Password Storage Cheat Sheet: 19 MiB, two passes, one lane. Memory in KiB. */
const parameters = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 };

/** Hashes a password with argon2id; the answer is a PHC string with everything that checking needs. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const tag = await derive(password, { salt, ...parameters });
  const { memory, passes, parallelism } = parameters;
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${base64(salt)}$${base64(tag)}`;
}

/**
 * Whether the password fits the hash. With no hash (nobody of that name) the same work is done and the answer is no,
 * so that the time taken does not tell who has an account.
 */
export async function verifyPassword(password: string, hash: string | null): Promise<boolean> {
  const known = hash ? readPhc(hash) : null;
  if (!known) {
    await derive(password, { salt: Buffer.alloc(16), ...parameters });
    return false;
  }
  const tag = await derive(password, { ...known, tagLength: known.tag.length });
  return timingSafeEqual(tag, known.tag);
}

interface Derivation {
  salt: Buffer;
  memory: number;
  passes: number;
  parallelism: number;
  tagLength: number;
}

function derive(password: string, { salt, ...rest }: Derivation): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    argon2('argon2id', { message: password.normalize('NFKC'), nonce: salt, ...rest }, (error, key) =>
      error ? reject(error) : resolve(Buffer.from(key)),
    );
  });
}

function readPhc(phc: string): (Omit<Derivation, 'tagLength'> & { tag: Buffer }) | null {
  const match = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([^$]+)\$([^$]+)$/.exec(phc);
  if (!match) return null;
  const [, memory, passes, parallelism, salt, tag] = match;
  return {
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    salt: Buffer.from(salt ?? '', 'base64'),
    tag: Buffer.from(tag ?? '', 'base64'),
  };
}

function base64(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll('=', '');
}
