import type { ReactNode } from 'react';
import type { ScopedPath } from '@/components/shared/scoped-path';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { Link } from '@/components/ui/link';
import type { AttestationRow } from '@/lib/db/queries/attestations/list-attestations';
import { AttestationsTable } from './attestations-table';

interface AttestationsCardProps {
  rows: readonly AttestationRow[];
  /** Whether anything here waits for somebody's word. */
  isAsked: boolean;
  /** The button that attests, for those who may. */
  attest: ReactNode;
  path: ScopedPath;
  titleOf: (checkId: string) => string;
  controlOf: (row: AttestationRow) => ReactNode;
}

/** Who vouches for it, with what words and until when; ended ones stay. */
export function AttestationsCard({ rows, isAsked, attest, ...table }: AttestationsCardProps) {
  const inForce = rows.some(({ standing }) => standing === 'in-force');
  return (
    <Card>
      <CardHeader
        title="Attestations"
        subtitle={
          isAsked && !inForce
            ? 'No API can answer it, and nobody vouches for it: it counts as manual, not as a pass.'
            : 'Who vouches for what no API can answer.'
        }
        action={attest}
      />
      <CardBody flush>
        {rows.length > 0 ? (
          <AttestationsTable rows={rows} {...table} />
        ) : (
          <p className="px-4 pb-5 text-fg-2 sm:px-5">
            None yet. All of them stand in the{' '}
            <Link href={table.path('/compliance/attestations')} className="link">
              register
            </Link>
            .
          </p>
        )}
      </CardBody>
    </Card>
  );
}
