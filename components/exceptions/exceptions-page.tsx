import type { ReactNode } from 'react';
import { RegisterPage } from '@/components/shared/register-page';
import type { ScopedPath } from '@/components/shared/scoped-path';
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
    <RegisterPage
      title="Exceptions"
      parent={{ label: 'Findings', href: path('/findings') }}
      lede={ledeOf(counts)}
      exportHref={path('/api/v1/exceptions', { standing, format: 'csv' })}
      standings={[
        { href: path(own), label: `All ${all}`, current: standing === null },
        ...exceptionStandings.map((one) => ({
          href: path(own, { standing: one }),
          label: `${standingWords[one]} ${counts[one]}`,
          current: standing === one,
        })),
      ]}
      rows={rows.length}
      total={total}
      empty={{
        title: standing === null ? 'No exceptions' : 'No exception stands so',
        text: 'An exception lets a finding stand for a time, with a reason, an author, an approver and an end. It is asked for on the page of the finding.',
      }}
    >
      <ExceptionsTable rows={rows} path={path} {...cells} />
    </RegisterPage>
  );
}

function ledeOf({ requested, 'in-force': inForce, expiresSoon }: ExceptionCounts): string {
  if (requested + inForce === 0) return 'None waits and none is in force.';
  const soon = expiresSoon > 0 ? `, ${expiresSoon} of them end within 30 days` : '';
  return `${formatPlural(inForce, 'exception')} in force${soon}; ${requested} waiting for approval.`;
}
