import { Calendar } from 'lucide-react';
import { Link } from '@/components/ui/link';
import { formatLongDate, formatTime, type DateLike } from '@/lib/format';

/** Says across the frame that the past is shown and how to come back. */
export function AsOfBar({
  asOf,
  dayOnly = false,
  nowHref,
  zone = 'UTC',
}: {
  asOf: DateLike;
  dayOnly?: boolean;
  nowHref: string;
  zone?: string;
}) {
  return (
    <div
      role="status"
      className="flex flex-wrap items-center gap-x-2.5 gap-y-1 border-b border-line bg-selected px-4 py-2.5 text-small sm:px-6 2xl:px-8"
    >
      <Calendar aria-hidden="true" className="text-accent" />
      <span className="flex-1">
        <b>
          As of {formatLongDate(asOf, zone)}
          {dayOnly ? '' : `, ${formatTime(asOf, zone)} ${zone}`}.
        </b>{' '}
        Everything is shown as it was; actions are off.
      </span>
      <Link href={nowHref} className="link whitespace-nowrap">
        Back to now
      </Link>
    </div>
  );
}
