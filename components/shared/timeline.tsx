import { Circle, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { formatIso, formatLongDate, formatTime, type DateLike } from '@/lib/format';
import { cn } from '@/lib/utils';

export interface TimelineEvent {
  id: string;
  at: DateLike;
  title: ReactNode;
  detail?: ReactNode;
  icon?: LucideIcon;
  /** Class of the icon's colour, only when the event made a finding. */
  color?: string;
  /** Leaves the hour out, where AWS gives only a day. */
  dayOnly?: boolean;
}

/** Dated events grouped by day, in the order given (newest first). */
export function Timeline({ events, zone = 'UTC' }: { events: TimelineEvent[]; zone?: string }) {
  const days = Map.groupBy(events, (event) => formatLongDate(event.at, zone));
  return (
    <ol className="mb-2">
      {[...days].map(([day, dayEvents]) => (
        <li key={day}>
          <p className="pt-1 pb-1.5 text-caption text-fg-3">{day}</p>
          <ol>
            {dayEvents.map((event, index) => (
              <TimelineRow key={event.id} event={event} zone={zone} last={index === dayEvents.length - 1} />
            ))}
          </ol>
        </li>
      ))}
    </ol>
  );
}

function TimelineRow({ event, zone, last }: { event: TimelineEvent; zone: string; last: boolean }) {
  const Icon = event.icon ?? Circle;
  return (
    <li
      className={cn(
        'relative grid grid-cols-[16px_minmax(0,1fr)] gap-3 pb-3.5',
        !last &&
          'before:absolute before:top-[22px] before:bottom-0.5 before:left-[7.5px] before:border-l before:border-line',
      )}
    >
      <Icon aria-hidden="true" className={cn('mt-0.5', event.color ?? 'text-fg-3')} />
      <div className="min-w-0">
        <div className="flex justify-between gap-2">
          <b className="break-words">{event.title}</b>
          {event.dayOnly ? null : (
            <time dateTime={formatIso(event.at)} className="flex-none text-small text-fg-3">
              {formatTime(event.at, zone)}
            </time>
          )}
        </div>
        {event.detail ? (
          <div className="text-caption text-fg-3 [&_code]:text-axis">{event.detail}</div>
        ) : null}
      </div>
    </li>
  );
}
