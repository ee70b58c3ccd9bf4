import { AppError } from '@/lib/errors';
import { env } from '@/lib/env';

/**
 * Refuses a change that a page of another site makes with a person's cookie: browsers send `Origin` with every such
 * request. Reading is left alone, since no other site can read the answer.
 */
export function sameOriginOnly(request: Request): void {
  if (request.method === 'GET' || request.method === 'HEAD') return;
  const origin = request.headers.get('origin');
  const own = [request.headers.get('host'), hostOf(env().ROLECALL_URL ?? null)].filter(Boolean);
  const host = hostOf(origin);
  if (host !== null && own.includes(host)) return;
  throw new AppError(
    'forbidden',
    'A session may change things from the pages of Rolecall only.',
    'Send a bearer token instead.',
  );
}

function hostOf(address: string | null): string | null {
  return address !== null && URL.canParse(address) ? new URL(address).host : null;
}
