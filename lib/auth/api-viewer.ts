import { getToken } from 'next-auth/jwt';
import { NextRequest } from 'next/server';
import type { Viewer } from '@/lib/access/viewer';
import { findSessionViewer, findTokenViewer } from '@/lib/db/sessions/find-viewer';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';
import { sessionIdIn } from './auth-options';
import { addressOf } from './request-origin';

/**
 * Who calls the API: a bearer token, or a signed-in person whose page links to an export.
 * Throws `unauthenticated` for neither.
 */
export async function requireApiViewer(request: Request): Promise<Viewer> {
  const header = request.headers.get('authorization');
  const viewer = header === null ? await findCookieViewer(request) : await findBearerViewer(header, request);
  if (viewer) return viewer;
  throw new AppError(
    'unauthenticated',
    header === null ? 'No bearer token was sent.' : 'The bearer token is unknown, revoked or expired.',
    'Make one under Settings, Tokens, and send it as "Authorization: Bearer …".',
  );
}

async function findBearerViewer(header: string, request: Request): Promise<Viewer | null> {
  const token = /^Bearer\s+(\S+)$/i.exec(header)?.[1];
  return token ? findTokenViewer(token, addressOf(request.headers)) : null;
}

async function findCookieViewer({ url, headers }: Request): Promise<Viewer | null> {
  const secret = env().NEXTAUTH_SECRET;
  if (!secret) return null;
  const sessionId = sessionIdIn(await getToken({ req: new NextRequest(url, { headers }), secret }));
  return sessionId ? ((await findSessionViewer(sessionId))?.viewer ?? null) : null;
}
