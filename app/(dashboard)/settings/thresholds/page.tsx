import { SettingsCard } from '@/components/settings/settings-card';
import { forPage } from '@/lib/auth/for-page';
import { requireViewer } from '@/lib/auth/session';
import { getSettings } from '@/lib/db/queries/settings/get-settings';
import { changeSettingAction, previewSettingAction } from '../actions';

export const metadata = { title: 'Thresholds · Settings' };

export default async function ThresholdsPage() {
  const viewer = await requireViewer();
  return (
    <SettingsCard
      title="When something becomes a finding"
      subtitle="A change judges the newest snapshots again, without asking AWS. History keeps its verdicts."
      group="thresholds"
      settings={await forPage(getSettings(viewer))}
      change={changeSettingAction}
      preview={previewSettingAction}
    />
  );
}
