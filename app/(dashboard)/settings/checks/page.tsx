import type { SearchParams } from 'nuqs/server';
import { groupTitles } from '@/components/checks/check-words';
import { parameterName } from '@/components/shared/parameter-name';
import { ProfileForm } from '@/components/settings/profile-form';
import { type ValueEntry, ValuesCard } from '@/components/settings/values-card';
import { Card, CardHeader } from '@/components/ui/card';
import { Link } from '@/components/ui/link';
import { forPage } from '@/lib/auth/for-page';
import { requireViewer } from '@/lib/auth/session';
import { getEffectiveSettings, getSettings } from '@/lib/db/queries/settings/get-settings';
import { checks } from '@/lib/posture/checks';
import { isCheckOn } from '@/lib/posture/rules';
import { type ParameterName, parameters } from '@/lib/posture/settings/parameters';
import { profiles } from '@/lib/posture/settings/profiles';
import { changeSettingIn, previewSettingAction } from '../actions';
import { loadSettingScope } from '../setting-scope';

export const metadata = { title: 'Checks · Settings' };

export default async function ChecksSettingsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const viewer = await requireViewer();
  const { place, scope, words, isEstate } = await loadSettingScope(searchParams);
  const [settings, effective] = await forPage(
    Promise.all([getSettings(viewer, place), getEffectiveSettings(viewer, place)]),
  );
  const change = changeSettingIn.bind(null, scope);
  const choices = profiles.map(({ name, title, description }) => ({
    name,
    title,
    description,
    checks: checks.filter((check) =>
      isCheckOn(check, { checkSwitches: effective.checkSwitches, profile: name }),
    ).length,
  }));
  return (
    <div className="grid gap-4">
      <Card>
        <CardHeader
          title="Profile"
          subtitle={`For ${words}. Every core check is on; a profile adds those that its framework asks for, and its thresholds. Single checks are switched on their own page.`}
          className="pb-2"
        />
        <ProfileForm
          key={`${scope} ${effective.profile}`}
          profiles={choices}
          chosen={effective.profile}
          change={change}
        />
      </Card>
      {Object.entries(groupTitles).map(([group, title]) => {
        const entries = entriesOf(group);
        return entries.length > 0 ? (
          <ValuesCard
            key={group}
            title={title}
            entries={entries}
            settings={settings}
            scope={scope}
            change={change}
            preview={isEstate ? previewSettingAction : undefined}
          />
        ) : null;
      })}
    </div>
  );
}

/** The parameters that checks of a group use and no check of an earlier one does. */
function entriesOf(group: string): ValueEntry[] {
  return (Object.keys(parameters) as ParameterName[])
    .filter((name) => checks.find((check) => check.parameters.includes(name))?.group === group)
    .map((name) => ({
      key: name,
      label: parameterName(name),
      about: (
        <>
          Check:{' '}
          {checks
            .filter((check) => check.parameters.includes(name))
            .map(({ id, title }, index) => (
              <span key={id}>
                {index > 0 ? '; ' : ''}
                <Link href={`/checks/${id}`}>{title}</Link>
              </span>
            ))}
          .
        </>
      ),
    }));
}
