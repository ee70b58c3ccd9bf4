import { DangerZone } from '@/components/form/danger-zone';
import { AbsoluteTime } from '@/components/shared/absolute-time';
import { Facts } from '@/components/shared/facts';
import { RelativeTime } from '@/components/shared/relative-time';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { Table, Td, Th } from '@/components/ui/table';
import { Tag } from '@/components/ui/tag';
import { describeUserAgent } from '@/lib/access/describe-user-agent';
import { roleMeanings, roleNames } from '@/lib/access/role-names';
import type { PersonRole } from '@/lib/access/viewer';
import type { SessionRow } from '@/lib/db/queries/people/list-sessions';
import { formatPlural, type DateLike } from '@/lib/format';
import { ChangePassword } from './change-password';
import { SignOutEverywhere } from './sign-out-everywhere';

interface ProfileCardsProps {
  name: string;
  email: string;
  role: PersonRole;
  sessions: SessionRow[];
  currentSessionId: string | null;
  now: DateLike;
  changePassword: Parameters<typeof ChangePassword>[0]['changePassword'];
  signOutEverywhere: Parameters<typeof SignOutEverywhere>[0]['signOutEverywhere'];
}

export function ProfileCards({ name, email, role, sessions, ...rest }: ProfileCardsProps) {
  return (
    <div className="grid gap-4">
      <Card>
        <Facts
          count={3}
          facts={[
            { label: 'Name', value: name },
            { label: 'Email', value: email },
            { label: 'Role', value: roleNames[role], detail: roleMeanings[role] },
          ]}
        />
      </Card>
      <Card>
        <CardHeader
          title="Sessions"
          subtitle={`${formatPlural(sessions.length, 'open session')}. A session ends after 12 hours without use, after 7 days in any case.`}
          className="pb-4"
        />
        <SessionsTable sessions={sessions} currentSessionId={rest.currentSessionId} now={rest.now} />
      </Card>
      <Card>
        <CardHeader
          title="Password"
          subtitle="Changing it ends your sessions on other devices. Forgotten? An admin can make you a link."
        />
        <CardBody>
          <ChangePassword changePassword={rest.changePassword} />
        </CardBody>
      </Card>
      <DangerZone
        title="Sign out everywhere"
        action={<SignOutEverywhere signOutEverywhere={rest.signOutEverywhere} />}
      >
        Ends every session of yours at once, this one too. Do it when a device is lost, then sign in again.
      </DangerZone>
    </div>
  );
}

type SessionsTableProps = Pick<ProfileCardsProps, 'sessions' | 'currentSessionId' | 'now'>;

function SessionsTable({ sessions, currentSessionId, now }: SessionsTableProps) {
  return (
    <Table caption="Your open sessions, last used first">
      <thead>
        <tr>
          <Th>Browser</Th>
          <Th>From</Th>
          <Th>Signed in</Th>
          <Th>Last used</Th>
        </tr>
      </thead>
      <tbody>
        {sessions.map((session) => (
          <tr key={session.id}>
            <Td phone="full">
              <span className="font-medium">{describeUserAgent(session.userAgent)}</span>{' '}
              {session.id === currentSessionId ? <Tag>this one</Tag> : null}
            </Td>
            <Td label="From">
              {session.address ? (
                <span className="font-mono text-caption">{session.address}</span>
              ) : (
                <span className="text-fg-3">not known</span>
              )}
            </Td>
            <Td label="Signed in">
              <AbsoluteTime at={session.createdAt} />
            </Td>
            <Td label="Last used">
              <RelativeTime at={session.lastSeenAt} now={now} />
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
