import {
  Ban,
  CircleCheck,
  CircleQuestionMark,
  Clock,
  FileText,
  Hourglass,
  OctagonX,
  TriangleAlert,
  type LucideIcon,
} from 'lucide-react';
import { SubLine } from '@/components/ui/sub-line';
import type { AccountListRow } from '@/lib/db/queries/accounts/list-accounts';
import { formatPlural } from '@/lib/format';
import { cn } from '@/lib/utils';
import { healthReason, healthWords, isRefused } from './account-list-words';

type Shown = Pick<AccountListRow, 'health' | 'staleHours' | 'lastScan' | 'scanUnderWay'>;

interface Mark {
  icon: LucideIcon | null;
  color: string;
  /** A link that needs somebody is louder than a finding: silence looks like safety. */
  loud?: boolean;
}

const marks: Record<AccountListRow['health'] | 'stale' | 'incomplete', Mark> = {
  failing: { icon: OctagonX, color: 'text-fail', loud: true },
  'permission-missing': { icon: TriangleAlert, color: 'text-high', loud: true },
  incomplete: { icon: CircleQuestionMark, color: 'text-info', loud: true },
  stale: { icon: Clock, color: 'text-medium', loud: true },
  waiting: { icon: Hourglass, color: 'text-fg-3' },
  disabled: { icon: Ban, color: 'text-fg-3' },
  linked: { icon: null, color: '' },
  offline: { icon: FileText, color: 'text-fg-3' },
};

interface HealthMarkProps {
  account: Shown;
  /** The reason on a second line. */
  withReason?: boolean;
  /** For a header, where "linked" deserves its mark too. */
  always?: boolean;
}

/** How the link does: a word, a shape and a colour, and why. */
export function HealthMark({ account, withReason = true, always = false }: HealthMarkProps) {
  const kind = kindOf(account);
  const { icon, color, loud = false } = marks[kind];
  const Icon = icon ?? (always ? CircleCheck : null);
  const reason = withReason ? healthReason(account) : null;
  const alsoStale = account.staleHours !== null && kind !== 'stale';
  return (
    <span className="inline-flex items-start gap-2 py-1.5 align-top leading-5">
      {Icon ? (
        <Icon aria-hidden="true" className={cn('mt-0.5 size-[15px]', icon ? color : 'text-pass')} />
      ) : null}
      <span className="min-w-0">
        <span className={cn(loud ? 'font-strong' : 'text-fg-2')}>{wordOf(account, kind)}</span>
        {reason ? <SubLine className="wrap-anywhere">{reason}</SubLine> : null}
        {alsoStale && withReason ? <SubLine>Data {formatHours(account.staleHours ?? 0)} old</SubLine> : null}
      </span>
    </span>
  );
}

function kindOf({ health, staleHours, lastScan }: Shown): keyof typeof marks {
  if (health === 'permission-missing' && !lastScan?.incomplete.every(({ code }) => isRefused(code)))
    return 'incomplete';
  return health === 'linked' && staleHours !== null ? 'stale' : health;
}

function wordOf({ staleHours, lastScan, scanUnderWay }: Shown, kind: keyof typeof marks): string {
  const incomplete = lastScan?.incomplete.length ?? 0;
  if (kind === 'stale') return `Stale, ${formatHours(staleHours ?? 0)}`;
  if (kind === 'permission-missing') return `${formatPlural(incomplete, 'permission')} missing`;
  if (kind === 'incomplete') return `${formatPlural(incomplete, 'stage')} incomplete`;
  if (kind === 'waiting') return scanUnderWay ? 'First scan under way' : healthWords.waiting;
  return healthWords[kind];
}

function formatHours(hours: number): string {
  return hours < 72 ? `${hours} h` : formatPlural(Math.floor(hours / 24), 'day');
}
