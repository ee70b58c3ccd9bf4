import { redirect } from 'next/navigation';
import { ClaimForm } from '@/components/auth/claim-form';
import { hasPeople } from '@/lib/db/queries/people/has-people';
import { claimAction } from './actions';

export const metadata = { title: 'First admin' };

export default async function ClaimPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  if (await hasPeople()) redirect('/sign-in');
  return (
    <>
      <h1 className="text-h1">Become the first admin</h1>
      <p className="mt-1 mb-6 text-fg-2">
        An admin links accounts and adds other people. Nobody exists before you.
      </p>
      <ClaimForm token={token} claim={claimAction} />
    </>
  );
}
