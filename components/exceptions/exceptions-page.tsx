import { Download } from 'lucide-react';
import type { ReactNode } from 'react';
import { PageHead } from '@/components/shared/page-head';
import type { ScopedPath } from '@/components/shared/scoped-path';
import { buttonVariants } from '@/components/ui/button-variants';
import { Card, CardFooter } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { SegmentedLinks } from '@/components/ui/segmented-links';
import type { ExceptionCounts, ExceptionRow } from '@/lib/db/queries/exceptions/list-exceptions';
import { formatPlural } from '@/lib/format';
import { exceptionStandings, type ExceptionStanding } from '@/lib/posture/findings/exception-kinds';
import { ExceptionsTable } from './exceptions-table';
import { standingWords } from '@/components/shared/exception-words';

interface ExceptionsPageProps {
  rows: ExceptionRow[];
  total: number;
  counts: ExceptionCounts;
  standing: ExceptionStanding | null;
  path: ScopedPath;
  titleOf: (checkId: string) => string;
  /** The buttons of a row, for those who may use them. */
  controlOf: (row: ExceptionRow) => ReactNode;
}

/** The register: what waits, what holds until when, and how the others ended. */
export function ExceptionsPage({ rows, total, counts, standing, path, ...cells }: ExceptionsPageProps) {
  const own = '/findings/exceptions';
  const all = counts.requested + counts['in-force'] + counts.ended;
  return (
    <>
      <PageHead
        crumbs={[{ label: 'Findings', href: path('/findings') }, { label: 'Exceptions' }]}
        title="Exceptions"
        lede={ledeOf(counts)}
        actions={
          <a
            href={path('/api/v1/exceptions', { standing, format: 'csv' })}
            download
            className={buttonVariants()}
          >
            <Download aria-hidden="true" />
            Export CSV
          </a>
        }
      />
      <SegmentedLinks
        label="Standing"
        className="mb-3 max-w-full overflow-x-auto"
        options={[
          { href: path(own), label: `All ${all}`, current: standing === null },
          ...exceptionStandings.map((one) => ({
            href: path(own, { standing: one }),
            label: `${standingWords[one]} ${counts[one]}`,
            current: standing === one,
          })),
        ]}
      />
      <Card>
        {rows.length > 0 ? (
          <>
            <ExceptionsTable rows={rows} path={path} {...cells} />
            <CardFooter>
              <span role="status">
                1–{rows.length} of {total}
              </span>
            </CardFooter>
          </>
        ) : (
          <EmptyState title={standing === null ? 'No exceptions' : 'No exception stands so'}>
            An exception lets a finding stand for a time, with a reason, an author, an approver and an end. It
            is asked for on the page of the finding.
          </EmptyState>
        )}
      </Card>
    </>
  );
}

function ledeOf({ requested, 'in-force': inForce, expiresSoon }: ExceptionCounts): string {
  if (requested + inForce === 0) return 'None waits and none is in force.';
  const soon = expiresSoon > 0 ? `, ${expiresSoon} of them end within 30 days` : '';
  return `${formatPlural(inForce, 'exception')} in force${soon}; ${requested} waiting for approval.`;
}
