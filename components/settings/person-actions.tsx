'use client';

import { Ellipsis } from 'lucide-react';
import { useState } from 'react';
import { toast } from 'sonner';
import { Dialog } from '@/components/ui/dialog';
import { ConfirmContent } from '@/components/ui/confirm-content';
import { IconButton } from '@/components/ui/icon-button';
import { Menu, MenuContent, MenuItem, MenuSeparator, MenuTrigger } from '@/components/ui/menu';
import type { PersonListRow } from '@/lib/db/queries/people/list-people';
import { formatPlural } from '@/lib/format';
import { usePastBlock } from '@/lib/hooks/use-past-block';
import { ChangeRole } from './change-role';
import { failureText } from '@/components/shared/failure-text';
import { NewLink } from './new-link';
import type { PeopleActions } from './people-actions';

type Deed = 'role' | 'link' | 'sessions' | 'enabled';

interface PersonActionsProps {
  person: PersonListRow;
  isViewer: boolean;
  actions: PeopleActions;
}

/** What can be done with a person. What the last admin or the past forbids stays visible and says why. */
export function PersonActions({ person, isViewer, actions }: PersonActionsProps) {
  const [deed, setDeed] = useState<Deed | null>(null);
  const past = usePastBlock();
  const lastAdmin = person.lastAdmin ? 'The last admin: make someone else an admin first.' : undefined;
  const close = () => setDeed(null);
  return (
    <>
      <Menu>
        <MenuTrigger asChild>
          <IconButton label={`Actions for ${person.name}`} tooltip={false}>
            <Ellipsis aria-hidden="true" />
          </IconButton>
        </MenuTrigger>
        <MenuContent>
          <Entry label="Change role" blocked={past ?? lastAdmin} onSelect={() => setDeed('role')} />
          <Entry
            label={person.state === 'invited' ? 'New invitation link' : 'New password link'}
            blocked={past}
            onSelect={() => setDeed('link')}
          />
          <Entry label="Sign out everywhere" blocked={past} onSelect={() => setDeed('sessions')} />
          <MenuSeparator />
          <Entry
            label={person.state === 'disabled' ? 'Enable' : 'Disable'}
            blocked={
              past ?? lastAdmin ?? (isViewer ? 'This is you: another admin can disable you.' : undefined)
            }
            onSelect={() => setDeed('enabled')}
          />
        </MenuContent>
      </Menu>
      <Dialog open={deed !== null} onOpenChange={(open) => (open ? undefined : close())}>
        {deed === 'role' ? (
          <ChangeRole person={person} changeRole={actions.changeRole} onDone={close} />
        ) : null}
        {deed === 'link' ? <NewLink person={person} issueLink={actions.issueLink} /> : null}
        {deed === 'sessions' ? <SignOut person={person} actions={actions} onDone={close} /> : null}
        {deed === 'enabled' ? <Enable person={person} actions={actions} onDone={close} /> : null}
      </Dialog>
    </>
  );
}

interface EntryProps {
  label: string;
  blocked: string | undefined;
  onSelect: () => void;
}

function Entry({ label, blocked, onSelect }: EntryProps) {
  if (!blocked) return <MenuItem onSelect={onSelect}>{label}</MenuItem>;
  return (
    <MenuItem aria-disabled="true" onSelect={(event) => event.preventDefault()} className="cursor-default">
      <span className="max-w-60">
        <span className="text-fg-3">{label}</span>
        <span className="block text-caption text-fg-3">{blocked}</span>
      </span>
    </MenuItem>
  );
}

interface DeedProps {
  person: PersonListRow;
  actions: PeopleActions;
  onDone: () => void;
}

function SignOut({ person, actions, onDone }: DeedProps) {
  return (
    <ConfirmContent
      title={`Sign out ${person.name} everywhere`}
      description={`Ends ${formatPlural(person.sessions, 'open session')} at once. They can sign in again.`}
      confirmLabel="Sign out everywhere"
      busyLabel="Signing out…"
      onDone={onDone}
      onConfirm={async () => {
        const result = await actions.signOutEverywhere(person.id);
        if (result.ok) toast(`${person.name} is signed out everywhere.`);
        return failureText(result);
      }}
    />
  );
}

function Enable({ person, actions, onDone }: DeedProps) {
  const enabled = person.state === 'disabled';
  return (
    <ConfirmContent
      title={`${enabled ? 'Enable' : 'Disable'} ${person.name}`}
      description={
        enabled
          ? 'They can sign in again with their old password and role.'
          : 'They are signed out at once and cannot sign in. What they did stays in the audit log; you can enable them again.'
      }
      confirmLabel={enabled ? 'Enable' : 'Disable'}
      danger={!enabled}
      onDone={onDone}
      onConfirm={async () => {
        const result = await actions.setEnabled({ personId: person.id, enabled });
        if (result.ok) toast(`${person.name} is ${enabled ? 'enabled' : 'disabled'}.`);
        return failureText(result);
      }}
    />
  );
}
