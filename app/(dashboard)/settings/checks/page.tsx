import type { SearchParams } from 'nuqs/server';
import { ParametersCard } from '@/components/settings/parameters-card';
import { ProfileForm } from '@/components/settings/profile-form';
import { SearchParameters } from '@/components/settings/search-parameters';
import { Card, CardHeader } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { forPage } from '@/lib/auth/for-page';
import { requireViewer } from '@/lib/auth/session';
import { getEffectiveSettings, getSettings } from '@/lib/db/queries/settings/get-settings';
import { checks } from '@/lib/posture/checks';
import { isCheckOn } from '@/lib/posture/rules';
import { profiles } from '@/lib/posture/settings/profiles';
import { changeSettingIn, previewSettingAction } from '../actions';
import { loadScope } from '../../scope-params';
import { loadSettingScope } from '../setting-scope';
import { parameterGroups } from './parameter-groups';
import { loadParametersParams } from './search-params';

export const metadata = { title: 'Checks · Settings' };

export default async function ChecksSettingsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const viewer = await requireViewer();
  const { place, scope, words, isEstate } = await loadSettingScope(searchParams);
  const [settings, effective] = await forPage(
    Promise.all([getSettings(viewer, place), getEffectiveSettings(viewer, place)]),
  );
  const { q } = await loadParametersParams(searchParams);
  const pageScope = await loadScope(searchParams);
  const kept = new URL(pageScope.href('/settings/checks'), 'http://localhost').searchParams;
  const groups = parameterGroups(q.trim());
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
      <SearchParameters q={q} kept={Object.fromEntries(kept)} />
      {groups.length === 0 ? (
        <Card>
          <EmptyState
            kind="none"
            title="No parameter is like that"
            actions={<Link href={pageScope.href('/settings/checks')}>Show all</Link>}
          />
        </Card>
      ) : null}
      {groups.map(({ title, entries }) => (
        <ParametersCard
          // A search opens what it finds.
          key={`${title} ${q}`}
          title={title}
          open={q !== ''}
          entries={entries}
          settings={settings}
          scope={scope}
          change={change}
          preview={isEstate ? previewSettingAction : undefined}
        />
      ))}
    </div>
  );
}
