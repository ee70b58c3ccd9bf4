import type { ReactNode } from 'react';
import { AbsoluteTime } from '@/components/shared/absolute-time';
import { Card, CardHeader } from '@/components/ui/card';
import type { SettingView } from '@/lib/db/queries/settings/get-settings';
import type { SettingValue } from '@/lib/posture/settings/definition';
import { definitions, type SettingKey } from '@/lib/posture/settings/definitions';
import { settingLabels } from '@/lib/posture/settings/setting-labels';
import type { ChangeSetting, PreviewSetting } from './setting-actions';
import { toText } from './setting-text';
import { ValueForm } from './value-form';

/** One setting as it stands on a page. */
export interface ValueEntry {
  key: SettingKey;
  /** What it does, or whom. */
  about: ReactNode;
}

export interface ValueRowsProps {
  entries: readonly ValueEntry[];
  settings: readonly SettingView[];
  /** `estate`, `ou:<id>` or `account:<id>`: where a change holds. */
  scope: string;
  change: ChangeSetting;
  preview?: PreviewSetting | undefined;
}

/** Settings of any kind in a card of their own. */
export function ValuesCard({
  title,
  subtitle,
  ...rows
}: ValueRowsProps & { title: string; subtitle?: string }) {
  return (
    <Card>
      <CardHeader title={title} subtitle={subtitle} className="pb-3" />
      <ValueRows {...rows} />
    </Card>
  );
}

/** What each setting is for, where its value comes from, and a field to change it for the scope shown. */
export function ValueRows({ entries, settings, scope, change, preview }: ValueRowsProps) {
  const byKey = new Map(settings.map((setting) => [setting.key, setting]));
  return entries.map(({ key, about }) => {
    const setting = byKey.get(key);
    const label = settingLabels[key];
    return setting ? (
      <section
        key={key}
        className="grid gap-x-10 gap-y-3 border-t border-line px-4 py-4 sm:px-5 xl:grid-cols-[minmax(0,1fr)_460px]"
      >
        <div className="max-w-[72ch]">
          <h3 className="font-strong">{label}</h3>
          <div className="mt-0.5 text-small text-fg-2">{about}</div>
          <ValueSource setting={setting} scope={scope} />
        </div>
        <ValueForm
          // A saved value makes a new form, so that it starts from what holds.
          key={`${scope} ${toText(setting.effective)}`}
          settingKey={key}
          label={label}
          definition={definitions[key]}
          value={setting.effective}
          isOverridden={setting.overrides.some((one) => one.scope === scope)}
          change={change}
          preview={preview}
        />
      </section>
    ) : null;
  });
}

function shippedText(value: SettingValue): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return toText(value).replaceAll('\n', ', ') || 'empty';
}

function ValueSource({ setting, scope }: { setting: SettingView; scope: string }) {
  const own = setting.overrides.find((one) => one.scope === scope);
  const others = setting.overrides.filter((one) => one.scope !== scope);
  const shipped = shippedText(setting.default);
  return (
    <p className="mt-1.5 text-caption break-words text-fg-3">
      Ships as {shipped}.
      {own ? (
        <>
          {' '}
          Changed here by {own.updatedBy}, <AbsoluteTime at={own.updatedAt} />.
        </>
      ) : null}
      {others.length > 0 ? ` Also set for ${others.map(({ scopeName }) => scopeName).join(', ')}.` : ''}
    </p>
  );
}
