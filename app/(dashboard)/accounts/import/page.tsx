import { createLoader, parseAsString, type SearchParams } from 'nuqs/server';
import { ImportReport } from '@/components/accounts/import/import-report';
import { requirePagePermission } from '@/lib/auth/for-page';
import { requireViewer } from '@/lib/auth/session';
import { listAccountOptions } from '@/lib/db/queries/accounts/list-account-options';
import { importReportAction } from './actions';

export const metadata = { title: 'Import a report' };

const loadImportParams = createLoader({ into: parseAsString });

export default async function ImportPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const viewer = await requireViewer();
  await requirePagePermission(viewer, 'report:import');
  const { into } = await loadImportParams(searchParams);
  const { accounts } = await listAccountOptions(viewer);
  const account = accounts.find(({ id }) => id === into);
  return <ImportReport account={account ?? null} importReport={importReportAction} />;
}
