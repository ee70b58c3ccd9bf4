import { createHash, timingSafeEqual } from 'node:crypto';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';

const loopback = /^(127(\.\d{1,3}){3}|::1|::ffff:127(\.\d{1,3}){3}|localhost)$/;

/**
 * Lets read `/metrics`: whoever sends the token of `ROLECALL_METRICS_TOKEN`; without that setting, this machine alone.
 * Next writes the address of the peer into `x-forwarded-for` where no proxy did. A client may claim any, so without a
 * token the server must listen on loopback as well. Throws `unauthenticated` or `forbidden`.
 */
export function requireMetricsReader({ headers }: Request): void {
  const { ROLECALL_METRICS_TOKEN: token, ROLECALL_HOST: listensOn } = env();
  if (token !== undefined) {
    const sent = /^Bearer\s+(\S+)$/i.exec(headers.get('authorization') ?? '')?.[1];
    if (sent !== undefined && isSame(sent, token)) return;
    throw new AppError(
      'unauthenticated',
      'The metrics token was not sent, or is another one.',
      'Send the value of ROLECALL_METRICS_TOKEN as "Authorization: Bearer …".',
    );
  }
  const addresses = (headers.get('x-forwarded-for') ?? '').split(',').map((address) => address.trim());
  if (loopback.test(listensOn) && addresses.every((address) => loopback.test(address))) return;
  throw new AppError(
    'forbidden',
    'Metrics are for this machine alone.',
    'Set ROLECALL_METRICS_TOKEN to read them from elsewhere.',
  );
}

function isSame(sent: string, token: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(sent), digest(token));
}
