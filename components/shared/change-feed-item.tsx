import { changeSubject, changeWords } from './change-words';
import type { FeedItem } from './feed';
import { Link } from '@/components/ui/link';
import type { ChangeRow } from '@/lib/db/queries/changes/list-changes';
import { formatCount, formatDate, formatIso, formatShortDate, formatTime } from '@/lib/format';

/** What happened at once, as one line of a feed: by name when it is one, by number when it is several. */
export function changeFeedItem(
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
