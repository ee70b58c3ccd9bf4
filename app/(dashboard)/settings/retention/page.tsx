import { SettingsCard } from '@/components/settings/settings-card';
import { forPage } from '@/lib/auth/for-page';
import { requireViewer } from '@/lib/auth/session';
import { getSettings } from '@/lib/db/queries/settings/get-settings';
import { changeSettingAction } from '../actions';

export const metadata = { title: 'Retention · Settings' };

export default async function RetentionPage() {
  const viewer = await requireViewer();
  return (
    <SettingsCard
      title="How long data is kept"
      subtitle="Applied once a day. What is removed cannot be brought back."
      group="retention"
      settings={await forPage(getSettings(viewer))}
      change={changeSettingAction}
    />
  );
}
