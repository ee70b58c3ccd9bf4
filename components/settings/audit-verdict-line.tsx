import { CircleCheck } from 'lucide-react';
import { AbsoluteTime } from '@/components/shared/absolute-time';
import { Notice } from '@/components/ui/notice';
import type { AuditVerdict } from '@/lib/db/queries/audit/verify-audit';
import { formatCount, formatPlural } from '@/lib/format';

/** Whether the chain of hashes over the log is whole. */
export function AuditVerdictLine({ verdict }: { verdict: AuditVerdict }) {
  if (verdict.brokenAt) {
    return (
      <Notice className="mb-4">
        <b>The log was changed from outside.</b> Entry {verdict.brokenAt.id} of{' '}
        <AbsoluteTime at={verdict.brokenAt.at} /> does not fit the {formatCount(verdict.entries)} before it.
        Compare with a backup of the database.
      </Notice>
    );
  }
  return (
    <p className="mb-4 flex items-center gap-2 text-small text-fg-2">
      <CircleCheck aria-hidden="true" className="text-pass" />
      Nothing was changed or removed: the chain over {formatPlural(verdict.entries, 'entry', 'entries')} is
      whole, checked just now. Entries are never deleted.
    </p>
  );
}
