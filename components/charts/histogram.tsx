import { Link } from '@/components/ui/link';
import { toneFill, type Tone } from '@/components/ui/tone';
import { formatCount } from '@/lib/format';
import { cn } from '@/lib/utils';
import type { ChartTable } from './types';

export interface HistogramPart {
  id: string;
  /** Completes "9 keys aged 0–30, 0 of them …": "idle". */
  label: string;
  tone: Tone;
}

export interface HistogramBar {
  id: string;
  label: string;
  /** For phones: "> 2 y". */
  shortLabel?: string;
  href: string;
  /** Count of each part by its id; the first part stands on top. */
  counts: Record<string, number>;
}

export interface HistogramProps {
  /** What one bar counts: "keys". */
  noun: string;
  bars: HistogramBar[];
  parts: HistogramPart[];
  /** A dashed line before the bar with this index, with its name. */
  limit?: { before: number; label: string };
  height?: number;
}

const headRoom = 54;

/** Named buckets as bars that lead to their rows, the number on top. Drawn in HTML, so that each bar takes focus. */
export function Histogram({ noun, bars, parts, limit, height = 212 }: HistogramProps) {
  const totals = bars.map((bar) => totalOf(bar, parts));
  const most = Math.max(1, ...totals);
  return (
    <div className="relative mb-6 flex items-end gap-2 border-b border-(--axis) sm:gap-3" style={{ height }}>
      {bars.map((bar, index) => {
        const total = totals[index] ?? 0;
        const details = parts
          .map((part) => `${formatCount(bar.counts[part.id] ?? 0)} ${part.label}`)
          .join(', ');
        return (
          <div key={bar.id} className="contents">
            {limit?.before === index ? <LimitLine label={limit.label} /> : null}
            <Link
              href={bar.href}
              aria-label={`${formatCount(total)} ${noun}, ${bar.label}${parts.length > 1 ? `: ${details}` : ''}`}
              className="group relative flex min-w-0 flex-1 flex-col items-center hover:no-underline"
            >
              <span className="mb-1 font-strong">{formatCount(total)}</span>
              <span
                className="flex w-full flex-col gap-px overflow-hidden rounded-t-bar group-hover:opacity-85"
                style={{
                  height: total === 0 ? 0 : Math.max(2, Math.round((total / most) * (height - headRoom))),
                }}
              >
                {parts.map((part) => {
                  const value = bar.counts[part.id] ?? 0;
                  return value > 0 ? (
                    <span
                      key={part.id}
                      className={cn('min-h-px', toneFill[part.tone])}
                      style={{ flex: value }}
                    />
                  ) : null;
                })}
              </span>
              <span className="absolute top-full mt-2 text-axis leading-none whitespace-nowrap text-fg-3">
                <span className={cn(bar.shortLabel && 'max-sm:hidden')}>{bar.label}</span>
                {bar.shortLabel ? <span className="sm:hidden">{bar.shortLabel}</span> : null}
              </span>
            </Link>
          </div>
        );
      })}
    </div>
  );
}

function LimitLine({ label }: { label: string }) {
  return (
    <span className="relative w-0 self-stretch border-l border-dashed border-ink-mid">
      <span className="absolute top-0 left-1.5 text-axis leading-none whitespace-nowrap text-fg-3">
        {label}
      </span>
    </span>
  );
}

function totalOf(bar: HistogramBar, parts: HistogramPart[]): number {
  return parts.reduce((sum, part) => sum + (bar.counts[part.id] ?? 0), 0);
}

/** The table beside a histogram. */
export function histogramTable(
  bars: HistogramBar[],
  parts: HistogramPart[],
  bucketLabel: string,
): ChartTable {
  return {
    columns: [
      { label: bucketLabel },
      ...parts.map((part) => ({ label: part.label, num: true })),
      ...(parts.length > 1 ? [{ label: 'All', num: true }] : []),
    ],
    rows: bars.map((bar) => ({
      id: bar.id,
      href: bar.href,
      cells: [
        bar.label,
        ...parts.map((part) => formatCount(bar.counts[part.id] ?? 0)),
        ...(parts.length > 1 ? [formatCount(totalOf(bar, parts))] : []),
      ],
    })),
  };
}
