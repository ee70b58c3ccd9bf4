import { TimeText } from '@/components/ui/time-text';
import { formatDateTime, formatIso, formatRelative, type DateLike } from '@/lib/format';

interface RelativeTimeProps {
  at: DateLike;
  now: DateLike;
  zone?: string;
  className?: string;
}

/** "3 h ago" with the absolute time on hover and focus; absolute beyond seven days. */
export function RelativeTime({ at, now, zone = 'UTC', className }: RelativeTimeProps) {
  return (
    <TimeText
      dateTime={formatIso(at)}
      text={formatRelative(at, now, zone)}
      absolute={formatDateTime(at, zone)}
      className={className}
    />
  );
}
