import { DoorOpen } from 'lucide-react';
import type { ScopedPath } from '@/components/shared/scoped-path';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { Link } from '@/components/ui/link';
import { Table, Td, Th } from '@/components/ui/table';
import { Tag } from '@/components/ui/tag';
import type { OutsideEntry } from '@/lib/db/queries/paths/types';
import { formatPlural } from '@/lib/format';
import { nameInStep } from './permission-words';
import { accountsBefore, hopWords } from './route-words';

/** Who comes from outside the scanned accounts and reaches an administrator. */
export function EntriesCard({ entries, path }: { entries: readonly OutsideEntry[]; path: ScopedPath }) {
  return (
    <Card className="mt-4">
      <CardHeader
        title="Ways in from outside"
        subtitle={`${formatPlural(entries.length, 'account, provider or organization', 'accounts, providers and organizations')} of which nothing is scanned, let in by a role from where an administrator is reached. What they may do on their own side is not known.`}
      />
      <CardBody flush>
        <Table caption="Ways in from outside" cards>
          <thead>
            <tr>
              <Th>Who</Th>
              <Th>Gets in as</Th>
              <Th>Then</Th>
              <Th num>Hops</Th>
            </tr>
          </thead>
          <tbody>
            {entries.map((entry) => (
              <Entry key={entry.source} entry={entry} path={path} />
            ))}
          </tbody>
        </Table>
      </CardBody>
    </Card>
  );
}

function Entry({ entry: { source, conditional, hops }, path }: { entry: OutsideEntry; path: ScopedPath }) {
  const [first, ...later] = hops;
  const before = accountsBefore(hops, null);
  return (
    <tr>
      <Td phone="full">
        <span className="flex items-start gap-2.5">
          <DoorOpen aria-hidden="true" className="mt-0.5 flex-none text-fg-3" />
          <span className="min-w-0">
            <b className="font-medium break-all">{nameInStep(source)}</b>
            {conditional ? <Tag className="ml-2">under a condition</Tag> : null}
            <span className="block text-caption break-all text-fg-3">{source}</span>
          </span>
        </span>
      </Td>
      <Td label="Gets in as">
        {first?.toIdentityId ? (
          <Link href={path(`/identities/${first.toIdentityId}`)} className="link">
            {nameInStep(first.to)}
          </Link>
        ) : (
          nameInStep(first?.to ?? '')
        )}
        <span className="block text-caption text-fg-3">
          {first?.account?.name ?? 'an account outside your scope'}
        </span>
      </Td>
      <Td label="Then">
        {later.length === 0 ? (
          <span className="text-fg-3">is an administrator</span>
        ) : (
          later.map((hop, index) => (
            <span key={hop.to + hop.from} className="block">
              {hopWords(hop, before[index + 1] ?? null)}
            </span>
          ))
        )}
      </Td>
      <Td num label="Hops">
        {hops.length}
      </Td>
    </tr>
  );
}
