import type { SearchParams } from 'nuqs/server';
import { ScanDetailPage } from '@/components/scans/scan-detail-page';
import { can } from '@/lib/access/can';
import { forPage } from '@/lib/auth/for-page';
import { requireViewer } from '@/lib/auth/session';
import { getScan } from '@/lib/db/queries/scans/get-scan';
import { loadScope } from '../../scope-params';
import { cancelScanAction, requestScanAction } from '../actions';

export const metadata = { title: 'Scan' };

interface PageProps {
  params: Promise<{ scanId: string }>;
  searchParams: Promise<SearchParams>;
}

export default async function Page({ params, searchParams }: PageProps) {
  const viewer = await requireViewer();
  const { scanId } = await params;
  const { href } = await loadScope(searchParams);
  const scan = await forPage(getScan(viewer, { scanId }));
  return (
    <ScanDetailPage
      scan={scan}
      rights={{ scan: can(viewer, 'scan:run') }}
      actions={{ scan: requestScanAction, cancel: cancelScanAction }}
      href={href}
    />
  );
}
