import type { SearchParams } from 'nuqs/server';
import { type ValueEntry, ValuesCard } from '@/components/settings/values-card';
import { forPage } from '@/lib/auth/for-page';
import { requireViewer } from '@/lib/auth/session';
import { getSettings } from '@/lib/db/queries/settings/get-settings';
import type { SettingKey } from '@/lib/posture/settings/definitions';
import { changeSettingAction, changeSettingIn } from '../actions';
import { loadSettingScope } from '../setting-scope';

export const metadata = { title: 'Scores and due dates · Settings' };

const severities = ['Critical', 'High', 'Medium', 'Low'] as const;

const dueDates: ValueEntry[] = severities.map((severity) => ({
  key: `due${severity}Days` satisfies SettingKey,
  about: 'From the day on which the finding opened, or opened again.',
}));

const weights: ValueEntry[] = [...severities, 'Info' as const].map((severity) => ({
  key: `weight${severity}` satisfies SettingKey,
  about: 'What a check that can give this severity at worst weighs in the score of an account.',
}));

const owner: ValueEntry[] = [
  {
    key: 'owner',
    about: 'Who answers for findings that nobody was given by hand or by a tag. A person or a team.',
  },
];

export default async function ScoresSettingsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const viewer = await requireViewer();
  const { place, scope, words } = await loadSettingScope(searchParams);
  const [settings, ofEstate] = await forPage(Promise.all([getSettings(viewer, place), getSettings(viewer)]));
  const change = changeSettingIn.bind(null, scope);
  return (
    <div className="grid gap-4">
      <ValuesCard
        title="Due dates"
        subtitle={`For ${words}.`}
        entries={dueDates}
        settings={settings}
        scope={scope}
        change={change}
      />
      <ValuesCard
        title="Owner"
        subtitle={`For ${words}.`}
        entries={owner}
        settings={settings}
        scope={scope}
        change={change}
      />
      <ValuesCard
        title="Weights of the score"
        subtitle="For the whole estate, so that scores of accounts can be compared."
        entries={weights}
        settings={ofEstate}
        scope="estate"
        change={changeSettingAction}
      />
    </div>
  );
}
