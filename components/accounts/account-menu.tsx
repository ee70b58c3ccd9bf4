'use client';

import { Ellipsis } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Dialog } from '@/components/ui/dialog';
import { IconButton } from '@/components/ui/icon-button';
import { Menu, MenuContent, MenuItem, MenuLink, MenuSeparator, MenuTrigger } from '@/components/ui/menu';
import { usePastBlock } from '@/lib/hooks/use-past-block';
import type { AccountActions, AccountRights, MenuAccount } from './account-actions';
import { EnableContent, UnlinkContent } from './account-deeds';
import { useScanNow } from './use-scan-now';

interface AccountMenuProps {
  account: MenuAccount;
  rights: AccountRights;
  actions: AccountActions;
}

/** What can be done with an account. What its state or the past forbids stays visible and says why. */
export function AccountMenu({ account, rights, actions }: AccountMenuProps) {
  const [deed, setDeed] = useState<'enable' | 'unlink' | null>(null);
  const router = useRouter();
  const past = usePastBlock();
  const scan = useScanNow(account, actions.scan);
  const close = () => setDeed(null);
  const linked = account.source === 'linked';
  return (
    <>
      <Menu>
        <MenuTrigger asChild>
          <IconButton label={`Actions for ${account.name}`} tooltip={false}>
            <Ellipsis aria-hidden="true" />
          </IconButton>
        </MenuTrigger>
        <MenuContent>
          {linked ? (
            account.scanUnderWay ? (
              <MenuLink href={`/scans/${account.scanUnderWay.id}`}>Open the scan under way</MenuLink>
            ) : (
              <Entry label="Scan now" blocked={past ?? scan.blocked} onSelect={scan.start} />
            )
          ) : null}
          {rights.manage ? (
            <>
              <Entry
                label="Import report"
                blocked={past}
                onSelect={() => router.push(`/accounts/import?into=${account.id}`)}
              />
              {linked ? (
                <MenuLink href={`/accounts/${account.id}/settings`}>Edit</MenuLink>
              ) : (
                <Entry
                  label="Link by a role"
                  blocked={past}
                  onSelect={() => router.push(`/accounts/link?link=${account.id}`)}
                />
              )}
              <MenuSeparator />
              {linked ? (
                <Entry
                  label={account.status === 'disabled' ? 'Enable scans' : 'Disable scans'}
                  blocked={past}
                  onSelect={() => setDeed('enable')}
                />
              ) : null}
              <Entry
                label={linked ? 'Unlink…' : 'Remove…'}
                blocked={past}
                onSelect={() => setDeed('unlink')}
              />
            </>
          ) : null}
        </MenuContent>
      </Menu>
      <Dialog open={deed !== null} onOpenChange={(open) => (open ? undefined : close())}>
        {deed === 'enable' ? (
          <EnableContent account={account} setEnabled={actions.setEnabled} onDone={close} />
        ) : null}
        {deed === 'unlink' ? (
          <UnlinkContent account={account} remove={actions.remove} onDone={close} />
        ) : null}
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
      <span className="max-w-60 text-fg-3">
        {label}
        <span className="block text-caption">{blocked}</span>
      </span>
    </MenuItem>
  );
}
