import {
  CircleAlert,
  CircleCheck,
  CircleSlash,
  CornerUpLeft,
  Diamond,
  Eye,
  type LucideIcon,
  MessageSquare,
  ShieldCheck,
  ShieldQuestionMark,
  ShieldX,
  User,
} from 'lucide-react';
import { Timeline, type TimelineEvent } from '@/components/shared/timeline';
import type { FindingHistoryEvent } from '@/lib/db/queries/findings/get-finding';
import { triageWords } from './finding-words';

type Kind = FindingHistoryEvent['kind'];

const marks: Record<Kind, { icon: LucideIcon; color?: string }> = {
  opened: { icon: CircleAlert, color: 'text-fail' },
  reopened: { icon: CornerUpLeft, color: 'text-fail' },
  resolved: { icon: CircleCheck, color: 'text-pass' },
  'severity-changed': { icon: Diamond },
  'check-switched-off': { icon: CircleSlash },
  triaged: { icon: Eye },
  'owner-set': { icon: User },
  commented: { icon: MessageSquare },
  'exception-requested': { icon: ShieldQuestionMark },
  'exception-declined': { icon: ShieldX },
  excepted: { icon: ShieldCheck },
  'exception-ended': { icon: ShieldX, color: 'text-fail' },
};

/** What scans found and people did, newest first. */
export function FindingHistory({ history }: { history: FindingHistoryEvent[] }) {
  return (
    <Timeline
      events={history.map((event, index): TimelineEvent => ({
        id: String(index),
        at: event.at,
        title: titleOf(event),
        detail: detailOf(event),
        ...marks[event.kind],
      }))}
    />
  );
}

const words: Record<Exclude<Kind, 'triaged' | 'severity-changed' | 'owner-set' | 'commented'>, string> = {
  opened: 'Opened',
  reopened: 'Reopened',
  resolved: 'Resolved',
  'check-switched-off': 'Ended: the check no longer runs here',
  'exception-requested': 'Exception requested',
  'exception-declined': 'Request for an exception ended',
  excepted: 'Excepted',
  'exception-ended': 'Exception ended',
};

function titleOf({ kind, detail }: FindingHistoryEvent): string {
  switch (kind) {
    case 'triaged':
      return triageText(detail?.after);
    case 'severity-changed':
      return `Severity: ${text(detail?.before)} to ${text(detail?.after)}`;
    case 'owner-set':
      return detail?.after ? `Owner: ${text(detail.after)}` : 'Owner taken away';
    case 'commented':
      return text(detail?.text);
    default:
      return words[kind];
  }
}

function detailOf(event: FindingHistoryEvent): string {
  const { kind, detail, personName } = event;
  const who = personName ? `by ${personName}` : byNobody(kind);
  if (kind === 'triaged') return `${who}, before: ${triageText(detail?.before).toLowerCase()}`;
  return typeof detail?.reason === 'string' ? `${who}: ${reasonText(detail.reason)}` : who;
}

function byNobody(kind: Kind): string {
  return kind === 'triaged' || kind === 'owner-set' || kind === 'commented'
    ? 'by a person who is gone'
    : 'by a scan';
}

const reasons: Record<string, string> = {
  expired: 'it expired',
  rejected: 'it was rejected',
  withdrawn: 'it was withdrawn',
  'evidence-changed': 'the evidence changed',
  'out-of-scope': 'it no longer covers this finding',
};

function reasonText(reason: string): string {
  return reasons[reason] ?? reason;
}

function triageText(value: unknown): string {
  return value === 'none' || value === 'in-review' || value === 'remediating'
    ? triageWords[value]
    : 'Triaged';
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : 'unknown';
}
