import type { SearchParams } from 'nuqs/server';
import { StagesCard } from '@/components/settings/stages-card';
import { forPage } from '@/lib/auth/for-page';
import { requireViewer } from '@/lib/auth/session';
import { operationsOf, stageActions } from '@/lib/aws/operations';
import { getEffectiveSettings } from '@/lib/db/queries/settings/get-settings';
import { listSwitches } from '@/lib/db/queries/settings/list-switches';
import { checks } from '@/lib/posture/checks';
import { stagesOf } from '@/lib/posture/settings/stages-of';
import { stageNames, stagesOffByDefault } from '@/lib/snapshot/stage';
import { changeSettingIn } from '../actions';
import { loadSettingScope } from '../setting-scope';

export const metadata = { title: 'Stages · Settings' };

export default async function StagesSettingsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const viewer = await requireViewer();
  const { place, scope, words } = await loadSettingScope(searchParams);
  const [effective, switches] = await forPage(
    Promise.all([getEffectiveSettings(viewer, place), listSwitches(viewer, { kind: 'stage', scope })]),
  );
  const on = stagesOf(effective);
  // A stage without operations has no collector in this version: there is nothing to switch.
  const stages = stageNames
    .filter((name) => operationsOf(name).length > 0)
    .map((name) => ({
      name,
      isOn: on.has(name),
      shipsOn: !stagesOffByDefault.has(name),
      own: switches.get(name) ?? null,
      actions: stageActions([name]),
      checks: checks.filter((check) => check.stages.includes(name)).length,
      change: changeStage.bind(null, scope, name),
    }));
  return <StagesCard stages={stages} words={words} />;
}

async function changeStage(scope: string, name: string, value?: boolean) {
  'use server';
  return changeSettingIn(scope, { key: `stage:${name}`, ...(value !== undefined && { value }) });
}
