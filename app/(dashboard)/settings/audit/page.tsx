import type { SearchParams } from 'nuqs/server';
import { AuditTable } from '@/components/settings/audit-table';
import { AuditVerdictLine } from '@/components/settings/audit-verdict-line';
import { SectionBoundary } from '@/components/shared/section-boundary';
import { Skeleton } from '@/components/ui/skeleton';
import type { Viewer } from '@/lib/access/viewer';
import { forPage } from '@/lib/auth/for-page';
import { requireViewer } from '@/lib/auth/session';
import { listAudit } from '@/lib/db/queries/audit/list-audit';
import { verifyAudit } from '@/lib/db/queries/audit/verify-audit';
import { loadAuditParams } from './search-params';

export const metadata = { title: 'Audit log · Settings' };

export default async function AuditPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const viewer = await requireViewer();
  const { page, size, q, action } = await loadAuditParams(searchParams);
  const { rows, total } = await forPage(listAudit(viewer, { page, size, q, actions: action }));
  return (
    <>
      <SectionBoundary name="The check of the log" fallback={<Skeleton className="mb-4 h-10" />}>
        <Verdict viewer={viewer} />
      </SectionBoundary>
      <AuditTable rows={rows} total={total} page={page} size={size} q={q} actions={action} />
    </>
  );
}

async function Verdict({ viewer }: { viewer: Viewer }) {
  return <AuditVerdictLine verdict={await verifyAudit(viewer)} />;
}
