import { PageHead } from '@/components/shared/page-head';
import { ButtonLink } from '@/components/ui/button-link';
import { Card, CardBody } from '@/components/ui/card';
import { Link } from '@/components/ui/link';
import { Notice } from '@/components/ui/notice';
import { Skeleton, SkeletonRows } from '@/components/ui/skeleton';
import type { PermissionSummary } from '@/lib/db/queries/permissions/summarize-permissions';
import { formatDays, formatPlural } from '@/lib/format';
import { trackedDays } from './grant-words';

/** Title of the page, with the threshold by which a service counts as unused. */
export function PermissionsHead({ threshold, settingsHref }: { threshold: number; settingsHref: string }) {
  return (
    <PageHead
      title="Unused permissions"
      lede={`What identities may do and do not, judged on the ${trackedDays} days that AWS tracks. Rolecall shows; it never changes a policy.`}
      actions={<ButtonLink href={settingsHref}>Unused after {formatDays(threshold)}</ButtonLink>}
    />
  );
}

const named = 3;

/** Says of which accounts the last use is older than the page, and why. */
export function UnreadNotice({
  unread,
  scansHref,
}: {
  unread: PermissionSummary['unread'];
  scansHref: string;
}) {
  if (unread.length === 0) return null;
  const names = unread.slice(0, named).map(({ accountName, why }) => `${accountName} (${why})`);
  return (
    <Notice kind="partial" className="mb-4" action={<Link href={scansHref}>Open scans</Link>}>
      Last-accessed data of {formatPlural(unread.length, 'account')} was not read: {names.join(', ')}
      {unread.length > named ? ` and ${unread.length - named} more` : ''}. What is shown of them is what was
      last known.
    </Notice>
  );
}

/** In place of the chosen identity while it is on its way. */
export function ChosenSkeleton() {
  return (
    <Card>
      <CardBody>
        <Skeleton className="mt-1 mb-7 h-4 w-72" />
        <SkeletonRows rows={14} className="gap-6" />
      </CardBody>
    </Card>
  );
}
