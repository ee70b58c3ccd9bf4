import { RowCheckbox } from '@/components/data-table/selection';
import type { ScopedPath } from '@/components/shared/scoped-path';
import { Link } from '@/components/ui/link';
import { Td, Th } from '@/components/ui/table';
import type { FindingListRow } from '@/lib/db/queries/findings/list-findings';
import { formatCount } from '@/lib/format';
import { DueCell, OwnerCell, resourceWords, SinceCell, StatusCell } from './finding-cells';

interface GroupFindingsProps {
  rows: FindingListRow[];
  /** Findings of the check; more than the rows when it has many. */
  total: number;
  title: string;
  allHref: string;
  selectable: boolean;
  path: ScopedPath;
}

/** The findings of one check, dense, on the darker paper. */
export function GroupFindings({ rows, total, title, allHref, selectable, path }: GroupFindingsProps) {
  return (
    <>
      <table className="ledger cards three dense">
        <caption className="sr-only">{title}: its findings, worst and oldest first</caption>
        <thead>
          <tr>
            {selectable ? <Th className="w-11 pr-0!" srLabel="Select" /> : null}
            <Th>Finding</Th>
            <Th>Account</Th>
            <Th>Status</Th>
            <Th>Since last scan</Th>
            <Th>Owner</Th>
            <Th className="sm:max-2xl:hidden">Due</Th>
            <Th num>Open, days</Th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <FindingRow key={row.id} row={row} selectable={selectable} href={path(`/findings/${row.id}`)} />
          ))}
        </tbody>
      </table>
      {total > rows.length ? (
        <p className="border-t border-line px-5 py-2.5 text-small sm:pl-12">
          <Link href={allHref} className="link">
            Show all {formatCount(total)}
          </Link>
        </p>
      ) : null}
    </>
  );
}

function FindingRow({ row, selectable, href }: { row: FindingListRow; selectable: boolean; href: string }) {
  return (
    <tr data-row="" data-href={href} className="cursor-pointer">
      {selectable ? (
        <td className="check-cell pr-0! max-sm:pl-0!">
          <RowCheckbox id={row.id} name={`${resourceWords(row)} (${row.accountName})`} />
        </td>
      ) : null}
      <Td phone="full" className="max-w-[320px] truncate max-sm:pl-0!">
        <Link href={href} className="-my-0.5 inline-block py-0.5 font-medium" title={row.title}>
          {resourceWords(row)}
        </Link>
      </Td>
      <Td label="Account" className="break-words max-sm:whitespace-normal!">
        {row.accountName}
      </Td>
      <Td label="Status">
        <StatusCell row={row} />
      </Td>
      <Td label="Since last scan">
        <SinceCell row={row} />
      </Td>
      <Td label="Owner">
        <OwnerCell owner={row.owner} />
      </Td>
      <Td label="Due" className="sm:max-2xl:hidden">
        <DueCell row={row} />
      </Td>
      <Td num label="Open, days">
        {formatCount(row.openDays)}
      </Td>
    </tr>
  );
}
