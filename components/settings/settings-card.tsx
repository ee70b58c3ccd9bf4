import { AbsoluteTime } from '@/components/shared/absolute-time';
import { Card, CardHeader } from '@/components/ui/card';
import { settingRange } from '@/lib/posture/setting-ranges';
import type { SettingView } from '@/lib/db/queries/settings/get-settings';
import { formatPlural } from '@/lib/format';
import type { ChangeSetting, PreviewSetting } from './setting-actions';
import { SettingForm } from './setting-form';
import { settingGroups, settingWords, type SettingGroup } from './setting-words';

interface SettingsCardProps {
  title: string;
  subtitle: string;
  group: SettingGroup;
  settings: SettingView[];
  change: ChangeSetting;
  /** Given where a change opens or closes findings. */
  preview?: PreviewSetting;
}

/** The settings of one group: what each does, its default, who changed it, and a field to change it. */
export function SettingsCard({ title, subtitle, group, settings, change, preview }: SettingsCardProps) {
  return (
    <Card>
      <CardHeader title={title} subtitle={subtitle} className="pb-3" />
      {settingGroups[group].map((key) => {
        const setting = settings.find((one) => one.key === key);
        return setting ? (
          <section
            key={key}
            className="grid gap-x-10 gap-y-4 border-t border-line px-4 py-5 sm:px-5 xl:grid-cols-[minmax(0,1fr)_420px]"
          >
            <div className="max-w-[72ch]">
              <h3 className="font-strong">{settingWords[key].label}</h3>
              <p className="mt-0.5 text-small text-fg-2">{settingWords[key].effect}</p>
              <SettingSource setting={setting} />
            </div>
            <SettingForm
              // A saved value makes a new form, so that it starts from what holds.
              key={setting.effective}
              settingKey={key}
              label={settingWords[key].label}
              range={settingRange(key)}
              value={setting.effective}
              defaultValue={setting.default}
              isOverridden={setting.overrides.some(({ scope }) => scope === 'estate')}
              change={change}
              preview={preview}
            />
          </section>
        ) : null;
      })}
    </Card>
  );
}

function SettingSource({ setting }: { setting: SettingView }) {
  const { benchmark } = settingWords[setting.key];
  const ofEstate = setting.overrides.find(({ scope }) => scope === 'estate');
  const others = setting.overrides.filter(({ scope }) => scope !== 'estate');
  return (
    <p className="mt-2 text-caption text-fg-3">
      Default {setting.default} {settingRange(setting.key).unit}.{benchmark ? ` ${benchmark}` : ''}
      {ofEstate ? (
        <>
          {' '}
          Changed by {ofEstate.updatedBy}, <AbsoluteTime at={ofEstate.updatedAt} />.
        </>
      ) : null}
      {others.length > 0
        ? ` ${formatPlural(others.length, 'unit or account has', 'units or accounts have')} another value: ${others
            .map(({ scopeName, value }) => `${scopeName} ${value}`)
            .join(', ')}.`
        : ''}
    </p>
  );
}
