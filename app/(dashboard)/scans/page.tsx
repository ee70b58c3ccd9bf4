import type { SearchParams } from 'nuqs/server';
import { ScansPage } from '@/components/scans/scans-page';
import { can } from '@/lib/access/can';
import { forPage } from '@/lib/auth/for-page';
import { requireViewer } from '@/lib/auth/session';
import { now } from '@/lib/clock';
import { getScanSchedule } from '@/lib/db/queries/scans/get-scan-schedule';
import { countScans, listScans } from '@/lib/db/queries/scans/list-scans';
import { getEffectiveSettings } from '@/lib/db/queries/settings/get-settings';
import { loadScope } from '../scope-params';
import { cancelScanAction, requestScanAction, requestScansAction } from './actions';
import { loadScansParams } from './search-params';

export const metadata = { title: 'Scans' };

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const viewer = await requireViewer();
  const { place, href } = await loadScope(searchParams);
  const view = await loadScansParams(searchParams);
  const [list, counts, schedule, settings] = await forPage(
    Promise.all([
      listScans(viewer, { ...place, ...view }),
      countScans(viewer, place),
      getScanSchedule(viewer, place),
      getEffectiveSettings(viewer, place),
    ]),
  );
  return (
    <ScansPage
      list={list}
      counts={counts}
      view={view}
      schedule={schedule}
      intervalHours={settings.scanIntervalHours}
      place={place}
      now={now()}
      rights={{ scan: can(viewer, 'scan:run') }}
      mayChange={can(viewer, 'setting:change')}
      actions={{ scan: requestScanAction, scanAll: requestScansAction, cancel: cancelScanAction }}
      href={href}
    />
  );
}
