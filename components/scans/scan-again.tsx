'use client';

import { RefreshCw } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTransition } from 'react';
import { toast } from 'sonner';
import { failureText } from '@/components/shared/failure-text';
import { Button } from '@/components/ui/button';
import { usePastBlock } from '@/lib/hooks/use-past-block';
import type { ScanActions } from './scan-actions';

/** Queues another scan of the account and goes to it. */
export function ScanAgain({
  accountId,
  retry,
  scan,
}: {
  accountId: string;
  /** The scan of this page failed, so this tries again. */
  retry: boolean;
  scan: ScanActions['scan'];
}) {
  const router = useRouter();
  const past = usePastBlock();
  const [busy, startTransition] = useTransition();
  const start = () =>
    startTransition(async () => {
      const result = await scan(accountId);
      if (result.ok) router.push(`/scans/${result.data.scanId}`);
      else toast(failureText(result));
    });
  return (
    <Button
      variant={retry ? 'primary' : 'secondary'}
      busy={busy}
      busyLabel="Queueing…"
      blocked={past}
      onClick={start}
    >
      <RefreshCw aria-hidden="true" />
      {retry ? 'Try again' : 'Scan again'}
    </Button>
  );
}
