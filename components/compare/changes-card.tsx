import { ArrowRight } from 'lucide-react';
import { changeSubject } from '@/components/shared/change-words';
import { KindIcon } from '@/components/shared/kind-icon';
import type { ScopedPath } from '@/components/shared/scoped-path';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { Link } from '@/components/ui/link';
import { Table, Td, Th } from '@/components/ui/table';
import type { ChangeRow } from '@/lib/db/queries/changes/list-changes';
import { formatCount } from '@/lib/format';
import { cn } from '@/lib/utils';
import { kindOf, meaningOf, sideWords, signOf, type ChangeSign } from './compare-words';

const signs: Record<ChangeSign, { sign: string; color: string }> = {
  added: { sign: '+', color: 'text-add' },
  removed: { sign: '−', color: 'text-del' },
  changed: { sign: '±', color: 'text-fg-3' },
};

interface ChangesCardProps {
  title: string;
  changes: readonly ChangeRow[];
  /** Rows shown; the rest is on the group's own tab. */
  most: number;
  moreHref: string;
  path: ScopedPath;
}

/** The changes of one group, before and after. */
export function ChangesCard({ title, changes, most, moreHref, path }: ChangesCardProps) {
  const left = changes.length - most;
  return (
    <Card>
      <CardHeader
        title={title}
        subtitle={countWords(changes)}
        action={
          left > 0 ? (
            <Link href={moreHref} scroll={false} className="px-2 text-small text-fg-2">
              {formatCount(left)} more
            </Link>
          ) : undefined
        }
      />
      <CardBody flush>
        <Table caption={`${title} that changed`} size="compact" headed className="sm:table-fixed">
          <thead>
            <tr>
              <Th srLabel="Change" className="w-10" />
              <Th className="w-[25%]">What</Th>
              <Th className="w-[14%]">Account</Th>
              <Th className="w-[17%]">Before</Th>
              <Th srLabel="becomes" className="w-8" />
              <Th className="w-[17%]">After</Th>
              <Th>Meaning</Th>
            </tr>
          </thead>
          <tbody>
            {changes.slice(0, most).map((change) => (
              <ChangeLine key={change.id} change={change} path={path} />
            ))}
          </tbody>
        </Table>
      </CardBody>
    </Card>
  );
}

function countWords(changes: readonly ChangeRow[]): string {
  const count = (wanted: ChangeSign) => changes.filter((change) => signOf(change) === wanted).length;
  const parts = (['added', 'removed', 'changed'] as const).flatMap((sign) =>
    count(sign) > 0 ? [`${formatCount(count(sign))} ${sign}`] : [],
  );
  return parts.join(', ');
}

function ChangeLine({ change, path }: { change: ChangeRow; path: ScopedPath }) {
  const sign = signOf(change);
  const meaning = meaningOf(change);
  return (
    <tr>
      <Td>
        <b aria-hidden="true" className={cn('font-mono', signs[sign].color)}>
          {signs[sign].sign}
        </b>
        <span className="sr-only">{sign}</span>
      </Td>
      <Td phone="full">
        <span className="flex min-w-0 items-center gap-2">
          <KindIcon kind={kindOf(change.entityKind)} className="size-4 flex-none" />
          <Subject change={change} path={path} />
        </span>
      </Td>
      <Td label="Account" className="text-fg-2">
        {change.accountName}
      </Td>
      <Td label="Before" className="break-words">
        <Side change={change} value={change.before} />
      </Td>
      <Td phone="off">
        <ArrowRight aria-hidden="true" className="size-3.5 text-fg-3" />
      </Td>
      <Td label="After" className="break-words">
        <Side change={change} value={change.after} />
      </Td>
      <Td phone="full" className={meaning.color ?? 'text-fg-2'}>
        {meaning.text}
      </Td>
    </tr>
  );
}

function Side({ change, value }: { change: ChangeRow; value: ChangeRow['before'] }) {
  const words = sideWords(change, value);
  return <span className={words === 'absent' ? 'text-fg-3' : undefined}>{words}</span>;
}

function Subject({ change, path }: { change: ChangeRow; path: ScopedPath }) {
  const name =
    change.entityKind === 'access-key' && change.identityName
      ? `${change.identityName} …${change.entity.slice(-4)}`
      : changeSubject(change);
  const isGone = change.field === 'deleted';
  if (!change.identityId || isGone)
    return (
      <span title={name} className="truncate font-medium">
        {name}
      </span>
    );
  return (
    <Link
      href={path(`/identities/${change.identityId}/timeline`)}
      title={name}
      className="truncate font-medium"
    >
      {name}
    </Link>
  );
}
