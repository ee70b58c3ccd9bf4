import { severityMarks, SeverityMark } from '@/components/shared/severity-mark';
import type { ScopedPath } from '@/components/shared/scoped-path';
import { ButtonLink } from '@/components/ui/button-link';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { Table, Td, Th } from '@/components/ui/table';
import type { IdentityDetail, IdentityFinding } from '@/lib/db/queries/identities/get-identity';
import { severities, type Severity } from '@/lib/posture/types';
import { formatCount, formatDate, formatDateTime, formatDays } from '@/lib/format';

interface FindingsCardProps {
  identity: Pick<IdentityDetail, 'id' | 'findings' | 'snapshotAt'>;
  path: ScopedPath;
  /** Rows shown; the rest is behind the link. */
  limit?: number;
}

/** What is wrong with one identity, worst first. */
export function FindingsCard({ identity, path, limit }: FindingsCardProps) {
  const { findings, snapshotAt } = identity;
  const shown = limit === undefined ? findings : findings.slice(0, limit);
  return (
    <Card>
      <CardHeader
        title="Open findings"
        subtitle={findings.length > 0 ? countsBySeverity(findings) : undefined}
        action={
          shown.length < findings.length ? (
            <ButtonLink variant="ghost" href={path(`/identities/${identity.id}/findings`)}>
              All findings
            </ButtonLink>
          ) : undefined
        }
      />
      <CardBody flush>
        {findings.length === 0 ? (
          <EmptyState kind="good" title="No open finding">
            Checked {formatDateTime(snapshotAt)}.
          </EmptyState>
        ) : (
          <FindingRows findings={shown} path={path} />
        )}
      </CardBody>
    </Card>
  );
}

function FindingRows({ findings, path }: { findings: readonly IdentityFinding[]; path: ScopedPath }) {
  return (
    <Table caption="Open findings, worst first" size="compact">
      <thead>
        <tr>
          <Th>Finding</Th>
          <Th>Check</Th>
          <Th>State</Th>
          <Th num>Since</Th>
        </tr>
      </thead>
      <tbody>
        {findings.map((finding) => (
          <tr key={finding.id}>
            <Td phone="full" className="sm:py-2!">
              <span className="flex items-start gap-2.5">
                <SeverityMark severity={severityOf(finding)} iconOnly className="mt-0.5" />
                <Link href={path(`/findings/${finding.id}`)} className="font-medium break-words">
                  {finding.title}
                </Link>
              </span>
            </Td>
            <Td phone="off">
              <code className="whitespace-nowrap text-fg-2">{finding.checkId}</code>
            </Td>
            <Td label="State" className="whitespace-nowrap text-fg-2">
              {stateWords(finding)}
            </Td>
            <Td num label="Since" className="whitespace-nowrap text-fg-2">
              {formatDate(finding.reopenedAt ?? finding.firstSeenAt)}
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function severityOf({ severity }: IdentityFinding): Severity {
  return severities.find((one) => one === severity) ?? 'info';
}

const triageWords: Record<string, string> = { 'in-review': 'in review', remediating: 'remediating' };

function stateWords({ triage, reopenedAt, openDays, notCheckedSince }: IdentityFinding): string {
  if (notCheckedSince) return `not re-checked since ${formatDate(notCheckedSince)}`;
  const word = triageWords[triage] ?? (reopenedAt ? 'reopened' : 'open');
  return openDays > 0 ? `${word} ${formatDays(openDays)}` : `${word}, new`;
}

function countsBySeverity(findings: readonly IdentityFinding[]): string {
  const counts = severities.flatMap((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return count > 0 ? [`${formatCount(count)} ${severityMarks[severity].word.toLowerCase()}`] : [];
  });
  return `${formatCount(findings.length)} open: ${counts.join(', ')}`;
}
