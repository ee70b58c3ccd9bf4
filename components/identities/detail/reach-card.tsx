import { Crown, Shield, User } from 'lucide-react';
import { Chain, type ChainLink } from '@/components/shared/chain';
import type { ScopedPath } from '@/components/shared/scoped-path';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { Link } from '@/components/ui/link';
import type { IdentityDetail } from '@/lib/db/queries/identities/get-identity';
import type { IdentityReach } from '@/lib/db/queries/paths/get-reach';
import type { Hop } from '@/lib/db/queries/paths/types';
import { formatPlural } from '@/lib/format';
import { identityName } from '../identity-name';

interface ReachCardProps {
  identity: IdentityDetail;
  reach: IdentityReach;
  path: ScopedPath;
}

/** By which hops an identity that is no administrator becomes one. */
export function ReachCard({ identity, reach, path }: ReachCardProps) {
  const { hops, conditional, hopsIfConditionHolds } = reach;
  return (
    <Card>
      <CardHeader
        title={`Reaches administrator in ${formatPlural(hops, 'hop')}`}
        subtitle={subtitleOf({ conditional, hopsIfConditionHolds })}
        action={
          <Link href={path('/paths', { identity: identity.id })} className="px-2 text-small text-fg-2">
            All its ways
          </Link>
        }
      />
      <CardBody>
        <Chain links={linksOf({ identity, reach, path })} />
      </CardBody>
    </Card>
  );
}

function subtitleOf({
  conditional,
  hopsIfConditionHolds,
}: Pick<IdentityReach, 'conditional' | 'hopsIfConditionHolds'>): string {
  if (conditional) return 'If a condition holds that the data does not settle';
  if (hopsIfConditionHolds === null) return 'No condition on the way';
  return `For sure; in ${formatPlural(hopsIfConditionHolds, 'hop')} if a condition holds`;
}

function linksOf({ identity, reach, path }: ReachCardProps): ChainLink[] {
  const others = reach.route.filter(({ isOwn }) => !isOwn);
  const last = reach.route.at(-1);
  return [
    {
      id: identity.id,
      icon: identity.kind === 'role' ? Shield : User,
      title: identityName(identity),
      detail: identity.accountName,
    },
    ...others.map((hop) => linkOf(hop, path)),
    {
      id: 'administrator',
      verb: last?.isOwn ? `makes itself one by ${last.pathIds.join(', ')}` : 'which is',
      icon: Crown,
      color: 'text-high',
      title: <span className="font-normal">an administrator</span>,
      detail: last?.account?.name ?? 'an account outside your scope',
    },
  ];
}

function linkOf({ to, toIdentityId, account, pathIds, conditional }: Hop, path: ScopedPath): ChainLink {
  const name = to.slice(to.lastIndexOf('/') + 1);
  return {
    id: `${account?.id ?? ''} ${to}`,
    verb: `becomes, by ${pathIds.slice(0, 2).join(', ')}${pathIds.length > 2 ? ' …' : ''}${conditional ? ', under a condition' : ''}`,
    icon: to.startsWith('role/') ? Shield : User,
    title: toIdentityId ? <Link href={path(`/identities/${toIdentityId}`)}>{name}</Link> : name,
    detail: account?.name ?? 'an account outside your scope',
  };
}
