import Form from 'next/form';
import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/input';
import { SegmentedLinks } from '@/components/ui/segmented-links';
import { compareDays, type CompareSpan } from './compare-span';

interface CompareControlsProps {
  span: CompareSpan;
  /** Whether the person was here before. */
  hasVisit: boolean;
  /** The last day that can be asked for. */
  last: string;
  /** What the address says of scope and time. */
  scope: Record<string, string | null>;
  href: (path: string) => string;
}

const dayOf = (at: Date) => at.toISOString().slice(0, 10);

/** The two ends: presets as links, two native dates; all in the address. */
export function CompareControls({ span, hasVisit, last, scope, href }: CompareControlsProps) {
  const presets = compareDays.map((days) => ({
    href: href(`/compare?days=${days}`),
    label: `${days} days`,
    current: span.days === days,
  }));
  const visit = { href: href('/compare?since=visit'), label: 'Last visit', current: span.days === 'visit' };
  return (
    <div data-print="hide" className="mb-5 flex flex-wrap items-center justify-between gap-x-4 gap-y-3">
      <Form
        action="/compare"
        scroll={false}
        className="flex flex-wrap items-center gap-2 text-small text-fg-2"
      >
        {Object.entries(scope).map(([name, value]) =>
          value ? <input key={name} type="hidden" name={name} value={value} /> : null,
        )}
        <label htmlFor="compare-from" className="inline-flex items-center gap-2">
          From
          <Input
            key={dayOf(span.from)}
            id="compare-from"
            type="date"
            name="from"
            required
            max={last}
            defaultValue={dayOf(span.from)}
            className="w-36"
          />
        </label>
        <label htmlFor="compare-to" className="inline-flex items-center gap-2">
          to
          <Input
            key={dayOf(span.to)}
            id="compare-to"
            type="date"
            name="to"
            required
            max={last}
            defaultValue={dayOf(span.to)}
            className="w-36"
          />
        </label>
        <Button type="submit">Compare</Button>
      </Form>
      <SegmentedLinks label="Span" options={hasVisit ? [visit, ...presets] : presets} />
    </div>
  );
}
