import { headers } from 'next/headers';
import type { ReactNode } from 'react';
import { AppFrame } from '@/components/layout/app-frame';
import type { RailItem } from '@/components/layout/pages';
import { can } from '@/lib/access/can';
import { roleNames } from '@/lib/access/role-names';
import type { Viewer } from '@/lib/access/viewer';
import { requirePerson } from '@/lib/auth/session';
import { now } from '@/lib/clock';
import { getFrame, type FrameView } from '@/lib/db/queries/frame/get-frame';
import { signOutAction } from './actions';
import { requestScansAction } from './scans/actions';
import { loadScope } from './scope-params';

export default async function DashboardLayout({ children }: { children: ReactNode }) {
  const { viewer, displayName } = await requirePerson();
  const path = (await headers()).get('x-rolecall-path') ?? '/';
  const { place, at } = await loadScope(new URL(path, 'http://rolecall.invalid').searchParams);
  const moment = now();
  const frame = await getFrame(viewer, { ...place, at, now: moment });
  const { freshness } = frame;
  return (
    <AppFrame
      items={railItems(viewer, frame.counts)}
      person={{ name: displayName, role: roleNames[viewer.role] }}
      signOut={signOutAction}
      profileHref="/profile"
      rights={{
        ...(can(viewer, 'scan:run') && { scan: requestScansAction }),
        linkAccount: can(viewer, 'account:link'),
        importReport: can(viewer, 'report:import'),
      }}
      scope={{ accounts: frame.accounts, ous: frame.units }}
      scanTimes={frame.scanTimes.map((time) => time.toISOString())}
      earliest={frame.earliestAt?.toISOString()}
      freshness={{
        at: freshness.newestAt?.toISOString() ?? null,
        stale: freshness.stale.length,
        accounts: freshness.accounts,
        href: '/accounts?health=stale',
      }}
      now={moment.toISOString()}
    >
      {children}
    </AppFrame>
  );
}

function railItems(viewer: Viewer, counts: FrameView['counts']): RailItem[] {
  const items: RailItem[] = [
    { page: 'overview' },
    { page: 'findings', count: counts.findings },
    { page: 'identities', count: counts.identities },
    { page: 'permissions' },
    { page: 'paths' },
    { page: 'trust' },
    ...(can(viewer, 'policy:analyze') ? [{ page: 'policies' as const }] : []),
    { page: 'accounts', count: counts.accounts },
    { page: 'compliance' },
    { page: 'trends' },
    { page: 'compare' },
    { page: 'scans' },
  ];
  return can(viewer, 'setting:change') ? [...items, { page: 'settings' }] : items;
}
