import { CredentialsCard } from '@/components/identities/detail/credentials-card';
import { FindingsCard } from '@/components/identities/detail/findings-card';
import { GrantedAndUsed } from '@/components/identities/detail/granted-and-used';
import { IdentityFrame } from '@/components/identities/detail/identity-frame';
import { MembersCard } from '@/components/identities/detail/members-card';
import { ReachCard } from '@/components/identities/detail/reach-card';
import { RightsCard } from '@/components/identities/detail/rights-card';
import { TimelineCard } from '@/components/identities/detail/timeline-card';
import { Column, Grid } from '@/components/ui/grid';
import { identityTimeline } from '@/lib/db/queries/identities/identity-timeline';
import { getReach } from '@/lib/db/queries/paths/get-reach';
import { identityTitle, loadIdentity, type IdentityPageProps } from './load-identity';

export const generateMetadata = (props: IdentityPageProps) => identityTitle(props);

const shownFindings = 8;
const shownEvents = 9;

export default async function IdentityPage(props: IdentityPageProps) {
  const { viewer, identity, at, path } = await loadIdentity(props);
  const { id: identityId, accountId } = identity;
  const [timeline, reach] = await Promise.all([
    identityTimeline(viewer, { identityId, at, size: shownEvents }),
    getReach(viewer, { identityId, accountId, at }),
  ]);
  const { kind } = identity;
  return (
    <IdentityFrame identity={identity} tab="" path={path}>
      <Grid>
        <Column span={8}>
          {kind === 'group' ? <MembersCard identity={identity} path={path} /> : null}
          {kind === 'root' ? null : <GrantedAndUsed identity={identity} path={path} />}
          <FindingsCard identity={identity} path={path} limit={shownFindings} />
          {kind === 'user' || kind === 'root' ? <CredentialsCard identity={identity} /> : null}
        </Column>
        <Column span={4}>
          {kind === 'root' ? null : <RightsCard identity={identity} path={path} />}
          {reach && reach.hops > 0 ? <ReachCard identity={identity} reach={reach} path={path} /> : null}
          <TimelineCard {...timeline} path={path} moreHref={path(`/identities/${identity.id}/timeline`)} />
        </Column>
      </Grid>
    </IdentityFrame>
  );
}
