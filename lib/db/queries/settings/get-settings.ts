import { requirePermission } from '@/lib/access/require-permission';
import type { Viewer } from '@/lib/access/viewer';
import type { SettingValue } from '@/lib/posture/settings/definition';
import { definitions, type SettingKey, settingKeys } from '@/lib/posture/settings/definitions';
import { resolveSettings, type Settings } from '@/lib/posture/settings/resolve-settings';
import { acceptsValue } from '@/lib/posture/settings/setting-problem';
import { db } from '../../client';
import type { Place } from '../../sql/seen-accounts';
import { readOuPath } from './read-ou-path';

export interface SettingOverrideView {
  /** `estate`, `ou:<id>` or `account:<id>`. */
  scope: string;
  scopeName: string;
  value: SettingValue;
  updatedAt: Date;
  updatedBy: string;
}

export interface SettingView {
  key: SettingKey;
  default: SettingValue;
  /** What holds in the place asked for. */
  effective: SettingValue;
  overrides: SettingOverrideView[];
}

/** Every setting with its default, what holds in a place, and who overrode it where. */
export async function getSettings(viewer: Viewer, place: Place = {}): Promise<SettingView[]> {
  requirePermission(viewer, 'posture:read');
  const [rows, effective, names] = await Promise.all([
    db().setting.findMany({ orderBy: [{ key: 'asc' }, { scope: 'asc' }] }),
    getEffectiveSettings(viewer, place),
    readScopeNames(),
  ]);
  return settingKeys.map((key) => ({
    key,
    default: definitions[key].default,
    effective: effective[key],
    overrides: rows.flatMap(({ scope, value, updatedAt, updatedBy, key: rowKey }) =>
      rowKey === key && acceptsValue(definitions[key], value)
        ? [{ scope, scopeName: names.get(scope) ?? scope, value, updatedAt, updatedBy }]
        : [],
    ),
  }));
}

/** The settings that hold for a place: thresholds of pages that are not about one account come from the estate. */
export async function getEffectiveSettings(viewer: Viewer, place: Place = {}): Promise<Settings> {
  requirePermission(viewer, 'posture:read');
  const [overrides, ouPath] = await Promise.all([
    db().setting.findMany({ select: { scope: true, key: true, value: true } }),
    readOuPath(place),
  ]);
  return resolveSettings(overrides, { accountId: place.accountId ?? null, ouPath });
}

async function readScopeNames(): Promise<Map<string, string>> {
  const [accounts, units] = await Promise.all([
    db().account.findMany({ select: { id: true, name: true } }),
    db().organizationalUnit.findMany({ select: { id: true, name: true } }),
  ]);
  return new Map([
    ['estate', 'Estate'],
    ...accounts.map(({ id, name }): [string, string] => [`account:${id}`, name]),
    ...units.map(({ id, name }): [string, string] => [`ou:${id}`, name]),
  ]);
}
