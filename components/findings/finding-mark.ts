import { CircleCheck, CircleQuestionMark, type LucideIcon } from 'lucide-react';
import { severityMarks } from '@/components/shared/severity-mark';
import type { FindingDetail } from '@/lib/db/queries/findings/get-finding';
import { formatLongDate } from '@/lib/format';

type Judged = Pick<
  FindingDetail,
  'state' | 'severity' | 'notCheckedSince' | 'reopenedAt' | 'resolvedAt' | 'firstSeenAt'
>;

/** The mark and the sentence that say where a finding stands, before its evidence. */
export function findingMark(finding: Judged): { icon: LucideIcon; color: string; sentence: string } {
  const { state, severity, notCheckedSince, reopenedAt, resolvedAt, firstSeenAt } = finding;
  if (state === 'resolved') {
    const since = resolvedAt ? ` since ${formatLongDate(resolvedAt)}` : '';
    return { icon: CircleCheck, color: 'text-pass', sentence: `Resolved${since}` };
  }
  if (notCheckedSince) {
    return {
      icon: CircleQuestionMark,
      color: 'text-info',
      sentence: `Open, not re-checked since ${formatLongDate(notCheckedSince)}`,
    };
  }
  const { icon, color } = severityMarks[severity];
  const sentence = reopenedAt
    ? `Reopened on ${formatLongDate(reopenedAt)}`
    : `Open since ${formatLongDate(firstSeenAt)}`;
  return { icon, color, sentence };
}
