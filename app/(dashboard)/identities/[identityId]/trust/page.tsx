import { BecomersCard } from '@/components/identities/detail/becomers-card';
import { IdentityFrame } from '@/components/identities/detail/identity-frame';
import { TrustPage } from '@/components/identities/detail/trust-page';
import { listBecomers } from '@/lib/db/queries/paths/list-becomers';
import { identityTitle, loadIdentity, type IdentityPageProps } from '../load-identity';

export const generateMetadata = (props: IdentityPageProps) => identityTitle(props, 'Trust');

export default async function IdentityTrustPage(props: IdentityPageProps) {
  const { viewer, identity, at, path } = await loadIdentity(props);
  const { arn, accountId, kind } = identity;
  const isTaken = kind === 'role' || kind === 'user';
  const becomers = isTaken ? await listBecomers(viewer, { arn, accountId, at }) : null;
  return (
    <IdentityFrame identity={identity} tab="/trust" path={path}>
      <TrustPage
        identity={identity}
        becomers={becomers ? <BecomersCard becomers={becomers} path={path} /> : null}
      />
    </IdentityFrame>
  );
}
