'use client';

import { Calendar, ChevronDown } from 'lucide-react';
import { useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/input';
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover';
import { formatDate, formatDateTime, formatLongDate } from '@/lib/format';
import { cn } from '@/lib/utils';
import { useScope } from './use-scope';

interface AsOfPickerProps {
  /** ISO times of recent scans, newest first. */
  scanTimes: string[];
  /** ISO time of the first snapshot; nothing is known before. */
  earliest?: string;
  now: string;
}

/** Now, a day, or the time of a past scan; in the address as `asOf`. */
export function AsOfPicker({ scanTimes, earliest, now }: AsOfPickerProps) {
  const [open, setOpen] = useState(false);
  const { asOf, change } = useScope();
  const inputId = useId();
  const [day, setDay] = useState('');
  const choose = (value: string | null) => {
    setOpen(false);
    change({ asOf: value });
  };
  const shown = asOf ? (asOf.includes('T') ? formatDateTime(asOf) : formatLongDate(asOf)) : 'Now';
  const itemClass = 'flex h-8 w-full items-center rounded-md px-2.5 text-left hover:bg-active';
  return (
    <Popover open={open} onOpenChange={setOpen}>
      <PopoverTrigger className="inline-flex h-8 min-w-0 cursor-pointer items-center gap-2 rounded-md px-2 whitespace-nowrap hover:bg-hover data-[state=open]:bg-hover">
        <Calendar aria-hidden="true" className={asOf ? 'text-accent' : 'text-fg-3'} />
        <span className="sr-only">As of: </span>
        <span className="truncate">{shown}</span>
        <ChevronDown aria-hidden="true" className="text-fg-3" />
      </PopoverTrigger>
      <PopoverContent aria-label="As of" className="w-64">
        <button type="button" onClick={() => choose(null)} className={cn(itemClass, !asOf && 'font-strong')}>
          Now
        </button>
        <form
          className="flex items-end gap-2 border-y border-line px-2.5 pt-2 pb-3"
          onSubmit={(event) => {
            event.preventDefault();
            if (day) choose(day);
          }}
        >
          <span className="min-w-0 flex-1">
            <label htmlFor={inputId} className="mb-1 block text-caption text-fg-3">
              End of a day, UTC
            </label>
            <Input
              id={inputId}
              type="date"
              value={day}
              min={earliest ? formatDate(earliest) : undefined}
              max={formatDate(now)}
              onChange={(event) => setDay(event.target.value)}
            />
          </span>
          <Button type="submit">Show</Button>
        </form>
        {scanTimes.length > 0 ? (
          <>
            <p className="px-2.5 pt-2 pb-1 text-caption text-fg-3">Recent scans</p>
            <ul>
              {scanTimes.map((time) => (
                <li key={time}>
                  <button
                    type="button"
                    onClick={() => choose(time)}
                    className={cn(itemClass, asOf === time && 'font-strong')}
                  >
                    {formatDateTime(time)}
                  </button>
                </li>
              ))}
            </ul>
          </>
        ) : null}
      </PopoverContent>
    </Popover>
  );
}
