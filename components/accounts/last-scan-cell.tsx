import { Link } from '@/components/ui/link';
import { Spinner } from '@/components/ui/spinner';
import { SubLine } from '@/components/ui/sub-line';
import type { AccountListRow } from '@/lib/db/queries/accounts/list-accounts';
import { formatIso, formatRecentTime } from '@/lib/format';

interface LastScanCellProps {
  row: Pick<AccountListRow, 'snapshotAt' | 'source' | 'scanUnderWay'>;
  now: Date;
  href: (path: string) => string;
}

/** When the data was read, and the scan that is under way. */
export function LastScanCell({ row, now, href }: LastScanCellProps) {
  const { snapshotAt, scanUnderWay, source } = row;
  return (
    <>
      {snapshotAt ? (
        <time dateTime={formatIso(snapshotAt)} className="text-fg-2">
          {formatRecentTime(snapshotAt, now)}
        </time>
      ) : (
        <span className="text-fg-3">never</span>
      )}
      {scanUnderWay ? (
        <SubLine className="flex items-center gap-1.5 sm:justify-end">
          <Spinner className="size-3" />
          <Link href={href(`/scans/${scanUnderWay.id}`)}>
            {scanUnderWay.state === 'queued' ? 'queued' : 'scanning'}
          </Link>
        </SubLine>
      ) : null}
      {source === 'offline' && snapshotAt ? <SubLine>imported report</SubLine> : null}
    </>
  );
}
