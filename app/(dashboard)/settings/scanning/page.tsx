import { SettingsCard } from '@/components/settings/settings-card';
import { forPage } from '@/lib/auth/for-page';
import { requireViewer } from '@/lib/auth/session';
import { getSettings } from '@/lib/db/queries/settings/get-settings';
import { changeSettingAction } from '../actions';

export const metadata = { title: 'Scanning · Settings' };

export default async function ScanningPage() {
  const viewer = await requireViewer();
  return (
    <SettingsCard
      title="How often and how fast accounts are read"
      subtitle="Read-only calls, within limits that leave room for your own tools."
      group="scanning"
      settings={await forPage(getSettings(viewer))}
      change={changeSettingAction}
    />
  );
}
