import 'server-only';
import { getServerSession } from 'next-auth';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import type { Viewer } from '@/lib/access/viewer';
import { findSessionViewer, type SignedInPerson } from '@/lib/db/sessions/find-viewer';
import { AppError } from '@/lib/errors';
import { authOptions, sessionIdIn } from './auth-options';

/** Who is signed in, looked up once per request; null for nobody. */
export const findSignedInPerson = cache(async (): Promise<SignedInPerson | null> => {
  const sessionId = sessionIdIn(await getServerSession(authOptions()));
  return sessionId ? findSessionViewer(sessionId) : null;
});

/** For pages: the signed-in person, or a redirect to sign-in that returns to this very address. */
export async function requirePerson(): Promise<SignedInPerson> {
  const person = await findSignedInPerson();
  if (person) return person;
  const path = (await headers()).get('x-rolecall-path') ?? '/';
  redirect(`/sign-in?callbackUrl=${encodeURIComponent(path)}`);
}

/** For pages: the viewer that every query takes. */
export async function requireViewer(): Promise<Viewer> {
  return (await requirePerson()).viewer;
}

/** For actions and route handlers: the viewer; throws `unauthenticated` instead of redirecting. */
export async function requireActionViewer(): Promise<Viewer> {
  const person = await findSignedInPerson();
  if (person) return person.viewer;
  throw new AppError('unauthenticated', 'You are signed out.', 'Sign in and try again. Nothing was changed.');
}
