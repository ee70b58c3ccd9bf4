'use client';

import { useRouter } from 'next/navigation';
import { useTransition } from 'react';
import { toast } from 'sonner';
import { failureText } from '@/components/shared/failure-text';
import { Button } from '@/components/ui/button';
import { Combobox } from '@/components/ui/combobox';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { formatPlural } from '@/lib/format';
import { usePastBlock } from '@/lib/hooks/use-past-block';
import type { ScanActions } from './scan-actions';

interface ScanHeadActionsProps {
  /** Those that can be scanned, in the scope of the page. */
  accounts: { id: string; name: string }[];
  place: { accountId: string | null; ouId: string | null };
  actions: Pick<ScanActions, 'scan' | 'scanAll'>;
}

/** Scan one account, chosen from a list, or all of the scope. */
export function ScanHeadActions({ accounts, place, actions }: ScanHeadActionsProps) {
  const router = useRouter();
  const past = usePastBlock();
  const [busy, startTransition] = useTransition();
  const blocked = past ?? (accounts.length === 0 ? 'No account here can be scanned.' : undefined);
  const scanOne = (accountId: string) =>
    startTransition(async () => {
      const result = await actions.scan(accountId);
      if (result.ok) router.push(`/scans/${result.data.scanId}`);
      else toast(failureText(result));
    });
  if (blocked || busy) {
    return (
      <Button variant="primary" blocked={blocked} busy={busy} busyLabel="Queueing…">
        Scan all
      </Button>
    );
  }
  return (
    <>
      {accounts.length > 1 ? (
        <Combobox
          options={accounts.map(({ id, name }) => ({ value: id, label: name, detail: id }))}
          value={null}
          onValueChange={scanOne}
          placeholder="Scan one account"
          searchLabel="Account to scan"
          className="w-44"
        />
      ) : null}
      <ConfirmDialog
        trigger={<Button variant="primary">{accounts.length > 1 ? 'Scan all' : 'Scan now'}</Button>}
        title={`Scan ${accounts.length === 1 ? (accounts[0]?.name ?? '') : formatPlural(accounts.length, 'account')} now`}
        description="Each account is asked at the polite rate of the settings; those under way are left alone. Nothing is changed in AWS."
        confirmLabel={accounts.length > 1 ? 'Scan all' : 'Scan now'}
        busyLabel="Queueing…"
        onConfirm={async () => {
          const result = await actions.scanAll(place);
          if (!result.ok) return failureText(result);
          const { queued, underWay } = result.data;
          toast(
            `${formatPlural(queued, 'scan')} queued${underWay > 0 ? `, ${underWay} under way already` : ''}.`,
          );
          return undefined;
        }}
      />
    </>
  );
}
