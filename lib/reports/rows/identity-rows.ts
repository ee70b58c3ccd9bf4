import { z } from 'zod';
import type { IdentityListRow } from '@/lib/db/queries/identities/list-identities';
import type { KeyListRow } from '@/lib/db/queries/keys/list-keys';
import type { MfaUserRow } from '@/lib/db/queries/mfa/list-mfa-users';
import type { PermissionListRow } from '@/lib/db/queries/permissions/list-permissions';
import type { RightsRow } from '@/lib/db/queries/rights/list-rights';
import { shareStatuses } from '@/lib/iam/unused/summarize-shares';
import { severities } from '@/lib/posture/types';
import {
  accountId,
  count,
  id,
  instant,
  nullableCount,
  nullableFlag,
  nullableInstant,
  nullableText,
  text,
  type RowSchema,
} from './row-schema';

const administrator = z.enum(['full', 'equivalent', 'conditional', 'none']).nullable();

export const identityRow = z.strictObject({
  id,
  arn: text,
  name: text,
  kind: z.enum(['user', 'group', 'role', 'root']),
  path: text,
  accountId,
  accountName: text,
  createdAt: nullableInstant,
  passwordEnabled: nullableFlag.describe('Null: not known.'),
  mfaActive: nullableFlag.describe('Null: not known.'),
  mfaKinds: z.array(text),
  activeKeys: nullableCount,
  oldestKeyDays: nullableCount.describe('Whole days at the snapshot, of the oldest active key.'),
  lastActivityAt: nullableInstant.describe('Null: none recorded.'),
  lastActivityBy: nullableText,
  idleDays: nullableCount.describe('Whole days since the last activity, else since creation.'),
  grantedServices: count,
  unusedServices: count,
  serviceLinked: z.boolean(),
  hasPolicies: z.boolean().describe('Whether anything is attached, directly or through a group.'),
  administrator,
  publicTrust: nullableFlag,
  externalTrust: nullableFlag,
  owner: nullableText,
  openFindings: count,
  worstSeverity: z.enum(severities).nullable(),
  snapshotAt: instant,
}) satisfies RowSchema<IdentityListRow>;

export const keyRow = z.strictObject({
  id: text,
  identityId: id,
  userName: text,
  accountId,
  accountName: text,
  accessKeyId: nullableText.describe('Null for the key of an imported report, which names none.'),
  slot: nullableCount,
  status: text,
  createdAt: nullableInstant,
  ageDays: nullableCount,
  lastUsedAt: nullableInstant,
  lastUsedService: nullableText,
  lastUsedRegion: nullableText,
  idleDays: nullableCount.describe('Whole days since last use, else since creation.'),
  administrator,
  owner: nullableText,
  reach: count.describe('Part of the risk: what the user could become, up to 60.'),
  ageRisk: count.describe('Part of the risk: age, up to 20.'),
  idleRisk: count.describe('Part of the risk: idle time, up to 20.'),
  risk: count,
  grantedServices: count,
  snapshotAt: instant,
}) satisfies RowSchema<KeyListRow>;

export const mfaRow = z.strictObject({
  id,
  name: text,
  accountId,
  accountName: text,
  mfaActive: nullableFlag,
  mfaKinds: z.array(text),
  passwordLastUsedAt: nullableInstant,
  passwordIdleDays: nullableCount.describe('Since the password was used, else set, else the user made.'),
  administrator: nullableText,
  owner: nullableText,
}) satisfies RowSchema<MfaUserRow>;

export const permissionRow = z.strictObject({
  id,
  name: text,
  kind: z.enum(['user', 'group', 'role']),
  accountId,
  accountName: text,
  granted: count,
  used: count,
  unused: count,
  notTracked: count,
  unusedShare: z.number().describe('0 to 1: unused services of those granted.'),
  administrator: nullableText,
  lastActivityAt: nullableInstant.describe('Null for a group, which never acts itself.'),
  idleDays: nullableCount,
  ageDays: nullableCount,
  owner: nullableText,
  snapshotAt: instant,
}) satisfies RowSchema<PermissionListRow>;

const percent = z.number().nullable().describe('Percent of the weight of all that is granted.');

export const rightsRow = z.strictObject({
  id,
  name: text,
  kind: z.enum(['user', 'role']),
  accountId,
  accountName: text,
  status: z.enum(shareStatuses).describe('Scored, or why the share does not count.'),
  used: percent,
  unused: percent,
  unknown: percent,
  administrator: nullableText,
  lastActivityAt: nullableInstant,
  idleDays: nullableCount,
  ageDays: nullableCount,
  owner: nullableText,
  grantedServices: count,
  grantedActions: count.describe('Actions that AWS tracks one by one.'),
  servicesBefore: nullableCount.describe('Services granted 90 days before.'),
  growth: nullableCount,
  snapshotAt: instant,
}) satisfies RowSchema<RightsRow>;
