import { CircleAlert, CircleCheck, CornerUpLeft, Diamond, Eye, type LucideIcon } from 'lucide-react';
import { Timeline, type TimelineEvent } from '@/components/shared/timeline';
import type { FindingHistoryEvent } from '@/lib/db/queries/findings/get-finding';
import { triageWords } from './finding-words';

type Kind = FindingHistoryEvent['kind'];

const marks: Record<Kind, { icon: LucideIcon; color?: string }> = {
  opened: { icon: CircleAlert, color: 'text-fail' },
  reopened: { icon: CornerUpLeft, color: 'text-fail' },
  resolved: { icon: CircleCheck, color: 'text-pass' },
  'severity-changed': { icon: Diamond },
  triaged: { icon: Eye },
};

/** What scans found and people did, newest first. */
export function FindingHistory({ history }: { history: FindingHistoryEvent[] }) {
  return (
    <Timeline
      events={history.map((event, index): TimelineEvent => ({
        id: String(index),
        at: event.at,
        title: titleOf(event),
        detail: event.kind === 'triaged' ? byWhom(event) : 'by a scan',
        ...marks[event.kind],
      }))}
    />
  );
}

function titleOf({ kind, detail }: FindingHistoryEvent): string {
  if (kind === 'triaged') return triageText(detail?.after);
  if (kind === 'severity-changed') return `Severity: ${text(detail?.before)} to ${text(detail?.after)}`;
  const words = { opened: 'Opened', reopened: 'Reopened', resolved: 'Resolved' };
  return words[kind];
}

function byWhom({ personName, detail }: FindingHistoryEvent): string {
  const name = personName ?? (typeof detail?.by === 'string' ? detail.by : 'a person who is gone');
  return `by ${name}, before: ${triageText(detail?.before).toLowerCase()}`;
}

function triageText(value: unknown): string {
  return value === 'none' || value === 'in-review' || value === 'remediating'
    ? triageWords[value]
    : 'Triaged';
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : 'unknown';
}
