import { PeopleCard } from '@/components/settings/people-card';
import { forPage } from '@/lib/auth/for-page';
import { requireViewer } from '@/lib/auth/session';
import { now } from '@/lib/clock';
import { listPeople } from '@/lib/db/queries/people/list-people';
import {
  addPersonAction,
  changeRoleAction,
  issueLinkAction,
  setEnabledAction,
  signOutEverywhereAction,
} from './actions';

export const metadata = { title: 'People · Settings' };

export default async function PeoplePage() {
  const viewer = await requireViewer();
  return (
    <PeopleCard
      people={await forPage(listPeople(viewer))}
      viewerId={viewer.id}
      now={now()}
      actions={{
        add: addPersonAction,
        issueLink: issueLinkAction,
        changeRole: changeRoleAction,
        setEnabled: setEnabledAction,
        signOutEverywhere: signOutEverywhereAction,
      }}
    />
  );
}
