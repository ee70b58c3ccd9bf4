import { FindingsCard } from '@/components/identities/detail/findings-card';
import { IdentityFrame } from '@/components/identities/detail/identity-frame';
import { identityTitle, loadIdentity, type IdentityPageProps } from '../load-identity';

export const generateMetadata = (props: IdentityPageProps) => identityTitle(props, 'Findings');

export default async function IdentityFindingsPage(props: IdentityPageProps) {
  const { identity, path } = await loadIdentity(props);
  return (
    <IdentityFrame identity={identity} tab="/findings" path={path}>
      <FindingsCard identity={identity} path={path} />
    </IdentityFrame>
  );
}
