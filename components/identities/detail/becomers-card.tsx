import { DoorOpen } from 'lucide-react';
import { KindIcon } from '@/components/shared/kind-icon';
import type { ScopedPath } from '@/components/shared/scoped-path';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { Table, Td, Th } from '@/components/ui/table';
import { Tag } from '@/components/ui/tag';
import type { BecomerRow } from '@/lib/db/queries/paths/list-becomers';
import { formatPlural } from '@/lib/format';

const mostShown = 100;

/** Who can become an identity by one hop, trust and policies of both sides taken together. */
export function BecomersCard({ becomers, path }: { becomers: readonly BecomerRow[]; path: ScopedPath }) {
  const elsewhere = becomers.filter(({ isOutsideAccount }) => isOutsideAccount).length;
  return (
    <Card>
      <CardHeader
        title="Who can become it"
        subtitle={
          becomers.length === 0
            ? 'By one hop; administrators of its account, who can become anybody, left aside'
            : `${formatPlural(becomers.length, 'identity or outsider', 'identities and outsiders')} by one hop, ${elsewhere === 0 ? 'none' : elsewhere} from outside the account. Administrators of its account are left aside.`
        }
      />
      <CardBody flush>
        {becomers.length === 0 ? (
          <EmptyState title="Nobody else">No other identity was found that can get its rights.</EmptyState>
        ) : (
          <Table caption="Who can become it" cards>
            <thead>
              <tr>
                <Th>Who</Th>
                <Th>Account</Th>
                <Th>By</Th>
              </tr>
            </thead>
            <tbody>
              {becomers.slice(0, mostShown).map((becomer) => (
                <Becomer key={`${becomer.accountName ?? ''} ${becomer.name}`} becomer={becomer} path={path} />
              ))}
            </tbody>
          </Table>
        )}
        {becomers.length > mostShown ? (
          <p className="px-4 py-3 text-small text-fg-2 sm:px-5">
            And {formatPlural(becomers.length - mostShown, 'other')}.
          </p>
        ) : null}
      </CardBody>
    </Card>
  );
}

function Becomer({ becomer, path }: { becomer: BecomerRow; path: ScopedPath }) {
  const { name, kind, identityId, accountName, conditional, pathIds } = becomer;
  return (
    <tr>
      <Td phone="full">
        <span className="flex items-start gap-2.5">
          {kind === 'outside' ? (
            <DoorOpen aria-hidden="true" className="mt-0.5 flex-none text-fg-3" />
          ) : (
            <KindIcon kind={kind} className="mt-0.5 size-4 flex-none" />
          )}
          {identityId ? (
            <Link href={path(`/identities/${identityId}`)} className="font-medium break-all">
              {name.slice(name.lastIndexOf('/') + 1)}
            </Link>
          ) : (
            <span className="break-all">{name}</span>
          )}
        </span>
      </Td>
      <Td label="Account">{accountName ?? <span className="text-fg-3">not scanned</span>}</Td>
      <Td label="By">
        <code className="text-fg-2">{pathIds.join(', ')}</code>
        {conditional ? <Tag className="ml-2">under a condition</Tag> : null}
      </Td>
    </tr>
  );
}
