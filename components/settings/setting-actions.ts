import type { ActionResult } from '@/lib/auth/action-result';
import type { SettingValue } from '@/lib/posture/settings/definition';
import type { SettingKey } from '@/lib/posture/settings/definitions';
import type { SettingPreview } from '@/lib/scan/preview-setting';

export type ChangeSetting = (input: {
  key: SettingKey;
  /** Absent: back to what holds without an override. */
  value?: SettingValue;
}) => Promise<ActionResult<null>>;

export type PreviewSetting = (input: {
  key: SettingKey;
  value: SettingValue;
}) => Promise<ActionResult<SettingPreview>>;
