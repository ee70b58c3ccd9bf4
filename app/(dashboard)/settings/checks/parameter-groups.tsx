import { groupTitles } from '@/components/checks/check-words';
import type { ValueEntry } from '@/components/settings/values-card';
import { Link } from '@/components/ui/link';
import { checks } from '@/lib/posture/checks';
import { type ParameterName, parameters } from '@/lib/posture/settings/parameters';
import { settingLabels } from '@/lib/posture/settings/setting-labels';

export interface ParameterGroup {
  title: string;
  entries: ValueEntry[];
}

/** The parameters by group, those alone that match every word of a search; each stands in the first group that uses it. */
export function parameterGroups(q: string): ParameterGroup[] {
  const words = q.toLowerCase().split(/\s+/).filter(Boolean);
  const found = (Object.keys(parameters) as ParameterName[]).filter((name) => {
    const text = textOf(name);
    return words.every((word) => text.includes(word));
  });
  return Object.entries(groupTitles).flatMap(([group, title]) => {
    const entries = found.filter((name) => usersOf(name)[0]?.group === group).map(toEntry);
    return entries.length > 0 ? [{ title, entries }] : [];
  });
}

function usersOf(name: ParameterName) {
  return checks.filter((check) => check.parameters.includes(name));
}

function textOf(name: ParameterName): string {
  const users = usersOf(name).map(({ id, title }) => `${id} ${title}`);
  return [name, settingLabels[name], ...users].join(' ').toLowerCase();
}

function toEntry(name: ParameterName): ValueEntry {
  return {
    key: name,
    about: (
      <>
        Check:{' '}
        {usersOf(name).map(({ id, title }, index) => (
          <span key={id}>
            {index > 0 ? '; ' : ''}
            <Link href={`/checks/${id}`}>{title}</Link>
          </span>
        ))}
        .
      </>
    ),
  };
}
