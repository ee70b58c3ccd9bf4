'use client';

import { useEffect, useState } from 'react';
import { formatPlural } from '@/lib/format';
import type { SettingValue } from '@/lib/posture/settings/definition';
import type { SettingKey } from '@/lib/posture/settings/definitions';
import type { SettingPreview } from '@/lib/scan/preview-setting';
import type { PreviewSetting } from './setting-actions';

const debounceMs = 400;

interface SettingEffectProps {
  settingKey: SettingKey;
  value: SettingValue;
  preview: PreviewSetting;
}

/** "Would open 12 findings and close 3": the checks run over the newest snapshots with the value that is typed. */
export function SettingEffect({ settingKey, value, preview }: SettingEffectProps) {
  const [answer, setAnswer] = useState<{ asked: string; text: string } | null>(null);
  const asked = JSON.stringify(value);
  useEffect(() => {
    let isCurrent = true;
    const timer = setTimeout(async () => {
      const result = await preview({ key: settingKey, value: JSON.parse(asked) as SettingValue });
      if (isCurrent) setAnswer({ asked, text: result.ok ? inWords(result.data) : result.message });
    }, debounceMs);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [settingKey, asked, preview]);
  return <>{answer?.asked === asked ? answer.text : 'Running the checks with this value…'}</>;
}

function inWords({ checks, accounts, skipped, opens, closes }: SettingPreview): string {
  if (checks === 0) return 'No finding depends on this setting.';
  if (accounts === 0) return 'No account with a snapshot follows this value yet.';
  const parts = [
    opens > 0 ? `open ${formatPlural(opens, 'finding')}` : null,
    closes > 0 ? `close ${formatPlural(closes, 'finding')}` : null,
  ].filter((part) => part !== null);
  const place = `by the newest ${formatPlural(accounts, 'snapshot')}`;
  const rest = skipped > 0 ? ` Another ${formatPlural(skipped, 'account')} were not looked at.` : '';
  return parts.length > 0
    ? `Would ${parts.join(' and ')}, ${place}.${rest}`
    : `Would open and close nothing, ${place}.${rest}`;
}
