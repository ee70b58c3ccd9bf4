import type { ScopedPath } from '@/components/shared/scoped-path';
import { Card } from '@/components/ui/card';
import { Link } from '@/components/ui/link';
import { Table, Td, Th } from '@/components/ui/table';
import { Tag } from '@/components/ui/tag';
import type { FrameworkSummary } from '@/lib/db/queries/compliance/get-compliance';
import { formatCount, formatPercent } from '@/lib/format';
import { StatusBar } from './status-bar';

interface FrameworksTableProps {
  frameworks: readonly FrameworkSummary[];
  path: ScopedPath;
}

/** Every framework with what stands of it, each count apart. */
export function FrameworksTable({ frameworks, path }: FrameworksTableProps) {
  return (
    <Card>
      <Table caption="Frameworks and how they stand" headed>
        <thead>
          <tr>
            <Th className="min-w-56">Framework</Th>
            <Th className="w-[22%] min-w-28">Requirements</Th>
            <Th num>Pass</Th>
            <Th num>Fail</Th>
            <Th num>Unknown</Th>
            <Th num>Manual</Th>
            <Th num>Not applicable</Th>
            <Th num>Off</Th>
            <Th num>Passing</Th>
          </tr>
        </thead>
        <tbody>
          {frameworks.map((one) => (
            <FrameworkRow key={one.framework.id} {...one} path={path} />
          ))}
        </tbody>
      </Table>
    </Card>
  );
}

function FrameworkRow({ framework, custom, counts, percent, path }: FrameworkSummary & { path: ScopedPath }) {
  const at = (status: string) => path(`/compliance/${framework.id}`, { status });
  const cell = (label: string, status: 'pass' | 'fail' | 'unknown' | 'manual' | 'not-applicable' | 'off') => (
    <Td num label={label}>
      {counts[status] > 0 ? (
        <Link href={at(status)}>{formatCount(counts[status])}</Link>
      ) : (
        <span className="text-fg-3">0</span>
      )}
    </Td>
  );
  return (
    <tr>
      <Td phone="full">
        <Link href={path(`/compliance/${framework.id}`)} className="font-medium">
          {framework.name} {framework.version}
        </Link>
        {custom ? <Tag className="ml-2">custom</Tag> : null}
        <span className="block text-caption text-fg-3">{framework.publisher}</span>
      </Td>
      <Td label="Requirements">
        <StatusBar counts={counts} />
        <span className="mt-1 block text-caption text-fg-3">
          {framework.requirements.length} requirements
        </span>
      </Td>
      {cell('Pass', 'pass')}
      {cell('Fail', 'fail')}
      {cell('Unknown', 'unknown')}
      {cell('Manual', 'manual')}
      {cell('Not applicable', 'not-applicable')}
      {cell('Off', 'off')}
      <Td num label="Passing">
        {percent === null ? <span className="text-fg-3">nothing judged</span> : formatPercent(percent)}
      </Td>
    </tr>
  );
}
