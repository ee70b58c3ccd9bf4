import { ChevronRight } from 'lucide-react';
import { Card } from '@/components/ui/card';
import { formatPlural } from '@/lib/format';
import { ValueRows, type ValueRowsProps } from './values-card';

/** The parameters of one group of checks, closed until they are asked for. */
export function ParametersCard({ title, open, ...rows }: ValueRowsProps & { title: string; open: boolean }) {
  const { entries, settings, scope } = rows;
  const changed = settings.filter(
    ({ key, overrides }) =>
      entries.some((entry) => entry.key === key) && overrides.some((one) => one.scope === scope),
  ).length;
  return (
    <Card>
      <details open={open} className="group">
        <summary className="flex cursor-pointer list-none items-center gap-3 px-4 py-3 -outline-offset-2 hover:bg-hover sm:px-5 [&::-webkit-details-marker]:hidden">
          <ChevronRight aria-hidden="true" className="size-4 flex-none text-fg-3 group-open:rotate-90" />
          <h2 className="min-w-0 flex-1 font-strong">{title}</h2>
          <span className="text-small whitespace-nowrap text-fg-3">
            {formatPlural(entries.length, 'parameter')}
            {changed > 0 ? `, ${changed} changed here` : ''}
          </span>
        </summary>
        <ValueRows {...rows} />
      </details>
    </Card>
  );
}
