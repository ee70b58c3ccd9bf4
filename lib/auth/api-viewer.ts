import type { Viewer } from '@/lib/access/viewer';
import { findTokenViewer } from '@/lib/db/sessions/find-viewer';
import { AppError } from '@/lib/errors';
import { addressOf } from './request-origin';
import { findSignedInPerson } from './session';

/**
 * Who calls the API: a bearer token, or a signed-in person whose page links to an export.
 * Throws `unauthenticated` for neither.
 */
export async function requireApiViewer(request: Request): Promise<Viewer> {
  const header = request.headers.get('authorization');
  if (header === null) {
    const person = await findSignedInPerson();
    if (person) return person.viewer;
  }
  const token = /^Bearer\s+(\S+)$/i.exec(header ?? '')?.[1];
  const viewer = token ? await findTokenViewer(token, addressOf(request.headers)) : null;
  if (viewer) return viewer;
  throw new AppError(
    'unauthenticated',
    header === null ? 'No bearer token was sent.' : 'The bearer token is unknown, revoked or expired.',
    'Make one under Settings, Tokens, and send it as "Authorization: Bearer …".',
  );
}
