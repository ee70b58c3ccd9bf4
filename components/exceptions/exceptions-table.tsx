import type { ReactNode } from 'react';
import { AbsoluteTime } from '@/components/shared/absolute-time';
import type { ScopedPath } from '@/components/shared/scoped-path';
import { Link } from '@/components/ui/link';
import { Table, Td, Th } from '@/components/ui/table';
import { Tag } from '@/components/ui/tag';
import type { ExceptionRow } from '@/lib/db/queries/exceptions/list-exceptions';
import { formatCount, formatPlural } from '@/lib/format';
import { endWords, kindWords, standingWords } from '@/components/shared/exception-words';

interface ExceptionsTableProps {
  rows: ExceptionRow[];
  path: ScopedPath;
  titleOf: (checkId: string) => string;
  controlOf: (row: ExceptionRow) => ReactNode;
}

/** Requests first, then what ends soonest, then what has ended. */
export function ExceptionsTable({ rows, path, titleOf, controlOf }: ExceptionsTableProps) {
  return (
    <Table caption="Exceptions, those that wait first" size="tall" headed>
      <thead>
        <tr>
          <Th>For</Th>
          <Th>Reason</Th>
          <Th>By</Th>
          <Th>Standing</Th>
          <Th>Until</Th>
          <Th num>Findings</Th>
          <Th srLabel="What can be done" />
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id} className="align-top">
            <Td phone="full" className="py-2.5!">
              <ScopeWords row={row} path={path} titleOf={titleOf} />
            </Td>
            <Td label="Reason" phone="full" className="max-w-[40ch] py-2.5!">
              <span className="block font-medium">{kindWords[row.kind]}</span>
              <span className="break-words text-fg-2">{row.reason}</span>
            </Td>
            <Td label="By" className="py-2.5!">
              {row.requestedBy}
              <span className="block text-caption text-fg-3">
                {row.decidedBy
                  ? `approved by ${row.selfApproved ? 'the same person' : row.decidedBy}`
                  : 'not decided'}
              </span>
            </Td>
            <Td label="Standing" className="py-2.5!">
              <StandingWords row={row} />
            </Td>
            <Td label="Until" className="py-2.5!">
              <AbsoluteTime at={row.endedAt ?? row.expiresAt} dayOnly />
              {row.standing === 'ended' ? null : (
                <span className="block text-caption text-fg-3">
                  {formatPlural(Math.max(0, row.daysLeft), 'day')} left
                </span>
              )}
            </Td>
            <Td num label="Findings" className="py-2.5!">
              {row.standing === 'ended' ? <span className="text-fg-3">0</span> : formatCount(row.findings)}
            </Td>
            <Td className="py-2.5! text-right">{controlOf(row)}</Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function ScopeWords({
  row,
  path,
  titleOf,
}: Omit<ExceptionsTableProps, 'rows' | 'controlOf'> & { row: ExceptionRow }) {
  const check = row.checkId === null ? 'Every check' : titleOf(row.checkId);
  return (
    <>
      {row.findingId ? <Link href={path(`/findings/${row.findingId}`)}>{check}</Link> : <span>{check}</span>}
      <span className="block text-caption break-all text-fg-3">{placeOf(row)}</span>
    </>
  );
}

/** What an exception takes in besides the check: `of ci-deploy in payments-prod`, `everywhere`. */
function placeOf(row: ExceptionRow): string {
  const account = row.accountName ?? row.accountId;
  switch (row.scopeKind) {
    case 'finding':
      return `of ${row.identityName ?? row.resource?.split(/[/:]/).at(-1) ?? 'a resource'} in ${account}`;
    case 'check':
      return 'everywhere';
    case 'account':
      return `in ${account}`;
    case 'ou':
      return `in the unit ${row.ouName ?? row.ouId}`;
    case 'tag':
      return `where the tag ${row.tagKey} is ${row.tagValue ?? 'there'}`;
  }
}

function StandingWords({ row }: { row: ExceptionRow }) {
  if (row.standing === 'ended')
    return (
      <span className="text-fg-2">
        {standingWords.ended}: {row.endedBy ? endWords[row.endedBy] : 'over'}
      </span>
    );
  return (
    <>
      {standingWords[row.standing]} {row.expiresSoon ? <Tag>soon over</Tag> : null}
    </>
  );
}
