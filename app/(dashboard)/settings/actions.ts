'use server';

import { revalidatePath } from 'next/cache';
import { runAction, type ActionResult } from '@/lib/auth/action-result';
import { requireActionViewer } from '@/lib/auth/session';
import { changeSetting } from '@/lib/db/commands/settings/change-setting';
import type { SettingValue } from '@/lib/posture/settings/definition';
import type { SettingKey } from '@/lib/posture/settings/definitions';
import { previewSetting, type SettingPreview } from '@/lib/scan/preview-setting';

export async function changeSettingAction(input: {
  key: SettingKey;
  value?: SettingValue;
}): Promise<ActionResult<null>> {
  return runAction(async () => {
    await changeSetting(await requireActionViewer(), { scope: 'estate', ...input });
    revalidatePath('/', 'layout');
    return null;
  });
}

export async function previewSettingAction(input: {
  key: SettingKey;
  value: SettingValue;
}): Promise<ActionResult<SettingPreview>> {
  return runAction(async () => previewSetting(await requireActionViewer(), input));
}
