import { SeverityMark } from '@/components/shared/severity-mark';
import type { ScopedPath } from '@/components/shared/scoped-path';
import { Card, CardHeader } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import type { PolicyFindingRow } from '@/lib/db/queries/policies/list-policy-findings';
import type { Severity } from '@/lib/posture/types';
import { formatDate, formatDateTime } from '@/lib/format';

interface FindingsOfPolicyProps {
  findings: readonly PolicyFindingRow[];
  snapshotAt: Date;
  path: ScopedPath;
}

/** Open findings about the policy, the worst first. */
export function FindingsOfPolicy({ findings, snapshotAt, path }: FindingsOfPolicyProps) {
  return (
    <Card>
      <CardHeader title="Open findings" />
      {findings.length === 0 ? (
        <EmptyState kind="good" title="No open finding">
          Checked {formatDateTime(snapshotAt)}.
        </EmptyState>
      ) : (
        <ul className="pt-3">
          {findings.map(({ id, severity, title, checkId, firstSeenAt }) => (
            <li key={id} className="flex items-start gap-2.5 border-t border-line px-4 py-2.5 sm:px-5">
              {/* The column is written from the same closed set. */}
              <SeverityMark severity={severity as Severity} iconOnly className="mt-0.5" />
              <span className="min-w-0">
                <Link href={path(`/findings/${id}`)} className="font-medium break-words">
                  {title}
                </Link>
                <span className="block text-caption text-fg-3">
                  {checkId}, since {formatDate(firstSeenAt)}
                </span>
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
