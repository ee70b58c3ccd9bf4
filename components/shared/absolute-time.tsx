import { formatDate, formatDateTime, formatIso, type DateLike } from '@/lib/format';

/** `2026-03-04 14:05 UTC`, or the day alone. */
export function AbsoluteTime({
  at,
  dayOnly = false,
  zone = 'UTC',
}: {
  at: DateLike;
  dayOnly?: boolean;
  zone?: string;
}) {
  return (
    <time dateTime={formatIso(at)} className="whitespace-nowrap">
      {dayOnly ? formatDate(at, zone) : formatDateTime(at, zone)}
    </time>
  );
}
