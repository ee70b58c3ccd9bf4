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

/** One who comes from outside, by every role that lets it in. */
interface Outsider {
  name: string;
  sources: string[];
  entries: OutsideEntry[];
}

/** Roles that are named at once; the others are folded. */
const namedRoles = 3;

/** A provider of the same name stands in every account: one row for all of them. */
function groupBySource(entries: readonly OutsideEntry[]): Outsider[] {
  const groups = Map.groupBy(entries, ({ source }) => nameInStep(source));
  return [...groups].map(([name, own]) => ({
    name,
    sources: own.map(({ source }) => source),
    entries: own.toSorted((a, b) => a.hops.length - b.hops.length),
  }));
}

/** Who comes from outside the scanned accounts and reaches an administrator. */
export function EntriesCard({ entries, path }: { entries: readonly OutsideEntry[]; path: ScopedPath }) {
  const outsiders = groupBySource(entries);
  return (
    <Card className="mt-4">
      <CardHeader
        title="Ways in from outside"
        subtitle={`${formatPlural(outsiders.length, 'account, provider or organization', 'accounts, providers and organizations')} of which nothing is scanned, let in by a role from where an administrator is reached. What they may do on their own side is not known.`}
      />
      <CardBody flush>
        <Table caption="Ways in from outside" cards>
          <thead>
            <tr>
              <Th>Who</Th>
              <Th>Gets in as, and then</Th>
              <Th num>Hops</Th>
            </tr>
          </thead>
          <tbody>
            {outsiders.map((outsider) => (
              <OutsiderRow key={outsider.name} outsider={outsider} path={path} />
            ))}
          </tbody>
        </Table>
      </CardBody>
    </Card>
  );
}

function OutsiderRow({ outsider, path }: { outsider: Outsider; path: ScopedPath }) {
  const { name, sources, entries } = outsider;
  const hops = entries.map((entry) => entry.hops.length);
  const [fewest, most] = [Math.min(...hops), Math.max(...hops)];
  const others = entries.slice(namedRoles);
  return (
    <tr>
      <Td phone="full" className="align-top sm:py-2.5!">
        <span className="flex items-start gap-2.5">
          <DoorOpen aria-hidden="true" className="mt-0.5 flex-none text-fg-3" />
          <span className="min-w-0">
            <b className="font-medium break-all">{name}</b>
            <span className="block text-caption break-all text-fg-3">
              {sources.length === 1 ? sources[0] : `a provider of that name in ${sources.length} accounts`}
            </span>
          </span>
        </span>
      </Td>
      <Td label="Gets in as, and then" phone="full" className="sm:py-2.5!">
        <EntryList entries={entries.slice(0, namedRoles)} path={path} />
        {others.length > 0 ? (
          <details className="mt-1">
            <summary className="cursor-pointer text-small text-fg-2">
              and {formatPlural(others.length, 'other')}
            </summary>
            <EntryList entries={others} path={path} />
          </details>
        ) : null}
      </Td>
      <Td num label="Hops" className="align-top sm:py-2.5!">
        {fewest === most ? fewest : `${fewest} to ${most}`}
      </Td>
    </tr>
  );
}

function EntryList({ entries, path }: { entries: readonly OutsideEntry[]; path: ScopedPath }) {
  return (
    <ul className="grid gap-1">
      {entries.map((entry) => (
        <Entry key={entry.source} entry={entry} path={path} />
      ))}
    </ul>
  );
}

function Entry({ entry: { conditional, hops }, path }: { entry: OutsideEntry; path: ScopedPath }) {
  const [first, ...later] = hops;
  const before = accountsBefore(hops, null);
  const name = nameInStep(first?.to ?? '');
  return (
    <li className="break-words">
      {first?.toIdentityId ? (
        <Link href={path(`/identities/${first.toIdentityId}`)} className="link break-all">
          {name}
        </Link>
      ) : (
        name
      )}{' '}
      <span className="text-fg-3">
        {first?.account ? `in ${first.account.name}` : 'in an account outside your scope'}
      </span>
      {later.map((hop, index) => (
        <span key={`${hop.from} ${hop.to}`}>, {hopWords(hop, before[index + 1] ?? null)}</span>
      ))}
      {conditional ? <Tag className="ml-2">under a condition</Tag> : null}
    </li>
  );
}
