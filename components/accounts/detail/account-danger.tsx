'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { DangerZone } from '@/components/form/danger-zone';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { usePastBlock } from '@/lib/hooks/use-past-block';
import type { AccountActions } from '../account-actions';
import { EnableContent, UnlinkContent } from '../account-deeds';
import type { MenuAccount } from '../account-actions';

interface AccountDangerProps {
  account: MenuAccount;
  actions: AccountActions;
}

/** What ends the account's scans, or its link. */
export function AccountDanger({ account, actions }: AccountDangerProps) {
  const [deed, setDeed] = useState<'enable' | 'unlink' | null>(null);
  const router = useRouter();
  const past = usePastBlock();
  const blocked = past ? { blocked: past } : {};
  const close = () => setDeed(null);
  const linked = account.source === 'linked';
  const enabled = account.status !== 'disabled';
  /** The page of an account that was unlinked is gone. */
  const remove: AccountActions['remove'] = async (accountId) => {
    const result = await actions.remove(accountId);
    if (result.ok) router.push('/accounts');
    return result;
  };
  return (
    <>
      {linked ? (
        <DangerZone
          title={enabled ? 'Disable scans' : 'Enable scans'}
          action={
            <Button {...blocked} onClick={() => setDeed('enable')}>
              {enabled ? 'Disable scans' : 'Enable scans'}
            </Button>
          }
        >
          {enabled
            ? 'No scan runs any more and the data grows old; everything stays and is shown with its age.'
            : 'A scan becomes due at once, then by schedule.'}
        </DangerZone>
      ) : null}
      <DangerZone
        title={linked ? 'Unlink account' : 'Remove account'}
        action={
          <Button variant="danger" {...blocked} onClick={() => setDeed('unlink')}>
            {linked ? 'Unlink account' : 'Remove account'}
          </Button>
        }
      >
        It disappears from every page and number. Snapshots, history and notes are kept and come back when it
        is {linked ? 'linked' : 'imported'} again.
      </DangerZone>
      <Dialog open={deed !== null} onOpenChange={(open) => (open ? undefined : close())}>
        {deed === 'enable' ? (
          <EnableContent account={account} setEnabled={actions.setEnabled} onDone={close} />
        ) : null}
        {deed === 'unlink' ? <UnlinkContent account={account} remove={remove} onDone={close} /> : null}
      </Dialog>
    </>
  );
}
