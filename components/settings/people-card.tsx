import { RelativeTime } from '@/components/shared/relative-time';
import { Avatar } from '@/components/ui/avatar';
import { Card, CardHeader } from '@/components/ui/card';
import { Table, Td, Th } from '@/components/ui/table';
import { Tag } from '@/components/ui/tag';
import { roleNames } from '@/lib/access/role-names';
import type { PersonListRow } from '@/lib/db/queries/people/list-people';
import { formatPlural, type DateLike } from '@/lib/format';
import { AddPerson } from './add-person';
import type { PeopleActions } from './people-actions';
import { PersonActions } from './person-actions';

interface PeopleCardProps {
  people: PersonListRow[];
  viewerId: string | null;
  now: DateLike;
  actions: PeopleActions;
}

export function PeopleCard({ people, viewerId, now, actions }: PeopleCardProps) {
  return (
    <Card>
      <CardHeader
        title="People"
        subtitle={`${formatPlural(people.length, 'person', 'people')} may sign in to Rolecall or could before. IAM users are under Identities.`}
        action={<AddPerson add={actions.add} />}
        className="pb-4"
      />
      <Table caption="People of Rolecall, by name">
        <thead>
          <tr>
            <Th>Name</Th>
            <Th>Role</Th>
            <Th>State</Th>
            <Th>Last sign-in</Th>
            <Th num>Open sessions</Th>
            <Th srLabel="Actions" />
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <tr key={person.id} className="max-sm:relative">
              <Td phone="full">
                <span className="flex items-center gap-3">
                  <Avatar name={person.name} />
                  <span className="min-w-0">
                    <span className="flex items-center gap-2 font-medium">
                      <span className="truncate">{person.name}</span>
                      {person.id === viewerId ? <Tag>you</Tag> : null}
                    </span>
                    <span className="block truncate text-caption text-fg-3">{person.email}</span>
                  </span>
                </span>
              </Td>
              <Td label="Role">{roleNames[person.role]}</Td>
              <Td label="State">
                <PersonState person={person} now={now} />
              </Td>
              <Td label="Last sign-in">
                {person.lastSignInAt ? (
                  <RelativeTime at={person.lastSignInAt} now={now} />
                ) : (
                  <span className="text-fg-3">never</span>
                )}
              </Td>
              <Td num label="Open sessions" className={person.sessions === 0 ? 'text-fg-3' : ''}>
                {person.sessions}
              </Td>
              <Td className="text-right max-sm:absolute max-sm:top-3 max-sm:right-2">
                <PersonActions person={person} isViewer={person.id === viewerId} actions={actions} />
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}

function PersonState({ person, now }: { person: PersonListRow; now: DateLike }) {
  const words = { active: 'active', invited: 'invited, no password yet', disabled: 'disabled' };
  return (
    <>
      <span className={person.state === 'disabled' ? 'text-fg-3' : ''}>{words[person.state]}</span>
      {person.setupLinkUntil ? (
        <span className="block text-caption text-fg-3">
          link ends <RelativeTime at={person.setupLinkUntil} now={now} />
        </span>
      ) : null}
    </>
  );
}
