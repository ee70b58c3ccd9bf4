import { percentOf } from '@/components/charts/percent-of';
import type { Series, Unit } from '@/components/charts/types';
import type { TrendPoint } from '@/lib/db/queries/trends/get-trends';

export interface TrendLine extends Series {
  of: (point: TrendPoint) => number | null;
}

export interface TrendChart {
  id: string;
  title: string;
  /** What is counted, without the span, which the page says. */
  subtitle: string;
  unit: Unit;
  lines: TrendLine[];
  /** The rows that the last value counts. */
  rows: { path: string; label: string };
  shape?: 'lines' | 'stack';
}

/** A chart for each question, in the order of the page. */
export const trendCharts: readonly TrendChart[] = [
  {
    id: 'mfa-coverage',
    title: 'MFA coverage',
    subtitle: 'Share of console users with an MFA device.',
    unit: 'percent',
    lines: [
      {
        id: 'coverage',
        label: 'with MFA',
        of: (point) => percentOf(point.consoleUsersWithMfa, point.consoleUsers),
      },
    ],
    rows: { path: '/identities/mfa?mfa=all', label: 'Console users and their MFA' },
  },
  {
    id: 'console-users',
    title: 'Console users',
    subtitle: 'IAM users with a password, by whether they have MFA.',
    unit: 'count',
    lines: [
      { id: 'with', label: 'with MFA', of: (point) => point.consoleUsersWithMfa },
      {
        id: 'without',
        label: 'without',
        of: ({ consoleUsers, consoleUsersWithMfa }) =>
          consoleUsers === null || consoleUsersWithMfa === null ? null : consoleUsers - consoleUsersWithMfa,
      },
    ],
    rows: { path: '/identities/mfa', label: 'Console users without MFA' },
  },
  {
    id: 'key-age',
    title: 'Age of active keys',
    subtitle: 'Active access keys of users that are older than so many days.',
    unit: 'count',
    lines: [
      { id: 'over90', label: 'over 90', of: (point) => point.keysOlderThan90 },
      { id: 'over180', label: 'over 180', of: (point) => point.keysOlderThan180 },
      { id: 'over365', label: 'over 365', of: (point) => point.keysOlderThan365 },
    ],
    rows: { path: '/identities/keys?status=Active&olderThan=90', label: 'Active keys over 90 days old' },
  },
  {
    id: 'idle-keys',
    title: 'Idle keys',
    subtitle: 'Active access keys idle for more than so many days, or never used.',
    unit: 'count',
    lines: [
      { id: 'over45', label: 'over 45', of: (point) => point.keysUnusedMoreThan45 },
      { id: 'over90', label: 'over 90', of: (point) => point.keysUnusedMoreThan90 },
      { id: 'never', label: 'never used', of: (point) => point.keysNeverUsed },
    ],
    rows: { path: '/identities/keys?status=Active&idle=46', label: 'Active keys idle over 45 days' },
  },
  {
    id: 'idle-passwords',
    title: 'Idle passwords',
    subtitle: 'Console passwords without use for more than so many days.',
    unit: 'count',
    lines: [
      { id: 'over45', label: 'over 45', of: (point) => point.passwordsUnusedMoreThan45 },
      { id: 'over90', label: 'over 90', of: (point) => point.passwordsUnusedMoreThan90 },
    ],
    rows: { path: '/findings?check=user-console-inactive', label: 'Findings about idle passwords' },
  },
  {
    id: 'administrators',
    title: 'Administrators',
    subtitle: 'Users and roles with full administrative rights.',
    unit: 'count',
    lines: [
      { id: 'users', label: 'users', of: (point) => point.adminUsers },
      { id: 'roles', label: 'roles', of: (point) => point.adminRoles },
    ],
    rows: { path: '/identities?administrator=full', label: 'Full administrators' },
  },
  {
    id: 'unused-services',
    title: 'Unused permissions',
    subtitle: 'Share of the services granted that nobody uses.',
    unit: 'percent',
    lines: [
      {
        id: 'share',
        label: 'unused',
        of: (point) => percentOf(point.servicesUnused, point.servicesGranted),
      },
    ],
    rows: { path: '/permissions', label: 'Unused permissions' },
  },
  {
    id: 'unused-rights',
    title: 'Unused rights',
    subtitle: 'Mean share of rights that scored users and roles do not use, by service and access level.',
    unit: 'percent',
    lines: [{ id: 'share', label: 'unused', of: (point) => point.unusedRights }],
    rows: { path: '/permissions/rights', label: 'Unused rights' },
  },
  {
    id: 'outside-trust',
    title: 'Trust from outside',
    subtitle: 'Roles that an unknown account, or anyone, may assume.',
    unit: 'count',
    lines: [
      { id: 'external', label: 'external', of: (point) => point.externalTrust },
      { id: 'public', label: 'public', of: (point) => point.publicTrust },
    ],
    rows: { path: '/identities?kind=role&trust=external,public', label: 'Roles trusted from outside' },
  },
  {
    id: 'open-findings',
    title: 'Open findings by severity',
    subtitle: 'Findings open at the last scan of each day, worst nearest the axis.',
    unit: 'count',
    shape: 'stack',
    lines: (['critical', 'high', 'medium', 'low', 'info'] as const).map((severity) => ({
      id: severity,
      label: severity.charAt(0).toUpperCase() + severity.slice(1),
      color: `var(--${severity})`,
      of: (point) => point[severity],
    })),
    rows: { path: '/findings', label: 'Open findings' },
  },
];

/** The mean score of the accounts; shown once there is one. */
export const scoreChart: TrendChart = {
  id: 'score',
  title: 'Score',
  subtitle: 'Mean score of the accounts, of 100.',
  unit: 'score',
  lines: [{ id: 'score', label: 'score', of: (point) => point.score }],
  rows: { path: '/accounts?sort=score.asc', label: 'Accounts by score' },
};
