import { settingLabel } from '@/lib/posture/settings/setting-labels';
import type { SettingChange, TrendMark, Trends } from '@/lib/db/queries/trends/get-trends';
import { formatLongDate, formatPlural } from '@/lib/format';
import type { Mark } from './types';

type Told = Pick<Trends, 'marks' | 'settingChanges' | 'reEvaluation'>;

/** A changed setting and the first scan that it judged lie less than this apart. */
const nearMs = 36 * 3_600_000;
const words = {
  settings: 'Thresholds changed',
  rules: 'Checks changed',
  both: 'Thresholds and checks changed',
};
const newChecks = 'From here on verdicts are by other checks.';
const newSettings = 'From here on verdicts are by other thresholds.';

interface DayMark {
  day: string;
  kinds: Set<TrendMark['kind']>;
  details: string[];
}

/**
 * Marks of a line by day: where verdicts began to be made by other settings or checks, and where a setting was changed
 * though all days are judged alike since. What was changed stands with the mark that is nearest.
 */
export function trendMarks({ marks, settingChanges }: Told): Mark[] {
  const days = new Map<string, DayMark>();
  const on = (at: Date | string): DayMark => {
    const day = dayOf(at);
    const known = days.get(day) ?? { day, kinds: new Set(), details: [] };
    days.set(day, known);
    return known;
  };
  for (const mark of marks) on(mark.at).kinds.add(mark.kind);
  for (const change of settingChanges) {
    const mark = on(nearestOf(marks, change)?.at ?? change.at);
    mark.kinds.add('settings');
    mark.details.push(changeText(change));
  }
  return [...days.values()].map(toMark).sort((a, b) => (a.at < b.at ? -1 : 1));
}

function nearestOf(marks: readonly TrendMark[], change: SettingChange): TrendMark | undefined {
  const distance = ({ at }: TrendMark) => Math.abs(new Date(at).getTime() - new Date(change.at).getTime());
  return marks
    .filter((mark) => mark.kind === 'settings' && distance(mark) <= nearMs)
    .sort((a, b) => distance(a) - distance(b))[0];
}

function toMark({ day, kinds, details }: DayMark): Mark {
  const kind = kinds.size > 1 ? 'both' : kinds.has('rules') ? 'rules' : 'settings';
  const told = kinds.has('settings') && details.length === 0 ? [newSettings] : details;
  return {
    at: day,
    label: words[kind],
    kind: 'rule',
    detail: [...told, ...(kinds.has('rules') ? [newChecks] : [])].join(' '),
  };
}

function changeText({ key, scope, before, after }: SettingChange): string {
  const [kind, id] = scope.split(':');
  const where = kind === 'estate' ? '' : ` for ${kind === 'ou' ? 'unit' : 'account'} ${id}`;
  return `${settingName(key)}${where}: ${valueText(before)} → ${valueText(after)}.`;
}

/** `check:role-unused` is the switch of a check. */
function settingName(key: string): string {
  return key.startsWith('check:') ? `Check ${key.slice('check:'.length)}` : settingLabel(key);
}

const longestValue = 40;

function valueText(value: unknown): string {
  if (value === null || value === undefined) return 'default';
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value as string | number);
  return text.length > longestValue ? `${text.slice(0, longestValue)}…` : text;
}

function dayOf(at: Date | string): string {
  return new Date(at).toISOString().slice(0, 10);
}

/**
 * Whether days before a change can be compared with days after it, in a sentence; null where nothing changed and
 * history was never re-evaluated.
 */
export function reEvaluationSentence({ marks, settingChanges, reEvaluation }: Told): string | null {
  const times = [...marks, ...settingChanges].map(({ at }) => new Date(at).getTime());
  const isWhole = reEvaluation !== null && reEvaluation.accounts >= reEvaluation.of;
  const changes = times.filter((time) => !isWhole || time > new Date(reEvaluation.askedAt).getTime());
  const done = reEvaluation ? doneSentence(reEvaluation) : null;
  if (changes.length === 0) return done;
  const last = formatLongDate(new Date(Math.max(...changes)));
  const open = `Thresholds or checks changed, last on ${last}; history was not re-evaluated since${reEvaluation && !isWhole ? ' in every account' : ''}, so days before are judged as they were then.`;
  return done ? `${open} ${done}` : open;
}

function doneSentence({
  endedAt,
  oldest,
  accounts,
  of,
  reason,
}: NonNullable<Trends['reEvaluation']>): string {
  const who = accounts < of ? ` for ${accounts} of ${formatPlural(of, 'account')}` : '';
  const why = reason ? ` (${reason})` : '';
  return `History was re-evaluated on ${formatLongDate(endedAt)}${who}${why}, back to ${formatLongDate(oldest)}: those days are judged by the thresholds and checks of that day.`;
}
