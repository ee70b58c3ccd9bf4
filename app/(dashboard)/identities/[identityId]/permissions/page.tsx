import { IdentityFrame } from '@/components/identities/detail/identity-frame';
import { PermissionsPage } from '@/components/identities/detail/permissions-page';
import { AnalysisSkeleton } from '@/components/policies/analysis-skeleton';
import { ToolsForOthers } from '@/components/policies/tools-for-others';
import { SectionBoundary } from '@/components/shared/section-boundary';
import { can } from '@/lib/access/can';
import { listGrants } from '@/lib/db/queries/permissions/list-grants';
import { loadRightSizeParams } from '../../../policies/search-params';
import { SizedIdentity } from '../../../policies/right-size/sized-identity';
import { identityTitle, loadIdentity, type IdentityPageProps } from '../load-identity';

export const generateMetadata = (props: IdentityPageProps) => identityTitle(props, 'Permissions');

export default async function IdentityPermissionsPage(props: IdentityPageProps) {
  const { viewer, identity, at, place, path } = await loadIdentity(props);
  const { mode, days } = await loadRightSizeParams(props.searchParams);
  const grants = await listGrants(viewer, { identityId: identity.id, at });
  const own = `/identities/${identity.id}/permissions`;
  return (
    <IdentityFrame identity={identity} tab="/permissions" path={path}>
      <PermissionsPage identity={identity} grants={grants} path={path} />
      <section id="right-size" aria-label="Right-size" className="mt-4 scroll-mt-16">
        {can(viewer, 'policy:analyze') ? (
          <SectionBoundary key={`${mode} ${days}`} name="The smaller policy" fallback={<AnalysisSkeleton />}>
            <SizedIdentity
              viewer={viewer}
              identityId={identity.id}
              at={at}
              mode={mode}
              days={days}
              place={place}
              hrefOf={(next) => `${path(own, { mode: next, days })}#right-size`}
              path={path}
            />
          </SectionBoundary>
        ) : (
          <ToolsForOthers what="What would do for this identity" />
        )}
      </section>
    </IdentityFrame>
  );
}
