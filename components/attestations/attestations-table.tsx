import type { ReactNode } from 'react';
import { AbsoluteTime } from '@/components/shared/absolute-time';
import type { ScopedPath } from '@/components/shared/scoped-path';
import { Link } from '@/components/ui/link';
import { Table, Td, Th } from '@/components/ui/table';
import { Tag } from '@/components/ui/tag';
import type { AttestationRow } from '@/lib/db/queries/attestations/list-attestations';
import { formatCount, formatPlural } from '@/lib/format';
import { attestationStandingWords } from './standing-words';

interface AttestationsTableProps {
  rows: readonly AttestationRow[];
  path: ScopedPath;
  /** The rule of a check by its id. */
  titleOf: (checkId: string) => string;
  /** The button of a row, for those who may use it. */
  controlOf: (row: AttestationRow) => ReactNode;
}

/** Those in force first, by when they end, then ended ones. */
export function AttestationsTable({ rows, path, titleOf, controlOf }: AttestationsTableProps) {
  return (
    <Table caption="Attestations, those in force first" size="tall" headed>
      <thead>
        <tr>
          <Th>For</Th>
          <Th>What holds</Th>
          <Th>By</Th>
          <Th>Standing</Th>
          <Th>Until</Th>
          <Th num>Results</Th>
          <Th srLabel="What can be done" />
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id} className="align-top">
            <Td phone="full" className="py-2.5! whitespace-normal">
              <Subject row={row} path={path} titleOf={titleOf} />
            </Td>
            <Td label="What holds" phone="full" className="max-w-[48ch] py-2.5! whitespace-normal">
              <span className="wrap-anywhere">{row.statement}</span>
              {row.evidence ? <Evidence text={row.evidence} /> : null}
            </Td>
            <Td label="By" className="py-2.5!">
              {row.personName}
              <span className="block text-caption text-fg-3">
                <AbsoluteTime at={row.at} dayOnly />
              </span>
            </Td>
            <Td label="Standing" className="py-2.5!">
              {attestationStandingWords[row.standing]} {row.expiresSoon ? <Tag>soon over</Tag> : null}
              {row.revokedBy ? (
                <span className="block text-caption text-fg-3">by {row.revokedBy}</span>
              ) : null}
            </Td>
            <Td label="Until" className="py-2.5!">
              <AbsoluteTime at={row.revokedAt ?? row.expiresAt} dayOnly />
              {row.standing === 'in-force' ? (
                <span className="block text-caption text-fg-3">
                  {formatPlural(Math.max(0, row.daysLeft), 'day')} left
                </span>
              ) : null}
            </Td>
            <Td num label="Results" className="py-2.5!">
              {row.checkId === null ? <span className="text-fg-3">none</span> : formatCount(row.results)}
            </Td>
            <Td className="py-2.5! text-right">{controlOf(row)}</Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function Subject({
  row,
  path,
  titleOf,
}: Pick<AttestationsTableProps, 'path' | 'titleOf'> & { row: AttestationRow }) {
  const { checkId, frameworkId, requirementId, resource } = row;
  return (
    <>
      {checkId === null ? (
        <Link href={path(`/compliance/${frameworkId}/${encodeURIComponent(requirementId ?? '')}`)}>
          {frameworkId} {requirementId}
        </Link>
      ) : (
        <Link href={path(`/checks/${checkId}`)}>{titleOf(checkId)}</Link>
      )}
      <span className="block text-caption break-all text-fg-3">{resource ?? scopeInWords(row)}</span>
    </>
  );
}

function scopeInWords({ scope, scopeName }: AttestationRow): string {
  if (scope === 'estate') return 'the whole estate';
  const id = scope.slice(scope.indexOf(':') + 1);
  return `${scope.startsWith('ou:') ? 'the unit' : 'the account'} ${scopeName ?? id}`;
}

/** A link where it is one; only web addresses become links. */
function Evidence({ text }: { text: string }) {
  const isLink = /^https?:\/\/\S+$/.test(text);
  return (
    <span className="mt-0.5 block text-caption wrap-anywhere text-fg-3">
      Seen at{' '}
      {isLink ? (
        <a href={text} target="_blank" rel="noreferrer noopener" className="link">
          {text}
        </a>
      ) : (
        text
      )}
    </span>
  );
}
