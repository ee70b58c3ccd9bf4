'use client';

export interface TooltipRow {
  label: string;
  value: string;
  color?: string;
}

interface ChartTooltipProps {
  title: string;
  rows: TooltipRow[];
  /** What changed on that day. */
  note?: string | null;
}

/** The card that follows the pointer or the arrow keys: absolute date, all series, the difference. */
export function ChartTooltip({ title, rows, note = null }: ChartTooltipProps) {
  return (
    <div className="min-w-[180px] rounded-pop bg-pop px-3 py-2.5 text-small text-fg shadow-floating">
      <span className="text-fg-3">{title}</span>
      <dl className="mt-1 grid grid-cols-[1fr_auto] gap-x-4 gap-y-0.5">
        {rows.map((row) => (
          <div key={row.label} className="contents">
            <dt className="flex items-center gap-2 text-fg-2">
              {row.color ? (
                <span
                  aria-hidden="true"
                  className="size-2 flex-none rounded-bar"
                  style={{ background: row.color }}
                />
              ) : null}
              {row.label}
            </dt>
            <dd className="text-right font-medium">{row.value}</dd>
          </div>
        ))}
      </dl>
      {note ? (
        <p className="mt-1.5 max-w-[34ch] border-t border-line pt-1.5 whitespace-normal text-fg-2">{note}</p>
      ) : null}
    </div>
  );
}
