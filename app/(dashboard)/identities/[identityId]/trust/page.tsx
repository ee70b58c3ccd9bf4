import { IdentityFrame } from '@/components/identities/detail/identity-frame';
import { TrustPage } from '@/components/identities/detail/trust-page';
import { identityTitle, loadIdentity, type IdentityPageProps } from '../load-identity';

export const generateMetadata = (props: IdentityPageProps) => identityTitle(props, 'Trust');

export default async function IdentityTrustPage(props: IdentityPageProps) {
  const { identity, path } = await loadIdentity(props);
  return (
    <IdentityFrame identity={identity} tab="/trust" path={path}>
      <TrustPage identity={identity} />
    </IdentityFrame>
  );
}
