import type { ReactNode } from 'react';
import { RegisterPage } from '@/components/shared/register-page';
import type { ScopedPath } from '@/components/shared/scoped-path';
import type { AttestationRow } from '@/lib/db/queries/attestations/list-attestations';
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
    <RegisterPage
      title="Attestations"
      parent={{ label: 'Compliance', href: path('/compliance') }}
      lede="What no API can answer, on somebody's word: with a name, a date and an end."
      exportHref={path('/api/v1/attestations', { standing, format: 'csv' })}
      standings={[
        { href: path(own), label: 'All', current: standing === null },
        ...attestationStandings.map((one) => ({
          href: path(own, { standing: one }),
          label: attestationStandingWords[one],
          current: standing === one,
        })),
      ]}
      rows={rows.length}
      total={total}
      empty={{
        title: standing === null ? 'No attestations' : 'No attestation stands so',
        text: 'Where a requirement or a check is manual, its page has a button to attest it.',
      }}
    >
      <AttestationsTable rows={rows} path={path} {...table} />
    </RegisterPage>
  );
}
