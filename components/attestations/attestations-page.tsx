import { Download } from 'lucide-react';
import type { ReactNode } from 'react';
import { PageHead } from '@/components/shared/page-head';
import type { ScopedPath } from '@/components/shared/scoped-path';
import { buttonVariants } from '@/components/ui/button-variants';
import { Card, CardFooter } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { SegmentedLinks } from '@/components/ui/segmented-links';
import type { AttestationRow } from '@/lib/db/queries/attestations/list-attestations';
import { formatCount } from '@/lib/format';
import { attestationStandings, type AttestationStanding } from '@/lib/posture/findings/attestation-standings';
import { AttestationsTable } from './attestations-table';
import { attestationStandingWords } from './standing-words';

interface AttestationsPageProps {
  rows: readonly AttestationRow[];
  total: number;
  standing: AttestationStanding | null;
  path: ScopedPath;
  titleOf: (checkId: string) => string;
  controlOf: (row: AttestationRow) => ReactNode;
}

/** The register: who vouches for what, until when, and what has ended. */
export function AttestationsPage({ rows, total, standing, path, ...table }: AttestationsPageProps) {
  const own = '/compliance/attestations';
  return (
    <>
      <PageHead
        crumbs={[{ label: 'Compliance', href: path('/compliance') }, { label: 'Attestations' }]}
        title="Attestations"
        lede="What no API can answer, on somebody's word: with a name, a date and an end."
        actions={
          <a
            href={path('/api/v1/attestations', { standing, format: 'csv' })}
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
          { href: path(own), label: 'All', current: standing === null },
          ...attestationStandings.map((one) => ({
            href: path(own, { standing: one }),
            label: attestationStandingWords[one],
            current: standing === one,
          })),
        ]}
      />
      <Card>
        {rows.length > 0 ? (
          <>
            <AttestationsTable rows={rows} path={path} {...table} />
            <CardFooter>
              <span role="status">
                1–{formatCount(rows.length)} of {formatCount(total)}
              </span>
            </CardFooter>
          </>
        ) : (
          <EmptyState title={standing === null ? 'No attestations' : 'No attestation stands so'}>
            Where a requirement or a check is manual, its page has a button to attest it.
          </EmptyState>
        )}
      </Card>
    </>
  );
}
