import type { SearchParams } from 'nuqs/server';
import { ChangeFeed } from '@/components/changes/change-feed';
import { changesOnPage, eventsOf } from '@/components/changes/change-shows';
import { PageHead } from '@/components/shared/page-head';
import { scopedPath } from '@/components/shared/scoped-path';
import { ButtonLink } from '@/components/ui/button-link';
import { forPage } from '@/lib/auth/for-page';
import { requireViewer } from '@/lib/auth/session';
import { now } from '@/lib/clock';
import { listChanges } from '@/lib/db/queries/changes/list-changes';
import { loadScope } from '../scope-params';
import { loadChangesParams } from './search-params';

export const metadata = { title: 'Changes' };

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const viewer = await requireViewer();
  const scope = await loadScope(searchParams);
  const { place, at, href } = scope;
  const { show, page: asked } = await loadChangesParams(searchParams);
  const page = Math.max(1, asked);
  const path = scopedPath(scope);
  const changes = await forPage(
    listChanges(viewer, { ...place, at, event: eventsOf(show), named: true, page, size: changesOnPage }),
  );
  return (
    <>
      <PageHead
        crumbs={[{ label: 'Overview', href: href('/') }, { label: 'Changes' }]}
        title="Changes"
        lede="What happened from one scan to the next, by name."
        actions={<ButtonLink href={path('/compare')}>Compare two moments</ButtonLink>}
      />
      <ChangeFeed
        changes={changes}
        show={show}
        page={page}
        moment={at.kind === 'past' ? at.at : now()}
        href={href}
        feedHref={(query) => path('/changes', query)}
      />
    </>
  );
}
