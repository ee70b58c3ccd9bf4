import { Prisma } from '../generated/client';

/** The numbers of `PostureSummary` that add up over accounts, by the name under which charts and strips know them. */
const paths = {
  users: ['users'],
  roles: ['roles'],
  groups: ['groups'],
  consoleUsers: ['consoleUsers'],
  consoleUsersWithMfa: ['consoleUsersWithMfa'],
  activeKeys: ['activeKeys'],
  inactiveKeys: ['inactiveKeys'],
  keysOlderThan90: ['keysOlderThan', '90'],
  keysOlderThan180: ['keysOlderThan', '180'],
  keysOlderThan365: ['keysOlderThan', '365'],
  keysUnusedMoreThan45: ['keysUnusedMoreThan', '45'],
  keysUnusedMoreThan90: ['keysUnusedMoreThan', '90'],
  keysNeverUsed: ['keysNeverUsed'],
  passwordsUnusedMoreThan45: ['passwordsUnusedMoreThan', '45'],
  passwordsUnusedMoreThan90: ['passwordsUnusedMoreThan', '90'],
  usersWithUnusedCredential: ['usersWithUnusedCredential'],
  adminUsers: ['adminUserCount'],
  adminRoles: ['adminRoleCount'],
  publicTrust: ['publicTrustCount'],
  externalTrust: ['externalTrustCount'],
  servicesGranted: ['servicesGranted'],
  servicesUnused: ['servicesUnused'],
  identitiesHalfUnused: ['identitiesHalfUnused'],
  identitiesJudged: ['identitiesJudged'],
  critical: ['findings', 'critical'],
  high: ['findings', 'high'],
  medium: ['findings', 'medium'],
  low: ['findings', 'low'],
  info: ['findings', 'info'],
} as const;

export type MetricName = keyof typeof paths;
export const metricNames = Object.keys(paths) as MetricName[];

const means = ['score', 'scoreKnown', 'scoreCountingExceptions'] as const;

/** Sums over accounts (null where no account knows it); of the score and what belongs to it the mean. */
export type MetricTotals = Record<MetricName | (typeof means)[number], number | null> & {
  /** The mean fair share of unused rights over all scored principals, in percent. */
  unusedRights: number | null;
};

const scored = `(m.values #>> '{unusedShare,scored}')::float8`;
/** An account without anybody to score has no mean and counts nothing. */
const unusedRights = `(sum((m.values #>> '{unusedShare,mean,unused}')::float8 * ${scored}) / nullif(sum(${scored}), 0))::float8`;

/** `sum(…) as "name", …` over `AccountMetric` rows of the alias `m`. */
export const metricSums: Prisma.Sql = Prisma.raw(
  [
    ...metricNames.map(
      (name) => `sum((m.values #>> '{${paths[name].join(',')}}')::float8)::int as "${name}"`,
    ),
    ...means.map((name) => `avg((m.values ->> '${name}')::float8)::float8 as "${name}"`),
    `${unusedRights} as "unusedRights"`,
  ].join(', '),
);
