import {
  Activity,
  ArrowUpDown,
  ChartLine,
  FileCode,
  FileText,
  GitBranch,
  Layers,
  ListFilter,
  RefreshCw,
  Settings,
  Share2,
  ShieldCheck,
  SlidersHorizontal,
  User,
  type LucideIcon,
} from 'lucide-react';

interface PageEntry {
  label: string;
  href: string;
  icon: LucideIcon;
  /** The key after `g`. */
  key: string;
}

export const pages = {
  overview: { label: 'Overview', href: '/', icon: Activity, key: 'o' },
  findings: { label: 'Findings', href: '/findings', icon: ListFilter, key: 'f' },
  identities: { label: 'Identities', href: '/identities', icon: User, key: 'i' },
  permissions: { label: 'Permissions', href: '/permissions', icon: SlidersHorizontal, key: 'p' },
  paths: { label: 'Paths', href: '/paths', icon: GitBranch, key: 'h' },
  trust: { label: 'Trust', href: '/trust', icon: Share2, key: 'x' },
  policies: { label: 'Policies', href: '/policies', icon: FileCode, key: 'l' },
  accounts: { label: 'Accounts', href: '/accounts', icon: Layers, key: 'a' },
  compliance: { label: 'Compliance', href: '/compliance', icon: ShieldCheck, key: 'c' },
  trends: { label: 'Trends', href: '/trends', icon: ChartLine, key: 't' },
  compare: { label: 'Compare', href: '/compare', icon: ArrowUpDown, key: 'd' },
  scans: { label: 'Scans', href: '/scans', icon: RefreshCw, key: 's' },
  reports: { label: 'Reports', href: '/reports', icon: FileText, key: 'r' },
  settings: { label: 'Settings', href: '/settings', icon: Settings, key: 'e' },
} satisfies Record<string, PageEntry>;

export type PageId = keyof typeof pages;

/** Set off by 16 px of air, without headings. */
export const railGroups: PageId[][] = [
  ['overview'],
  ['findings', 'identities', 'permissions', 'paths', 'trust', 'policies'],
  ['accounts', 'compliance', 'trends', 'compare'],
  ['scans', 'reports', 'settings'],
];

/** A page in the rail, with the number of rows that it lists. */
export interface RailItem {
  page: PageId;
  count?: number;
}
