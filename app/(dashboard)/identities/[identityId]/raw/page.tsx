import { IdentityFrame } from '@/components/identities/detail/identity-frame';
import { RawPage } from '@/components/identities/detail/raw-page';
import { loadIdentity, type IdentityPageProps } from '../load-identity';

export const metadata = { title: 'Raw data of an identity' };

export default async function IdentityRawPage(props: IdentityPageProps) {
  const { identity, path } = await loadIdentity(props);
  return (
    <IdentityFrame identity={identity} tab="/raw" path={path}>
      <RawPage identity={identity} />
    </IdentityFrame>
  );
}
