import type { ActionResult } from '@/lib/auth/action-result';
import type { SettingKey } from '@/lib/posture/settings';
import type { SettingPreview } from '@/lib/scan/preview-setting';

export type ChangeSetting = (input: {
  key: SettingKey;
  /** Null goes back to the default. */
  value: number | null;
}) => Promise<ActionResult<{ value: number | null }>>;

export type PreviewSetting = (input: {
  key: SettingKey;
  value: number;
}) => Promise<ActionResult<SettingPreview>>;
