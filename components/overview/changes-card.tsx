import { changeFeedItem } from '@/components/shared/change-feed-item';
import { Feed } from '@/components/shared/feed';
import { groupChanges } from '@/components/shared/group-changes';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import type { ChangeRow } from '@/lib/db/queries/changes/list-changes';
import { formatTime } from '@/lib/format';

const shown = 6;

interface ChangesCardProps {
  changes: { rows: ChangeRow[]; total: number };
  since: Date;
  /** Whether `since` is the person's last visit; else some days ago. */
  isVisit: boolean;
  moment: Date;
  href: (path: string) => string;
  className?: string;
}

/** What happened, by name, newest first. */
export function ChangesCard(props: ChangesCardProps) {
  const { changes, since, isVisit, moment, href, className } = props;
  const groups = groupChanges(changes.rows);
  const visible = groups.slice(0, shown);
  return (
    <Card className={className}>
      <CardHeader
        title={isVisit ? 'Changed since your last visit' : 'Changed in the last 7 days'}
        subtitle={`${sinceWords(since)}, UTC`}
        action={
          <Link href={href('/changes?show=named')} className="px-2 text-small text-fg-2">
            All changes
          </Link>
        }
      />
      <CardBody flush>
        {visible.length === 0 ? (
          <EmptyState title="Nothing worth a name changed">
            Identities, keys, MFA, policies and trust are as they were.
          </EmptyState>
        ) : (
          <Feed items={visible.map((group) => changeFeedItem(group, { moment, href }))} />
        )}
      </CardBody>
    </Card>
  );
}

function sinceWords(since: Date): string {
  const day = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'UTC',
    weekday: 'long',
    day: 'numeric',
    month: 'long',
  }).format(since);
  return `Since ${day.replace(',', '')}, ${formatTime(since)}`;
}
