import { useRouter } from 'next/navigation';
import { useTransition } from 'react';
import { toast } from 'sonner';
import type { AccountActions, MenuAccount } from './account-actions';
import { failureText } from '@/components/shared/failure-text';

/** Queues a scan of one account and says so, with the way to its page. */
export function useScanNow(
  account: Pick<MenuAccount, 'id' | 'name' | 'status'>,
  scan: AccountActions['scan'],
) {
  const router = useRouter();
  const [busy, startTransition] = useTransition();
  const blocked = account.status === 'disabled' ? 'Scans of this account are disabled.' : undefined;
  const start = () =>
    startTransition(async () => {
      const result = await scan(account.id);
      if (!result.ok) {
        toast(failureText(result));
        return;
      }
      const { scanId, created } = result.data;
      toast(
        created ? `A scan of ${account.name} is queued.` : `A scan of ${account.name} is under way already.`,
        { action: { label: 'Open', onClick: () => router.push(`/scans/${scanId}`) } },
      );
    });
  return { start, busy, blocked };
}
