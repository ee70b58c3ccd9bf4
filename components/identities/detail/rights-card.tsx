import { Box, CircleQuestionMark, FileText, Shield, TriangleAlert, User, Users } from 'lucide-react';
import { Chain, type ChainLink } from '@/components/shared/chain';
import type { ScopedPath } from '@/components/shared/scoped-path';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { Link } from '@/components/ui/link';
import type { IdentityDetail } from '@/lib/db/queries/identities/get-identity';
import { formatPlural } from '@/lib/format';
import { identityName, kindWords } from '../identity-name';
import { policyAnchor } from './policy-anchor';

type Policy = IdentityDetail['policies'][number];
const icons = { user: User, role: Shield, group: Users, root: User };

/** The chain of one policy that matters most, and the others by name. */
export function RightsCard({ identity, path }: { identity: IdentityDetail; path: ScopedPath }) {
  const main = mainPolicy(identity);
  const others = identity.policies.filter((policy) => policy !== main);
  const raw = (policy: Policy) =>
    `${path(`/identities/${identity.id}/raw`)}#${policyAnchor(identity.policies.indexOf(policy))}`;
  return (
    <Card>
      <CardHeader title="How it gets its rights" subtitle={countsOf(identity)} />
      <CardBody>
        {main ? (
          <Chain links={chainTo(identity, main, { raw, path })} />
        ) : (
          <p className="text-fg-2">No policy gives it any rights.</p>
        )}
        {others.length > 0 ? (
          <>
            <p className="mt-5 mb-1.5 text-caption text-fg-3">Also</p>
            <ul className="grid gap-1.5">
              {others.map((policy) => (
                <li
                  key={`${policy.via} ${policy.group ?? ''} ${policy.name}`}
                  className="flex items-start gap-3"
                >
                  <FileText aria-hidden="true" className="mt-0.5 text-fg-3" />
                  <span className="min-w-0">
                    <Link href={raw(policy)} className="font-medium break-words">
                      {policy.name}
                    </Link>
                    <span className="block text-caption text-fg-3">{sourceWords(policy)}</span>
                  </span>
                </li>
              ))}
            </ul>
          </>
        ) : null}
        {identity.permissionsBoundary ? (
          <p className="mt-5 text-small text-fg-2">
            Limited by the permissions boundary{' '}
            <b className="font-medium break-all">{identity.permissionsBoundary.split('/').at(-1)}</b>.
          </p>
        ) : null}
      </CardBody>
    </Card>
  );
}

function mainPolicy({ policies, administratorReason }: IdentityDetail): Policy | undefined {
  const named = policies.find(({ name }) => administratorReason?.includes(name));
  return named ?? policies.find(({ awsManaged }) => !awsManaged) ?? policies[0];
}

function countsOf({ kind, groups, policies, permissionsBoundary }: IdentityDetail): string {
  const inline = policies.filter(({ arn }) => arn === null).length;
  return [
    ...(kind === 'user' ? [formatPlural(groups.length, 'group')] : []),
    formatPlural(policies.length - inline, 'managed policy', 'managed policies'),
    inline === 0 ? 'none inline' : `${inline} inline`,
    permissionsBoundary ? 'a boundary' : 'no boundary',
  ].join(', ');
}

interface ChainContext {
  raw: (policy: Policy) => string;
  path: ScopedPath;
}

function chainTo(identity: IdentityDetail, policy: Policy, { raw, path }: ChainContext): ChainLink[] {
  const group = identity.groups.find(({ name }) => name === policy.group);
  return [
    {
      id: 'identity',
      icon: icons[identity.kind],
      title: identityName(identity),
      detail: kindWords[identity.kind].toLowerCase().replace('iam', 'IAM'),
    },
    ...(policy.group
      ? [
          {
            id: 'group',
            verb: 'is in',
            icon: Users,
            title: group?.id ? (
              <Link href={path(`/identities/${group.id}`)}>{policy.group}</Link>
            ) : (
              policy.group
            ),
            detail: 'group',
          },
        ]
      : []),
    {
      id: 'policy',
      verb: 'has',
      icon: FileText,
      title: <Link href={raw(policy)}>{policy.name}</Link>,
      detail: policyWords(policy),
    },
    lastLink(identity),
  ];
}

/** What the verdict says that the policy allows; for others, how much is granted. */
function lastLink({ administrator, administratorReason, grants, policies }: IdentityDetail): ChainLink {
  const verb = policies.length > 1 && !administratorReason ? 'with the others allows' : 'allows';
  if (administrator !== 'none' && administratorReason) {
    const [, what = administratorReason] = administratorReason.split(/ allows? /, 2);
    return {
      id: 'allows',
      verb: 'allows',
      icon: TriangleAlert,
      color: administrator === 'conditional' ? 'text-medium' : 'text-high',
      title: <span className="font-normal">{what.replace(/\.$/, '')}</span>,
    };
  }
  if (grants.length === 0) {
    return {
      id: 'allows',
      verb,
      icon: CircleQuestionMark,
      title: <span className="font-normal">what its text says</span>,
    };
  }
  const used = grants.filter(({ state }) => state === 'used').length;
  return {
    id: 'allows',
    verb,
    icon: Box,
    title: formatPlural(grants.length, 'service'),
    detail: `${used} of them used`,
  };
}

function policyWords({ awsManaged, arn, version }: Policy): string {
  if (arn === null) return 'inline policy';
  return [awsManaged ? 'AWS managed policy' : 'policy', version].filter(Boolean).join(' ');
}

function sourceWords(policy: Policy): string {
  return policy.group ? `${policyWords(policy)}, through ${policy.group}` : policyWords(policy);
}
