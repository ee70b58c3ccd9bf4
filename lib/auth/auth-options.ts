import type { NextAuthOptions } from 'next-auth';
import CredentialsProvider from 'next-auth/providers/credentials';
import { endSession } from '@/lib/db/sessions/end-session';
import { sessionLimits, startSession } from '@/lib/db/sessions/start-session';
import { env } from '@/lib/env';
import { describeError, toAppError } from '@/lib/errors';
import { log } from '@/lib/log';
import { addressOf } from './request-origin';

/** Provider id of accounts kept by Rolecall itself. Single sign-on adds providers beside it. */
export const localProviderId = 'local';

/**
 * next-auth's options. Its cookie carries nothing but the id of a `Session` row, which each request looks up:
 * that is what makes revocation and idle time work with JWT sessions.
 */
export function authOptions(): NextAuthOptions {
  return {
    ...(env().NEXTAUTH_SECRET && { secret: env().NEXTAUTH_SECRET }),
    session: { strategy: 'jwt', maxAge: sessionLimits.absoluteMs / 1_000 },
    pages: { signIn: '/sign-in', error: '/sign-in' },
    providers: [
      CredentialsProvider({
        id: localProviderId,
        name: 'Rolecall',
        credentials: { email: { type: 'email' }, password: { type: 'password' } },
        authorize: async (credentials, request) => {
          if (!credentials) return null;
          const headers = new Headers(request.headers as Record<string, string> | undefined);
          const session = await startSession({
            email: credentials.email,
            password: credentials.password,
            address: addressOf(headers),
            userAgent: headers.get('user-agent'),
          }).catch(refuseInWords);
          return session && { id: session.personId, sessionId: session.sessionId };
        },
      }),
    ],
    callbacks: {
      jwt: ({ token, user }) => (user ? { sessionId: sessionIdIn(user) } : token),
      session: ({ session, token }) => ({ expires: session.expires, sessionId: sessionIdIn(token) }),
    },
    events: {
      signOut: async ({ token }) => {
        const sessionId = sessionIdIn(token);
        if (sessionId) await endSession(sessionId);
      },
    },
  };
}

/** next-auth hands the message of what is thrown on to the sign-in page, so it must be a sentence for anybody. */
function refuseInWords(thrown: unknown): never {
  const error = toAppError(thrown);
  if (error.code === 'throttled') throw new Error(describeError(error));
  log.error({ err: thrown }, 'sign-in failed');
  throw new Error('Rolecall cannot sign anyone in just now. Try again in a moment.');
}

/** The session id that we put into next-auth's user, token and session objects. */
export function sessionIdIn(carrier: unknown): string | null {
  if (typeof carrier !== 'object' || carrier === null || !('sessionId' in carrier)) return null;
  return typeof carrier.sessionId === 'string' ? carrier.sessionId : null;
}
