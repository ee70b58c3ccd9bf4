import { createLoader, parseAsIsoDateTime, parseAsStringLiteral } from 'nuqs/server';
import { IdentityFrame } from '@/components/identities/detail/identity-frame';
import { TimelinePage, timelineShows } from '@/components/identities/detail/timeline-page';
import { identityTimeline } from '@/lib/db/queries/identities/identity-timeline';
import { identityTitle, loadIdentity, type IdentityPageProps } from '../load-identity';

export const generateMetadata = (props: IdentityPageProps) => identityTitle(props, 'Timeline');

const loadTimelineParams = createLoader({
  show: parseAsStringLiteral(timelineShows).withDefault('all'),
  before: parseAsIsoDateTime,
});
const size = 100;

export default async function IdentityTimelinePage(props: IdentityPageProps) {
  const { viewer, identity, at, path } = await loadIdentity(props);
  const { show, before } = await loadTimelineParams(props.searchParams);
  const timeline = await identityTimeline(viewer, {
    identityId: identity.id,
    at,
    size,
    ...(show === 'all' ? {} : { kinds: [show] }),
    ...(before ? { before } : {}),
  });
  return (
    <IdentityFrame identity={identity} tab="/timeline" path={path}>
      <TimelinePage
        {...timeline}
        identityId={identity.id}
        show={show}
        before={before?.toISOString() ?? null}
        path={path}
      />
    </IdentityFrame>
  );
}
