import { z } from 'zod';
import { severities } from '@/lib/posture/types';
import { scanRow, findingRow, accountRow } from './estate-rows';
import {
  accountId,
  count,
  id,
  instant,
  nullableCount,
  nullableInstant,
  nullableText,
  text,
} from './row-schema';

const facts = (description: string) => z.record(z.string(), z.unknown()).describe(description);
const settingValue = z.union([
  z.number().nullable(),
  z.boolean(),
  z.string(),
  z.array(z.string()),
  z.record(z.string(), z.string()),
]);
const named = z.array(z.object({ name: text, arn: text })).nullable();

/** One account of the summary. Counts are null where the data that they need could not be read. */
export const summaryAccount = z.looseObject({
  accountId,
  name: text,
  snapshotAt: instant,
  users: nullableCount,
  consoleUsers: nullableCount,
  mfaUsers: nullableCount,
  consoleUsersWithMfa: nullableCount,
  mfaCoveragePercent: z.number().nullable(),
  activeKeys: nullableCount,
  inactiveKeys: nullableCount,
  usersWithTwoActiveKeys: nullableCount,
  keysOlderThan: z.object({ 90: nullableCount, 180: nullableCount, 365: nullableCount }),
  keysUnusedMoreThan: z.object({ 45: nullableCount, 90: nullableCount }),
  keysNeverUsed: nullableCount,
  passwordsUnusedMoreThan: z.object({ 45: nullableCount, 90: nullableCount }),
  passwordsNeverUsed: nullableCount,
  usersWithUnusedCredential: nullableCount,
  activeCertificates: nullableCount,
  root: z.object({
    mfaActive: z.boolean().nullable(),
    activeKeys: nullableCount,
    passwordEnabled: z.boolean().nullable(),
    passwordLastUsed: nullableText,
  }),
  groups: nullableCount,
  roles: nullableCount,
  customerPolicies: nullableCount,
  adminUsers: named,
  adminRoles: named,
  rolesWithPublicTrust: named,
  rolesWithExternalTrust: named,
  score: z.number().nullable(),
  findings: z.object(Object.fromEntries(severities.map((severity) => [severity, count]))),
  unknown: z.array(z.object({ what: text, why: text })),
});

export const checkDefinition = z.strictObject({
  id: text,
  group: text,
  title: text,
  failTitle: text,
  rationale: text,
  severity: z.enum(severities),
  stages: z.array(text).describe('The parts of a scan that it needs.'),
  parameters: z.record(z.string(), settingValue).describe('With their shipped values.'),
  remedy: z.object({ console: text, cli: text, terraform: nullableText }),
  references: z.array(text),
});

export const frameworkRow = z.strictObject({
  id: text,
  name: text,
  version: text,
  publisher: text,
  url: text,
  requirements: count,
  isOwn: z.boolean().describe('Made or imported here.'),
});

export const frameworkDefinition = z.strictObject({
  id: text,
  name: text,
  version: text,
  publisher: text,
  url: text,
  note: text.optional(),
  requirements: z.array(
    z.strictObject({
      id: text,
      title: text,
      section: text,
      checks: z.array(text).describe('Ids of checks; none: a person attests it.'),
      idSource: z.enum(['standard', 'tool-mapping', 'custom']),
    }),
  ),
});

export const scanDetail = z.strictObject({
  ...scanRow.shape,
  ahead: count.describe('Scans that wait or run before a queued one.'),
  stagesOn: count.describe('Stages that are switched on for the account now.'),
  stages: z.array(
    z.strictObject({
      name: text,
      state: z.enum(['running', 'succeeded', 'partial', 'skipped', 'failed']),
      error: facts('The refusal of AWS, and what to do about it.').nullable(),
      reason: nullableText,
      startedAt: instant,
      endedAt: nullableInstant,
      milliseconds: nullableCount,
      calls: count,
      throttles: count,
      notices: z.array(text),
    }),
  ),
});

const { id: findingId, checkId, resource, part, severity, title, triage, status } = findingRow.shape;
const { endedBy, dueAt, overdue, owner, ownerFrom } = findingRow.shape;

export const findingDetail = z.looseObject({
  id: findingId,
  checkId,
  accountId,
  accountName: text,
  resource,
  part,
  severity,
  title,
  triage,
  state: z.enum(['open', 'resolved']),
  status,
  endedBy,
  dueAt,
  overdue,
  owner,
  ownerFrom,
  exception: z
    .looseObject({ id, kind: text, reason: text, expiresAt: instant })
    .nullable()
    .describe('What covers the finding at the moment shown.'),
  result: z.enum(['fail', 'pass', 'unknown', 'manual']).nullable(),
  evidence: z.array(z.looseObject({ field: text, value: z.unknown(), source: text, asOf: text })),
  firstSeenAt: instant,
  lastSeenAt: instant,
  resolvedAt: nullableInstant,
  reopenedAt: nullableInstant,
  openDays: count,
  snapshotAt: instant,
  history: z.array(z.looseObject({ at: instant, kind: text })),
});

export const identityDetail = z.looseObject({
  id,
  arn: text,
  name: text,
  kind: z.enum(['user', 'group', 'role', 'root']),
  accountId,
  accountName: text,
  snapshotAt: instant,
  groups: z.array(z.looseObject({ name: text })),
  policies: z.array(facts('A policy with its document.')),
  credentials: z.array(facts('A credential with its age and last use.')),
  trust: z.array(facts('Who may assume the role.')),
  grants: z.array(facts('A service that the policies allow, used or unused.')),
  findings: z.array(facts('An open finding.')),
});

export const accountDetail = z.looseObject({
  ...accountRow.shape,
  externalId: nullableText.describe('For an admin alone.'),
  tallies: z.array(z.looseObject({ checkId: text, pass: count, fail: count, unknown: count })),
});

export const trendPoint = z.looseObject({
  day: text.describe('A UTC day, 2026-03-04.'),
  accounts: count.describe('Accounts that the sums hold. 0 is a gap, and all numbers are null then.'),
});

export const trendMark = z.strictObject({ at: instant, kind: z.enum(['settings', 'rules']) });

export const requestedScan = z.strictObject({
  scanId: id,
  created: z.boolean().describe('False: one was under way already, and this is that one.'),
});
