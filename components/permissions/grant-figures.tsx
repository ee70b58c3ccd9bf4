import type { ReactNode } from 'react';
import { Legend } from '@/components/ui/legend';
import { StackedBar } from '@/components/ui/meter';
import type { PermissionDetail } from '@/lib/db/queries/permissions/get-permission-detail';
import { formatCount, formatDays, formatPercent } from '@/lib/format';
import { windowWords } from './grant-words';

interface GrantFiguresProps {
  detail: PermissionDetail;
  threshold: number;
}

/** Services and actions by how they were used, as figures and as one bar that adds to the whole. */
export function GrantFigures({ detail: { identity, services, actions }, threshold }: GrantFiguresProps) {
  const unused = services.idle + services.never;
  const limit = formatDays(threshold);
  return (
    <>
      <dl className="grid grid-cols-2 gap-x-6 gap-y-4 sm:grid-cols-4">
        <Figure label="Services used" of={identity.granted} value={services.used}>
          within {limit}
        </Figure>
        <Figure label="Services unused" of={identity.granted} value={unused}>
          {formatPercent(unused, identity.granted)} of those granted
        </Figure>
        <Figure label="Tracked actions used" of={actions.tracked} value={actions.used}>
          {actions.tracked === 0 ? 'none of them is tracked' : `within ${limit}`}
        </Figure>
        <Figure label="Not tracked" value={services['not-tracked']}>
          services without data on use
        </Figure>
      </dl>
      <StackedBar
        className="mt-4"
        label="Services granted, by last use"
        segments={[
          { value: services.used, tone: 'ink', label: `${formatCount(services.used)} used` },
          {
            value: services.idle,
            tone: 'ink-mid',
            label: `${formatCount(services.idle)} not within ${limit}`,
          },
          {
            value: services.never,
            tone: 'ink-faint',
            label: `${formatCount(services.never)} without any use`,
          },
          {
            value: services['not-tracked'],
            tone: 'hatch',
            label: `${formatCount(services['not-tracked'])} not tracked`,
          },
        ]}
      />
      <Legend
        className="mt-2"
        items={[
          { tone: 'ink', label: `${formatCount(services.used)} used within ${limit}` },
          { tone: 'ink-mid', label: `${formatCount(services.idle)} used before, not within ${limit}` },
          {
            tone: 'ink-faint',
            label: `${formatCount(services.never)} without use in ${windowWords(identity.ageDays)}`,
          },
          ...(services['not-tracked'] > 0
            ? [
                {
                  tone: 'hatch' as const,
                  label: `${formatCount(services['not-tracked'])} not tracked by AWS`,
                },
              ]
            : []),
        ]}
      />
    </>
  );
}

function Figure({
  label,
  value,
  of,
  children,
}: {
  label: string;
  value: number;
  of?: number;
  children: ReactNode;
}) {
  return (
    <div>
      <dt className="text-caption text-fg-3">{label}</dt>
      <dd>
        <span className="text-h1">{formatCount(value)}</span>
        {of === undefined ? null : <span className="text-fg-3"> of {formatCount(of)}</span>}
        <span className="block text-caption text-fg-3">{children}</span>
      </dd>
    </div>
  );
}
