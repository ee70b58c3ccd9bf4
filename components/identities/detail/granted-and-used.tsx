import { Cells } from '@/components/charts/cells';
import { BarCell } from '@/components/shared/bar-cell';
import type { ScopedPath } from '@/components/shared/scoped-path';
import { ButtonLink } from '@/components/ui/button-link';
import { Card, CardBody, CardFooter, CardHeader } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Legend } from '@/components/ui/legend';
import { Link } from '@/components/ui/link';
import { StackedBar } from '@/components/ui/meter';
import { Table, Td, Th } from '@/components/ui/table';
import type { IdentityDetail, IdentityGrant } from '@/lib/db/queries/identities/get-identity';
import { formatCount, formatPlural } from '@/lib/format';
import { ActionsUsed, LastUsed, serviceLabel } from './service-words';

const mostCells = 30;
const mostRows = 10;
const cellStates = { used: 'used', unused: 'not-used', 'not-tracked': 'not-tracked' } as const;

interface GrantedAndUsedProps {
  identity: Pick<IdentityDetail, 'id' | 'kind' | 'grants' | 'serviceLinked' | 'policies'>;
  path: ScopedPath;
}

/** Which services are granted, which of them are used, and the ten used last. */
export function GrantedAndUsed({ identity, path }: GrantedAndUsedProps) {
  const { grants } = identity;
  const tab = path(`/identities/${identity.id}/permissions`);
  const rows = grants.slice(0, mostRows);
  const more = grants.slice(mostRows);
  return (
    <Card>
      <CardHeader
        title="Granted and used"
        subtitle={grants.length > 0 ? grantsSubtitle(grants) : undefined}
        action={
          grants.length > 0 ? (
            <ButtonLink variant="ghost" href={tab}>
              All services
            </ButtonLink>
          ) : undefined
        }
      />
      {grants.length === 0 ? (
        <NoGrants identity={identity} />
      ) : (
        <>
          <CardBody className="flex-none pb-3">
            <GrantStrip grants={grants} />
          </CardBody>
          <ServiceTable rows={rows} />
          <CardFooter>
            {more.length > 0 ? (
              <Link href={tab} className="link">
                {formatPlural(more.length, 'more service')}
                {more.every(({ state }) => state === 'unused') ? ', all unused' : ''}
              </Link>
            ) : (
              <span />
            )}
            <span className="text-fg-3 max-sm:hidden">
              Used means attempted, also when denied. Up to 4 h late.
            </span>
          </CardFooter>
        </>
      )}
    </Card>
  );
}

export function grantsSubtitle(grants: readonly IdentityGrant[]): string {
  const sum = (field: 'actionsUsed' | 'actionsTracked') =>
    grants.reduce((all, grant) => all + grant[field], 0);
  const tracked = sum('actionsTracked');
  const actions =
    tracked > 0
      ? `; ${formatCount(sum('actionsUsed'))} of ${formatCount(tracked)} tracked actions used in 400 days`
      : '';
  return `${formatPlural(grants.length, 'service')} granted${actions}`;
}

function NoGrants({ identity }: Pick<GrantedAndUsedProps, 'identity'>) {
  if (identity.kind === 'group') {
    return (
      <EmptyState title="Told of its members">
        Use is read for users and roles. Open a member to see what of this it uses.
      </EmptyState>
    );
  }
  if (identity.policies.length === 0) {
    return <EmptyState title="Nothing is granted">It has no policy, directly or through a group.</EmptyState>;
  }
  return (
    <EmptyState title="Not known">
      {identity.serviceLinked
        ? 'AWS keeps no last-accessed data that Rolecall reads for service-linked roles.'
        : 'Last-accessed data was not read for it.'}
    </EmptyState>
  );
}

/** Each service as a cell while they can be counted; a bar beyond. */
export function GrantStrip({ grants }: { grants: readonly IdentityGrant[] }) {
  if (grants.length <= mostCells) {
    return (
      <Cells
        label="Services granted"
        cells={grants.map((grant) => ({
          id: grant.service,
          label: serviceLabel(grant),
          state: cellStates[grant.state],
        }))}
      />
    );
  }
  const count = (state: IdentityGrant['state']) => grants.filter((grant) => grant.state === state).length;
  const [used, untracked, unused] = [count('used'), count('not-tracked'), count('unused')];
  return (
    <>
      <StackedBar
        className="h-5"
        label={`Services granted: ${used} used, ${untracked} not tracked, ${unused} not used`}
        segments={[
          { value: used, tone: 'ink' },
          { value: untracked, tone: 'hatch' },
          { value: unused, tone: 'ink-faint' },
        ]}
      />
      <Legend
        className="mt-2.5"
        items={[
          { tone: 'ink', label: `used: ${formatCount(used)}` },
          ...(untracked > 0
            ? [{ tone: 'hatch' as const, label: `not tracked: ${formatCount(untracked)}` }]
            : []),
          { tone: 'ink-faint', label: `not used: ${formatCount(unused)}` },
        ]}
      />
    </>
  );
}

function ServiceTable({ rows }: { rows: readonly IdentityGrant[] }) {
  return (
    <Table caption="Services, used last first" size="dense">
      <thead>
        <tr>
          <Th>Service</Th>
          <Th srLabel="Share of actions used" />
          <Th num>Actions used</Th>
          <Th num>Last used</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((grant) => (
          <tr key={grant.service}>
            <Td phone="full" className="font-medium">
              {serviceLabel(grant)}
            </Td>
            <Td phone="off">
              <BarCell
                className="w-[120px]"
                total={Math.max(grant.actionsTracked, 1)}
                segments={
                  grant.state === 'not-tracked'
                    ? [{ value: 1, tone: 'hatch' }]
                    : [{ value: grant.actionsUsed, tone: 'ink' }]
                }
              />
            </Td>
            <Td num label="Actions used" className="whitespace-nowrap">
              <ActionsUsed {...grant} />
            </Td>
            <Td num label="Last used" className="sm:whitespace-nowrap">
              <LastUsed {...grant} />
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
