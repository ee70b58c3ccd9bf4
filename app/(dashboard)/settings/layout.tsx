import type { ReactNode } from 'react';
import { PageHead } from '@/components/shared/page-head';
import { Tabs } from '@/components/ui/tabs';
import { requirePagePermission } from '@/lib/auth/for-page';
import { requireViewer } from '@/lib/auth/session';

const tabs = [
  { href: '/settings/thresholds', label: 'Thresholds' },
  { href: '/settings/checks', label: 'Checks' },
  { href: '/settings/stages', label: 'Stages' },
  { href: '/settings/scores', label: 'Scores and due dates' },
  { href: '/settings/scanning', label: 'Scanning' },
  { href: '/settings/retention', label: 'Retention' },
  { href: '/settings/history', label: 'History' },
  { href: '/settings/people', label: 'People' },
  { href: '/settings/tokens', label: 'API tokens' },
  { href: '/settings/audit', label: 'Audit log' },
];

export default async function SettingsLayout({ children }: { children: ReactNode }) {
  await requirePagePermission(await requireViewer(), 'setting:change');
  return (
    <>
      <PageHead
        title="Settings"
        lede="They hold for the whole estate, or for the unit or account that is chosen above where a page says so. Each change is in the audit log."
      />
      <Tabs label="Settings" tabs={tabs} />
      {children}
    </>
  );
}
