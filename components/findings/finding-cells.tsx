import { AbsoluteTime } from '@/components/shared/absolute-time';
import { UnknownValue } from '@/components/shared/unknown-value';
import { Tag } from '@/components/ui/tag';
import type { FindingListRow } from '@/lib/db/queries/findings/list-findings';
import { formatDate, formatKeyId } from '@/lib/format';
import { resourceName, sinceWords, statusWords } from './finding-words';

type Row = FindingListRow;

/** Where a finding stands; one that a scan could not look at again says since when. */
export function StatusCell({ row }: { row: Pick<Row, 'status' | 'notCheckedSince'> }) {
  return (
    <>
      <span className={row.status === 'open' ? 'text-fg-2' : undefined}>{statusWords[row.status]}</span>
      {row.notCheckedSince ? (
        <span className="block text-caption text-fg-3">
          not re-checked since {formatDate(row.notCheckedSince)}
        </span>
      ) : null}
    </>
  );
}

export function SinceCell({ row }: { row: Pick<Row, 'sinceLastScan' | 'notCheckedSince'> }) {
  if (row.notCheckedSince) return <UnknownValue kind="unknown" />;
  const word = sinceWords[row.sinceLastScan];
  return row.sinceLastScan === 'still' ? <span className="text-fg-3">{word}</span> : <Tag>{word}</Tag>;
}

export function OwnerCell({ owner }: { owner: string | null }) {
  return owner === null ? (
    <UnknownValue kind="none" word="no owner" />
  ) : (
    <span className="text-fg-2">{owner}</span>
  );
}

/** By when it is due, and whether that has passed. */
export function DueCell({ row: { dueAt, overdue } }: { row: Pick<Row, 'dueAt' | 'overdue'> }) {
  if (dueAt === null) return <UnknownValue kind="none" word="no date" />;
  return (
    <span className="inline-flex flex-wrap items-center gap-x-1.5">
      <AbsoluteTime at={dueAt} dayOnly /> {overdue ? <Tag>overdue</Tag> : null}
    </span>
  );
}

/** "svc-mailer, key AKIA …J4CE": the resource with the part that is meant. */
export function resourceWords(row: Pick<Row, 'resource' | 'identityName' | 'part'>): string {
  const name = resourceName(row);
  return row.part ? `${name}, key ${formatKeyId(row.part)}` : name;
}
