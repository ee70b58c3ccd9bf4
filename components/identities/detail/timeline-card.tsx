import type { ScopedPath } from '@/components/shared/scoped-path';
import { Timeline } from '@/components/shared/timeline';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import type { TimelineEvent } from '@/lib/db/queries/identities/identity-timeline';
import { formatPlural } from '@/lib/format';
import { describeEvent } from './describe-event';

interface TimelineCardProps {
  events: TimelineEvent[];
  total: number;
  path: ScopedPath;
  /** Where the earlier ones are. */
  moreHref: string;
}

/** The newest dated events of an identity. */
export function TimelineCard({ events, total, path, moreHref }: TimelineCardProps) {
  return (
    <Card>
      <CardHeader title="Timeline" subtitle="Newest first" />
      <CardBody>
        {events.length === 0 ? (
          <EmptyState title="No dated event">Nothing is known of its past.</EmptyState>
        ) : (
          <Timeline events={events.map((event, index) => describeEvent(event, index, path))} />
        )}
        {total > events.length ? (
          <Link href={moreHref} className="link text-small">
            {formatPlural(total - events.length, 'earlier event')}
          </Link>
        ) : null}
      </CardBody>
    </Card>
  );
}
