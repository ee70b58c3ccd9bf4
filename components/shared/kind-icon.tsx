import {
  Box,
  ChartLine,
  CircleQuestionMark,
  Crown,
  FileText,
  GitFork,
  Key,
  KeyRound,
  Layers,
  ListFilter,
  RefreshCw,
  Shield,
  ShieldCheck,
  Smartphone,
  User,
  Users,
  type LucideIcon,
} from 'lucide-react';
import { cn } from '@/lib/utils';

const kinds = {
  user: { icon: User, word: 'User' },
  role: { icon: Shield, word: 'Role' },
  group: { icon: Users, word: 'Group' },
  root: { icon: KeyRound, word: 'Root user' },
  key: { icon: Key, word: 'Access key' },
  mfa: { icon: Smartphone, word: 'MFA device' },
  policy: { icon: FileText, word: 'Policy' },
  administrator: { icon: Crown, word: 'Administrator' },
  path: { icon: GitFork, word: 'Path' },
  account: { icon: Layers, word: 'Account' },
  finding: { icon: ListFilter, word: 'Finding' },
  check: { icon: ShieldCheck, word: 'Check' },
  scan: { icon: RefreshCw, word: 'Scan' },
  service: { icon: Box, word: 'Service' },
  page: { icon: ChartLine, word: 'Page' },
  unknown: { icon: CircleQuestionMark, word: 'Unknown' },
} satisfies Record<string, { icon: LucideIcon; word: string }>;

export type Kind = keyof typeof kinds;

/** The kind for a word that came from outside; "unknown" for one that we have no mark for. */
export function toKind(word: string): Kind {
  return word in kinds ? (word as Kind) : 'unknown';
}

interface KindIconProps {
  kind: Kind;
  /** Leaves the word out for screen readers, where it stands beside the icon anyway. */
  decorative?: boolean;
  className?: string;
}

export function KindIcon({ kind, decorative = false, className }: KindIconProps) {
  const { icon: Icon, word } = kinds[kind];
  return (
    <>
      <Icon aria-hidden="true" className={cn('text-fg-3', className)} />
      {decorative ? null : <span className="sr-only">{word} </span>}
    </>
  );
}
