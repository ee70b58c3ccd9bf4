import { changeFeedItem } from '@/components/shared/change-feed-item';
import { Feed } from '@/components/shared/feed';
import { groupChanges } from '@/components/shared/group-changes';
import { Card, CardBody, CardFooter, CardHeader } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { SegmentedLinks } from '@/components/ui/segmented-links';
import type { ChangeRow } from '@/lib/db/queries/changes/list-changes';
import { formatDate, formatLongDate, formatPlural, formatRange } from '@/lib/format';
import { changeShowLabels, changeShows, changesOnPage, type ChangeShow } from './change-shows';

interface ChangeFeedProps {
  changes: { rows: readonly ChangeRow[]; total: number };
  show: ChangeShow;
  page: number;
  moment: Date;
  href: (path: string) => string;
  /** Address of another part of the feed. */
  feedHref: (query: { show: ChangeShow; page: number }) => string;
}

/** What happened, by name, day by day, the newest first. */
export function ChangeFeed({ changes, show, page, moment, href, feedHref }: ChangeFeedProps) {
  const { rows, total } = changes;
  const days = Map.groupBy(rows, ({ at }) => formatDate(at));
  const pages = Math.max(1, Math.ceil(total / changesOnPage));
  return (
    <>
      <SegmentedLinks
        label="Changes shown"
        className="mb-4"
        options={changeShows.map((one) => ({
          href: feedHref({ show: one, page: 1 }),
          label: changeShowLabels[one],
          current: one === show,
        }))}
      />
      {rows.length === 0 ? (
        <Card>
          <EmptyState title="Nothing of the kind happened">
            No difference between two snapshots of this scope has such a name.
          </EmptyState>
        </Card>
      ) : (
        <Card>
          <CardHeader title="Changes" subtitle={`${formatPlural(total, 'change')}, newest first`} />
          <CardBody flush>
            {[...days].map(([day, ofDay]) => (
              <section key={day} aria-label={formatLongDate(day)}>
                <h3 className="border-y border-line bg-sunken px-4 py-1.5 text-small text-fg-2 sm:px-5">
                  {formatLongDate(day)}
                </h3>
                <Feed items={groupChanges(ofDay).map((group) => changeFeedItem(group, { moment, href }))} />
              </section>
            ))}
          </CardBody>
          {pages > 1 ? (
            <CardFooter>
              <span role="status">{formatRange(page, changesOnPage, total)}</span>
              <nav aria-label="Pages of changes" className="flex gap-4">
                {page > 1 ? (
                  <Link href={feedHref({ show, page: page - 1 })} className="link">
                    Newer
                  </Link>
                ) : null}
                {page < pages ? (
                  <Link href={feedHref({ show, page: page + 1 })} className="link">
                    Older
                  </Link>
                ) : null}
              </nav>
            </CardFooter>
          ) : null}
        </Card>
      )}
    </>
  );
}
