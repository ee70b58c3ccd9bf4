import { AbsoluteTime } from '@/components/shared/absolute-time';
import { Card, CardHeader } from '@/components/ui/card';
import { definitions } from '@/lib/posture/settings/definitions';
import { settingLabels } from '@/lib/posture/settings/setting-labels';
import type { SettingView } from '@/lib/db/queries/settings/get-settings';
import { formatPlural } from '@/lib/format';
import type { ChangeSetting, PreviewSetting } from './setting-actions';
import { settingGroups, settingWords, type SettingGroup } from './setting-words';
import { ValueForm } from './value-form';

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
        const words = settingWords[key];
        return setting && words ? (
          <section
            key={key}
            className="grid gap-x-10 gap-y-4 border-t border-line px-4 py-5 sm:px-5 xl:grid-cols-[minmax(0,1fr)_420px]"
          >
            <div className="max-w-[72ch]">
              <h3 className="font-strong">{settingLabels[key]}</h3>
              <p className="mt-0.5 text-small text-fg-2">{words.effect}</p>
              <SettingSource setting={setting} unit={definitions[key].unit} benchmark={words.benchmark} />
            </div>
            <ValueForm
              // A saved value makes a new form, so that it starts from what holds.
              key={String(setting.effective)}
              settingKey={key}
              label={settingLabels[key]}
              definition={definitions[key]}
              value={setting.effective}
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

interface SettingSourceProps {
  setting: SettingView;
  unit: string;
  benchmark: string | undefined;
}

function SettingSource({ setting, unit, benchmark }: SettingSourceProps) {
  const ofEstate = setting.overrides.find(({ scope }) => scope === 'estate');
  const others = setting.overrides.filter(({ scope }) => scope !== 'estate');
  return (
    <p className="mt-2 text-caption text-fg-3">
      Default {String(setting.default)} {unit}.{benchmark ? ` ${benchmark}` : ''}
      {ofEstate ? (
        <>
          {' '}
          Changed by {ofEstate.updatedBy}, <AbsoluteTime at={ofEstate.updatedAt} />.
        </>
      ) : null}
      {others.length > 0
        ? ` ${formatPlural(others.length, 'unit or account has', 'units or accounts have')} another value: ${others
            .map(({ scopeName, value }) => `${scopeName} ${String(value)}`)
            .join(', ')}.`
        : ''}
    </p>
  );
}
