import type { ScopedPath } from '@/components/shared/scoped-path';
import { Timeline } from '@/components/shared/timeline';
import { ButtonLink } from '@/components/ui/button-link';
import { Card, CardBody, CardFooter, CardHeader } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { SegmentedLinks } from '@/components/ui/segmented-links';
import type { TimelineEvent } from '@/lib/db/queries/identities/identity-timeline';
import { formatCount, formatIso, formatPlural } from '@/lib/format';
import { describeEvent } from './describe-event';

export const timelineShows = ['all', 'change', 'finding', 'use', 'fact'] as const;
export type TimelineShow = (typeof timelineShows)[number];

const labels: Record<TimelineShow, string> = {
  all: 'All events',
  change: 'Changes',
  finding: 'Findings',
  use: 'Last uses',
  fact: 'Dates of AWS',
};

interface TimelinePageProps {
  identityId: string;
  events: TimelineEvent[];
  /** Events of this kind up to the moment asked for, those listed included. */
  total: number;
  show: TimelineShow;
  /** Set when the newest are not at the top. */
  before: string | null;
  path: ScopedPath;
}

/** All dated events of an identity by day, with a filter by kind. */
export function TimelinePage({ identityId, events, total, show, before, path }: TimelinePageProps) {
  const href = (query: Record<string, string | null>) => path(`/identities/${identityId}/timeline`, query);
  const last = events.at(-1);
  return (
    <Card>
      <CardHeader
        title="Timeline"
        subtitle={`${formatPlural(total, 'event')}${before ? ' up to here' : ''}, newest first`}
      />
      <CardBody>
        <div className="mb-4 overflow-x-auto">
          <SegmentedLinks
            label="Events shown"
            options={timelineShows.map((one) => ({
              href: href({ show: one === 'all' ? null : one }),
              label: labels[one],
              current: one === show,
            }))}
          />
        </div>
        {events.length === 0 ? (
          <EmptyState title="No such event">Nothing of this kind is known of it.</EmptyState>
        ) : (
          <div className="max-w-[720px]">
            <Timeline events={events.map((event, index) => describeEvent(event, index, path))} />
          </div>
        )}
      </CardBody>
      {last && total > events.length ? (
        <CardFooter>
          <span>{formatCount(total - events.length)} earlier</span>
          <ButtonLink href={href({ show: show === 'all' ? null : show, before: formatIso(last.at) })}>
            Earlier events
          </ButtonLink>
        </CardFooter>
      ) : null}
    </Card>
  );
}
