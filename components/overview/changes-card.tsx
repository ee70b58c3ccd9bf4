import { changeSubject, changeWords } from '@/components/shared/change-words';
import { Feed, type FeedItem } from '@/components/shared/feed';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import type { ChangeRow } from '@/lib/db/queries/changes/list-changes';
import { formatCount, formatDate, formatIso, formatShortDate, formatTime } from '@/lib/format';
import { groupChanges } from './group-changes';

const shown = 6;

interface ChangesCardProps {
  changes: { rows: ChangeRow[]; total: number };
  since: Date;
  /** Whether `since` is the person's last visit; else some days ago. */
  isVisit: boolean;
  all: boolean;
  moment: Date;
  href: (path: string) => string;
  className?: string;
}

/** What happened, by name, newest first. */
export function ChangesCard(props: ChangesCardProps) {
  const { changes, since, isVisit, all, moment, href, className } = props;
  const groups = groupChanges(changes.rows);
  const visible = all ? groups : groups.slice(0, shown);
  return (
    <Card className={className}>
      <CardHeader
        title={isVisit ? 'Changed since your last visit' : 'Changed in the last 7 days'}
        subtitle={`${sinceWords(since)}, UTC`}
        action={
          changes.total > 0 && groups.length > shown ? (
            <Link
              href={href(all ? '/' : '/?changes=all')}
              scroll={false}
              className="px-2 text-small text-fg-2"
            >
              {all ? 'Show fewer' : `All ${formatCount(changes.total)} changes`}
            </Link>
          ) : undefined
        }
      />
      <CardBody flush>
        {visible.length === 0 ? (
          <EmptyState title="Nothing worth a name changed">
            Identities, keys, MFA, policies and trust are as they were.
          </EmptyState>
        ) : (
          <Feed items={visible.map((group) => feedItem(group, { moment, href }))} />
        )}
      </CardBody>
    </Card>
  );
}

function feedItem(
  group: ChangeRow[],
  { moment, href }: { moment: Date; href: (path: string) => string },
): FeedItem {
  const [first, ...others] = group as [ChangeRow, ...ChangeRow[]];
  const words = changeWords(first);
  const subject = changeSubject(first);
  const names = [...new Set(group.map(changeSubject))];
  return {
    id: first.id,
    when:
      formatDate(first.at) === formatDate(moment) ? formatTime(first.at) : formatShortDate(first.at, moment),
    dateTime: formatIso(first.at),
    icon: words.icon,
    ...(words.color ? { color: words.color } : {}),
    title:
      others.length > 0 ? (
        `${formatCount(group.length)} ${words.several}`
      ) : (
        <>
          <SubjectLink change={first} subject={subject} href={href} /> {words.verb}
        </>
      ),
    detail: (
      <>
        {first.accountName}
        {others.length > 0 ? ` · ${listed(names)}` : words.detail ? ` · ${words.detail}` : null}
      </>
    ),
  };
}

function SubjectLink({
  change,
  subject,
  href,
}: {
  change: ChangeRow;
  subject: string;
  href: (path: string) => string;
}) {
  const path = change.identityId
    ? `/identities/${change.identityId}/timeline`
    : change.entityKind === 'account' || change.entityKind === 'password-policy'
      ? `/accounts/${change.accountId}`
      : null;
  return path ? (
    <Link href={href(path)} className="font-medium">
      {subject}
    </Link>
  ) : (
    <span className="font-medium">{subject}</span>
  );
}

function listed(names: string[]): string {
  const most = 3;
  return names.length > most
    ? `${names.slice(0, most).join(', ')} and ${names.length - most} more`
    : names.join(', ');
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
