import { getServerSession } from 'next-auth';
import { cookies } from 'next/headers';
import { endSession } from '@/lib/db/sessions/end-session';
import { authOptions, sessionIdIn } from './auth-options';

/** Ends the session of the request and removes its cookie, which next-auth may have cut in parts. */
export async function signOut(): Promise<void> {
  const sessionId = sessionIdIn(await getServerSession(authOptions()));
  if (sessionId) await endSession(sessionId);
  const jar = await cookies();
  for (const { name } of jar.getAll()) {
    if (!/^(__Secure-)?next-auth\.session-token(\.\d+)?$/.test(name)) continue;
    // A browser takes a `__Secure-` cookie, its end too, only with that attribute.
    jar.set({ name, value: '', maxAge: 0, path: '/', httpOnly: true, secure: name.startsWith('__Secure-') });
  }
}
