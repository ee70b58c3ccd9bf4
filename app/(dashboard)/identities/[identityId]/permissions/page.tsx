import { IdentityFrame } from '@/components/identities/detail/identity-frame';
import { PermissionsPage } from '@/components/identities/detail/permissions-page';
import { listGrants } from '@/lib/db/queries/permissions/list-grants';
import { identityTitle, loadIdentity, type IdentityPageProps } from '../load-identity';

export const generateMetadata = (props: IdentityPageProps) => identityTitle(props, 'Permissions');

export default async function IdentityPermissionsPage(props: IdentityPageProps) {
  const { viewer, identity, at, path } = await loadIdentity(props);
  const grants = await listGrants(viewer, { identityId: identity.id, at });
  return (
    <IdentityFrame identity={identity} tab="/permissions" path={path}>
      <PermissionsPage identity={identity} grants={grants} path={path} />
    </IdentityFrame>
  );
}
