import { getServerSession } from 'next-auth';
import { ProfileCards } from '@/components/settings/profile-cards';
import { PageHead } from '@/components/shared/page-head';
import { authOptions, sessionIdIn } from '@/lib/auth/auth-options';
import { requirePerson } from '@/lib/auth/session';
import { now } from '@/lib/clock';
import { listSessions } from '@/lib/db/queries/people/list-sessions';
import { changePasswordAction, signOutEverywhereAction } from './actions';

export const metadata = { title: 'Profile' };

export default async function ProfilePage() {
  const { viewer, displayName, email } = await requirePerson();
  return (
    <>
      <PageHead title="Profile" lede="Your account of this Rolecall and where it is signed in." />
      <ProfileCards
        name={displayName}
        email={email}
        role={viewer.role}
        sessions={await listSessions(viewer, { personId: viewer.id ?? '' })}
        currentSessionId={sessionIdIn(await getServerSession(authOptions()))}
        now={now()}
        changePassword={changePasswordAction}
        signOutEverywhere={signOutEverywhereAction}
      />
    </>
  );
}
