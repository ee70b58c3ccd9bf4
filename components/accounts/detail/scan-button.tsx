'use client';

import { RefreshCw } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { Spinner } from '@/components/ui/spinner';
import { usePastBlock } from '@/lib/hooks/use-past-block';
import type { AccountActions } from '../account-actions';
import type { MenuAccount } from '../account-actions';
import { useScanNow } from '../use-scan-now';

interface ScanButtonProps {
  account: Omit<MenuAccount, 'source'>;
  scan: AccountActions['scan'];
}

/** Queues a scan; while one is under way, the way to it. */
export function ScanButton({ account, scan }: ScanButtonProps) {
  const past = usePastBlock();
  const { start, busy, blocked } = useScanNow(account, scan);
  const why = past ?? blocked;
  if (account.scanUnderWay) {
    return (
      <ButtonLink href={`/scans/${account.scanUnderWay.id}`}>
        <Spinner />
        {account.scanUnderWay.state === 'queued' ? 'Scan queued' : 'Scanning'}
      </ButtonLink>
    );
  }
  return (
    <Button busy={busy} busyLabel="Queueing…" onClick={start} {...(why ? { blocked: why } : {})}>
      <RefreshCw aria-hidden="true" />
      Scan now
    </Button>
  );
}
