'use client';

import { toast } from 'sonner';
import { failureText } from '@/components/shared/failure-text';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { usePastBlock } from '@/lib/hooks/use-past-block';
import type { ScanActions } from './scan-actions';

interface CancelScanProps {
  scan: { id: string; accountName: string; cancelRequested: boolean };
  cancel: ScanActions['cancel'];
  /** In a row of the list. */
  small?: boolean;
}

/** Asks first, then stops a scan that waits or runs. */
export function CancelScan({ scan, cancel, small = false }: CancelScanProps) {
  const past = usePastBlock();
  const blocked = past ?? (scan.cancelRequested ? 'It is stopping already.' : undefined);
  const trigger = (
    <Button size={small ? 'sm' : 'md'} aria-label={`Cancel scan of ${scan.accountName}`} blocked={blocked}>
      {small ? 'Cancel' : 'Cancel scan'}
    </Button>
  );
  if (blocked) return trigger;
  return (
    <ConfirmDialog
      trigger={trigger}
      title={`Cancel the scan of ${scan.accountName}`}
      description="What it has read so far is dropped. The snapshot before it stays, and the next scan by schedule runs as planned."
      confirmLabel="Cancel scan"
      busyLabel="Cancelling…"
      onConfirm={async () => {
        const result = await cancel(scan.id);
        if (result.ok)
          toast(result.data.state === 'cancelled' ? 'The scan is cancelled.' : 'The scan is stopping.');
        return failureText(result);
      }}
    />
  );
}
