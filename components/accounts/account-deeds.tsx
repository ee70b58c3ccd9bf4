'use client';

import { toast } from 'sonner';
import { ConfirmContent } from '@/components/ui/confirm-content';
import type { AccountActions, MenuAccount } from './account-actions';
import { failureText } from '@/components/shared/failure-text';

interface DeedProps {
  account: MenuAccount;
  onDone: () => void;
}

/** Asks before the scans of an account end, or begin again. */
export function EnableContent({
  account,
  setEnabled,
  onDone,
}: DeedProps & { setEnabled: AccountActions['setEnabled'] }) {
  const enabled = account.status === 'disabled';
  return (
    <ConfirmContent
      title={`${enabled ? 'Enable' : 'Disable'} scans of ${account.name}`}
      description={
        enabled
          ? 'A scan becomes due at once, then by schedule.'
          : 'No scan runs any more, so its data grows old. Identities, findings and history stay, and you can enable it again.'
      }
      confirmLabel={enabled ? 'Enable scans' : 'Disable scans'}
      onDone={onDone}
      onConfirm={async () => {
        const result = await setEnabled({ accountId: account.id, enabled });
        if (result.ok) toast(`Scans of ${account.name} are ${enabled ? 'enabled' : 'disabled'}.`);
        return failureText(result);
      }}
    />
  );
}

/** Says what ends and what is kept; the name must be typed. */
export function UnlinkContent({ account, remove, onDone }: DeedProps & { remove: AccountActions['remove'] }) {
  const linked = account.source === 'linked';
  return (
    <ConfirmContent
      title={`${linked ? 'Unlink' : 'Remove'} ${account.name}`}
      description={
        <>
          The account disappears from every page and number{linked ? ', and no scan runs any more' : ''}. Its
          snapshots, history, notes and external id are kept and come back when it is{' '}
          {linked ? 'linked' : 'imported'} again.
          {linked ? ' The role in AWS stays: delete it there if it is not needed.' : ''}
        </>
      }
      confirmLabel={linked ? 'Unlink account' : 'Remove account'}
      busyLabel={linked ? 'Unlinking…' : 'Removing…'}
      typed={account.name}
      danger
      onDone={onDone}
      onConfirm={async () => {
        const result = await remove(account.id);
        if (result.ok) toast(`${account.name} is ${linked ? 'unlinked' : 'removed'}. Its history is kept.`);
        return failureText(result);
      }}
    />
  );
}
