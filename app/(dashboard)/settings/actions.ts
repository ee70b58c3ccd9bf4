'use server';

import { revalidatePath } from 'next/cache';
import { runAction, type ActionResult } from '@/lib/auth/action-result';
import { requireActionViewer } from '@/lib/auth/session';
import { changeSetting } from '@/lib/db/commands/settings/change-setting';
import type { SettingValue } from '@/lib/posture/settings/definition';
import type { SettingKey } from '@/lib/posture/settings/definitions';
import { previewSetting, type SettingPreview } from '@/lib/scan/preview-setting';

interface SettingChange {
  key: SettingKey;
  /** Absent: back to what holds without an override. */
  value?: SettingValue;
}

export async function changeSettingAction(input: SettingChange): Promise<ActionResult<null>> {
  return changeSettingIn('estate', input);
}

/** The same for a unit or an account, or for one of the switches of checks and stages. */
export async function changeSettingIn(
  scope: string,
  input: Omit<SettingChange, 'key'> & { key: string },
): Promise<ActionResult<null>> {
  return runAction(async () => {
    await changeSetting(await requireActionViewer(), { scope, ...input });
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
