import { IdentityFrame } from '@/components/identities/detail/identity-frame';
import { RawPage } from '@/components/identities/detail/raw-page';
import { identityTitle, loadIdentity, type IdentityPageProps } from '../load-identity';

export const generateMetadata = (props: IdentityPageProps) => identityTitle(props, 'Raw');

export default async function IdentityRawPage(props: IdentityPageProps) {
  const { identity, path } = await loadIdentity(props);
  return (
    <IdentityFrame identity={identity} tab="/raw" path={path}>
      <RawPage identity={identity} path={path} />
    </IdentityFrame>
  );
}
