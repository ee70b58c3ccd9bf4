import { AdministratorMark } from '@/components/shared/administrator-mark';
import type { ScopedPath } from '@/components/shared/scoped-path';
import { ButtonLink } from '@/components/ui/button-link';
import { Card, CardBody, CardFooter, CardHeader } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { SegmentedLinks } from '@/components/ui/segmented-links';
import type { PermissionDetail } from '@/lib/db/queries/permissions/get-permission-detail';
import { formatCount, formatRange } from '@/lib/format';
import { BlindSpots } from './blind-spots';
import { GrantFigures } from './grant-figures';
import type { GrantView } from './grant-views';
import { describeGrants } from './describe-grants';
import { ServiceTable } from './service-table';

interface GrantedUsedProps {
  detail: PermissionDetail;
  view: GrantView;
  page: number;
  size: number;
  /** Days without use after which a service counts as unused. */
  threshold: number;
  /** The address of this view with another choice of services. */
  viewHref: (query: { show?: GrantView; from?: number }) => string;
  path: ScopedPath;
}

const kindWords = { user: 'User', role: 'Role', group: 'Group' };

/** What one identity may use, set against what it did use. */
export function GrantedUsed({ detail, view, page, size, threshold, viewHref, path }: GrantedUsedProps) {
  const { identity, services, rows, total } = detail;
  const { title, sentence } = describeGrants(detail, threshold);
  const unused = services.idle + services.never;
  const option = (show: GrantView, label: string, count: number) => ({
    href: `${viewHref({ show })}#chosen`,
    label: `${label} ${formatCount(count)}`,
    current: view === show,
  });
  return (
    <Card>
      <CardHeader
        title={<span className="text-h2">{title}</span>}
        subtitle={
          <>
            {kindWords[identity.kind]} in{' '}
            <Link href={path('/permissions', { account: identity.accountId })}>{identity.accountName}</Link>
            {identity.owner ? `, owned by ${identity.owner}` : ''}. {sentence}
          </>
        }
        action={
          <ButtonLink href={path(`/identities/${identity.id}/permissions`)} variant="ghost">
            Open identity
          </ButtonLink>
        }
      />
      <CardBody className="pb-4">
        {identity.administrator && identity.administrator !== 'none' ? (
          <p className="mb-4 flex items-center gap-2 text-small text-fg-2">
            <AdministratorMark tier={identity.administrator} />
          </p>
        ) : null}
        <GrantFigures detail={detail} threshold={threshold} />
      </CardBody>
      <div className="flex flex-wrap items-center justify-between gap-2 px-4 pb-3 sm:px-5">
        <h3 className="text-h3">Services</h3>
        <SegmentedLinks
          label="Services shown"
          options={[
            option('all', 'All', identity.granted),
            option('used', 'Used', services.used),
            option('unused', 'Unused', unused),
          ]}
        />
      </div>
      {rows.length > 0 ? (
        <ServiceTable key={`${identity.id}-${view}-${page}`} rows={rows} ageDays={identity.ageDays} />
      ) : (
        <EmptyState kind={view === 'unused' ? 'good' : 'plain'} title={emptyTitle(view, page, total)} />
      )}
      {total > size ? (
        <CardFooter className="items-center border-b">
          <span>{formatRange(page, size, total)} services</span>
          <nav aria-label="Pages of services" data-print="hide" className="flex gap-2">
            {page > 1 ? (
              <ButtonLink href={`${viewHref({ show: view, from: page - 1 })}#chosen`}>Previous</ButtonLink>
            ) : null}
            {page * size < total ? (
              <ButtonLink href={`${viewHref({ show: view, from: page + 1 })}#chosen`}>Next</ButtonLink>
            ) : null}
          </nav>
        </CardFooter>
      ) : null}
      <CardBody>
        <BlindSpots detail={detail} threshold={threshold} />
      </CardBody>
    </Card>
  );
}

function emptyTitle(view: GrantView, page: number, total: number): string {
  if (page > 1 && total > 0) return 'This page is beyond the end of the list';
  return view === 'unused' ? 'Every granted service is used' : 'No granted service is used';
}
