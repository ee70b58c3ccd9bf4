import { ChevronRight } from 'lucide-react';
import type { ScopedPath } from '@/components/shared/scoped-path';
import { Card, CardBody, CardFooter, CardHeader } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { Table, Td, Th } from '@/components/ui/table';
import type { IdentityDetail, IdentityGrant } from '@/lib/db/queries/identities/get-identity';
import type { GrantRow } from '@/lib/db/queries/permissions/list-grants';
import { grantSources } from '@/lib/iam/grant-sources';
import { GrantStrip, grantsSubtitle } from './granted-and-used';
import { policyAnchor } from './policy-anchor';
import { ActionsUsed, LastUsed, serviceLabel } from './service-words';

interface PermissionsPageProps {
  identity: IdentityDetail;
  /** Services and actions; services have the action ''. */
  grants: GrantRow[];
  path: ScopedPath;
}

/** Every service granted, with its tracked actions, the policies that give it and the conditions that limit it. */
export function PermissionsPage({ identity, grants, path }: PermissionsPageProps) {
  const actions = Map.groupBy(
    grants.filter(({ action }) => action !== ''),
    ({ service }) => service,
  );
  return (
    <Card>
      <CardHeader title="Services granted" subtitle={grantsSubtitle(identity.grants)} />
      {identity.grants.length === 0 ? (
        <EmptyState title="No service">
          {identity.policies.length === 0
            ? 'Nothing is granted to it.'
            : 'Last-accessed data was not read for it.'}
        </EmptyState>
      ) : (
        <>
          <CardBody className="flex-none">
            <GrantStrip grants={identity.grants} />
          </CardBody>
          <ul>
            {identity.grants.map((grant) => (
              <ServiceItem
                key={grant.service}
                grant={grant}
                actions={actions.get(grant.service) ?? []}
                identity={identity}
                path={path}
              />
            ))}
          </ul>
          <CardFooter>
            <span className="text-fg-3">
              Used means attempted, also when denied. AWS tracks services for 400 days, and actions of some
              services alone.
            </span>
          </CardFooter>
        </>
      )}
    </Card>
  );
}

interface ServiceItemProps {
  grant: IdentityGrant;
  actions: GrantRow[];
  identity: IdentityDetail;
  path: ScopedPath;
}

function ServiceItem({ grant, actions, identity, path }: ServiceItemProps) {
  return (
    <li className="border-t border-line">
      <details className="group">
        <summary className="grid cursor-pointer list-none grid-cols-[16px_minmax(0,1fr)_auto] items-center gap-x-3 px-4 py-2.5 hover:bg-hover sm:grid-cols-[16px_minmax(0,1fr)_120px_200px] sm:px-5 [&::-webkit-details-marker]:hidden">
          <ChevronRight aria-hidden="true" className="text-fg-3 group-open:rotate-90" />
          <span className="min-w-0">
            <span className="font-medium">{serviceLabel(grant)}</span>{' '}
            <code className="text-fg-3 max-sm:hidden">{grant.service}</code>
          </span>
          <span className="text-right whitespace-nowrap max-sm:hidden">
            <ActionsUsed {...grant} />
          </span>
          <span className="text-right">
            <LastUsed {...grant} />
          </span>
        </summary>
        <div className="border-t border-line bg-sunken px-4 py-3 sm:px-5 sm:pl-12">
          <Sources grant={grant} identity={identity} path={path} />
          {actions.length > 0 ? <ActionTable service={serviceLabel(grant)} actions={actions} /> : null}
        </div>
      </details>
    </li>
  );
}

function Sources({ grant, identity, path }: Omit<ServiceItemProps, 'actions'>) {
  const sources = grantSources(grant.service, identity.policies);
  if (sources.length === 0) return <p className="text-small text-fg-2">No policy that was read names it.</p>;
  return (
    <ul className="grid gap-1 text-small text-fg-2">
      {sources.map(({ policy, conditional, conditionKeys, resources }, index) => (
        <li key={index}>
          Given by{' '}
          <Link
            className="link font-medium text-fg"
            href={`${path(`/identities/${identity.id}/raw`)}#${policyAnchor(identity.policies.indexOf(policy))}`}
          >
            {policy.name}
          </Link>
          {policy.group ? ` through ${policy.group}` : ''} on <ResourceWords resources={resources} />
          {conditional ? (
            <>
              , if <code>{conditionKeys.join(', ')}</code> holds
            </>
          ) : (
            ', without condition'
          )}
        </li>
      ))}
    </ul>
  );
}

function ResourceWords({ resources }: { resources: readonly string[] }) {
  const [first = '*', ...more] = resources;
  if (first === '*') return <>every resource</>;
  return (
    <>
      <code className="break-all">{first}</code>
      {more.length > 0 ? ` and ${more.length} more` : ''}
    </>
  );
}

function ActionTable({ service, actions }: { service: string; actions: readonly GrantRow[] }) {
  const byUse = [...actions].sort(
    (one, other) => Number(other.state === 'used') - Number(one.state === 'used'),
  );
  return (
    <div className="mt-3 rounded-md border border-line bg-surface">
      <Table caption={`Tracked actions of ${service}, used ones first`} size="dense" cards={false} headed>
        <thead>
          <tr>
            <Th>Action</Th>
            <Th num>Last used</Th>
          </tr>
        </thead>
        <tbody>
          {byUse.map((row) => (
            <tr key={row.action}>
              <Td>
                <code className="break-all">{row.action}</code>
              </Td>
              <Td num>
                <LastUsed {...row} />
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}
