'use server';

import { revalidatePath } from 'next/cache';
import { runAction, type ActionResult } from '@/lib/auth/action-result';
import { requireActionViewer } from '@/lib/auth/session';
import { changeSetting } from '@/lib/db/commands/settings/change-setting';
import type { SettingKey } from '@/lib/posture/settings';
import { previewSetting, type SettingPreview } from '@/lib/scan/preview-setting';

export async function changeSettingAction(input: {
  key: SettingKey;
  value: number | null;
}): Promise<ActionResult<{ value: number | null }>> {
  return runAction(async () => {
    const { value } = await changeSetting(await requireActionViewer(), { scope: 'estate', ...input });
    revalidatePath('/', 'layout');
    return { value };
  });
}

export async function previewSettingAction(input: {
  key: SettingKey;
  value: number;
}): Promise<ActionResult<SettingPreview>> {
  return runAction(async () => previewSetting(await requireActionViewer(), input));
}
