import { Clock } from 'lucide-react';
import { getServerSession } from 'next-auth';
import { redirect } from 'next/navigation';
import { SignInForm } from '@/components/auth/sign-in-form';
import { pages } from '@/components/layout/pages';
import { demoPeople } from '@/lib/access/demo-people';
import { returnPath } from '@/lib/access/return-path';
import { authOptions, sessionIdIn } from '@/lib/auth/auth-options';
import { findSignedInPerson } from '@/lib/auth/session';
import { hasPeople } from '@/lib/db/queries/people/has-people';
import { env } from '@/lib/env';

export const metadata = { title: 'Sign in' };

interface SignInPageProps {
  searchParams: Promise<{ callbackUrl?: string | string[] }>;
}

export default async function SignInPage({ searchParams }: SignInPageProps) {
  const target = returnPath((await searchParams).callbackUrl);
  if (await findSignedInPerson()) redirect(target);
  if (!(await hasPeople())) redirect('/setup');
  const ended = sessionIdIn(await getServerSession(authOptions())) !== null;
  return (
    <>
      <h1 className="text-h1">Sign in</h1>
      <p className="mt-1 mb-6 text-fg-2">
        {env().ROLECALL_DEMO
          ? 'Halyard Freight, 12 simulated AWS accounts'
          : 'With your account of this Rolecall'}
      </p>
      <ReturnNote ended={ended} target={target} />
      <SignInForm target={target} people={env().ROLECALL_DEMO ? demoPeople : []} />
      <p className="mt-5 text-small text-fg-3">No account? Ask an administrator of Rolecall.</p>
    </>
  );
}

function ReturnNote({ ended, target }: { ended: boolean; target: string }) {
  const place = pageNameOf(target);
  if (!ended && !place) return null;
  return (
    <p className="mb-4 flex gap-2.5 rounded-md border border-line-strong bg-surface px-3 py-2.5 text-small">
      <Clock aria-hidden="true" className="mt-0.5 text-fg-3" />
      <span>
        {ended ? 'Your session has ended. ' : ''}
        {place ? (
          <>
            You will {ended ? 'return' : 'go on'} to <b>{place}</b>
            {target.includes('?') ? ' with your filters' : ''}.
          </>
        ) : null}
      </span>
    </p>
  );
}

function pageNameOf(target: string): string | null {
  const segment = `/${target.split(/[/?]/)[1] ?? ''}`;
  if (segment === '/') return null;
  return Object.values(pages).find((page) => page.href === segment)?.label ?? 'the page you asked for';
}
