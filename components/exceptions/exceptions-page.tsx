import type { ReactNode } from 'react';
import { PageHead } from '@/components/shared/page-head';
import { EmptyState } from '@/components/ui/empty-state';
import type { ExceptionCounts } from '@/lib/db/queries/exceptions/list-exceptions';
import { formatCount, formatPlural } from '@/lib/format';
import { ExceptionsTable, type ExceptionsTableProps } from './exceptions-table';

interface ExceptionsPageProps extends Omit<ExceptionsTableProps, 'unfiltered' | 'empty'> {
  /** Without the filters of the address. */
  counts: ExceptionCounts;
  /** The button that asks for one, for those who may. */
  request: ReactNode;
}

/** The register: what waits, what holds until when, and how the others ended. */
export function ExceptionsPage({ counts, request, ...table }: ExceptionsPageProps) {
  return (
    <>
      <PageHead
        crumbs={[{ label: 'Findings', href: table.path('/findings') }, { label: 'Exceptions' }]}
        title="Exceptions"
        lede={ledeOf(counts)}
        actions={request}
      />
      <ExceptionsTable
        {...table}
        unfiltered={counts.requested + counts['in-force'] + counts.ended}
        empty={
          <EmptyState title="No exceptions">
            An exception lets a finding stand for a time, with a reason, an author, an approver and an end. It
            is asked for on the page of a finding, for several in their list, or here for a check, an account,
            a unit or a tag.
          </EmptyState>
        }
      />
    </>
  );
}

function ledeOf({ requested, 'in-force': inForce, expiresSoon }: ExceptionCounts): string {
  if (requested + inForce === 0) return 'None waits and none is in force.';
  const soon = expiresSoon > 0 ? `, ${formatCount(expiresSoon)} of them end within 30 days` : '';
  return `${formatPlural(inForce, 'exception')} in force${soon}; ${formatCount(requested)} waiting for approval.`;
}
