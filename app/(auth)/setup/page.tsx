import { redirect } from 'next/navigation';
import { hasPeople } from '@/lib/db/queries/people/has-people';

export const metadata = { title: 'First start' };

interface SetupPageProps {
  searchParams: Promise<{ token?: string | string[] }>;
}

/** While nobody exists: says where the link is. The link that the console prints carries its token in the query. */
export default async function SetupPage({ searchParams }: SetupPageProps) {
  if (await hasPeople()) redirect('/sign-in');
  const { token } = await searchParams;
  if (typeof token === 'string' && token) redirect(`/setup/${encodeURIComponent(token)}`);
  return (
    <>
      <h1 className="text-h1">Nobody can sign in yet</h1>
      <p className="mt-2 text-fg-2">
        Rolecall printed a link on its console when it started. Open that link to make yourself the first
        admin. It works once, for 24 hours.
      </p>
      <p className="mt-4 text-small text-fg-3">
        The link is gone? Restart Rolecall: while nobody exists it prints a new one at each start.
      </p>
    </>
  );
}
