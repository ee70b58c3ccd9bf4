import Form from 'next/form';
import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/input';
import { SegmentedLinks } from '@/components/ui/segmented-links';

export const trendRanges = [30, 90, 180, 365] as const;

interface RangeControlsProps {
  /** The preset in force; null for dates of one's own. */
  range: number | null;
  /** UTC days. */
  from: string;
  to: string;
  /** The last day that can be asked for. */
  last: string;
  /** What the address says of scope and time. */
  scope: Record<string, string | null>;
  href: (path: string) => string;
}

/** Presets as links and two native dates; all in the address. */
export function RangeControls({ range, from, to, last, scope, href }: RangeControlsProps) {
  return (
    <div data-print="hide" className="mb-4 flex flex-wrap items-center gap-x-4 gap-y-3">
      <SegmentedLinks
        label="Range"
        options={trendRanges.map((days) => ({
          href: href(`/trends?range=${days}`),
          label: `${days} days`,
          current: days === range,
        }))}
      />
      <Form
        action="/trends"
        scroll={false}
        className="flex flex-wrap items-center gap-2 text-small text-fg-2"
      >
        {Object.entries(scope).map(([name, value]) =>
          value ? <input key={name} type="hidden" name={name} value={value} /> : null,
        )}
        <label htmlFor="trend-from" className="inline-flex items-center gap-2">
          From
          <Input
            key={from}
            id="trend-from"
            type="date"
            name="from"
            required
            max={last}
            defaultValue={from}
            className="w-36"
          />
        </label>
        <label htmlFor="trend-to" className="inline-flex items-center gap-2">
          to
          <Input
            key={to}
            id="trend-to"
            type="date"
            name="to"
            required
            max={last}
            defaultValue={to}
            className="w-36"
          />
        </label>
        <Button type="submit">Show</Button>
      </Form>
    </div>
  );
}
