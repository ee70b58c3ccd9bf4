import { z } from 'zod';
import type { AccountListRow } from '@/lib/db/queries/accounts/list-accounts';
import type { AuditRow } from '@/lib/db/queries/audit/list-audit';
import type { ChangeRow } from '@/lib/db/queries/changes/list-changes';
import type { ComplianceRow } from '@/lib/db/queries/compliance/list-compliance';
import type { FindingListRow } from '@/lib/db/queries/findings/list-findings';
import type { ScanListRow } from '@/lib/db/queries/scans/list-scans';
import { exceptionKinds } from '@/lib/posture/findings/exception-kinds';
import { findingStatuses, triageStates } from '@/lib/posture/findings/finding-status';
import { severities } from '@/lib/posture/types';
import { stageNames } from '@/lib/snapshot/stage';
import { entityKinds } from '../entity-kinds';
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

const failure = z.object({ code: text, operation: text, message: text, whatToDo: text });

export const accountRow = z.strictObject({
  id: accountId,
  name: text,
  partition: text,
  source: z.enum(['linked', 'offline']),
  status: z.enum(['linked', 'disabled', 'failing']),
  organizationState: nullableText,
  ouId: nullableText,
  ouName: nullableText,
  roleArn: nullableText,
  snapshotAt: nullableInstant.describe('Null before the first snapshot.'),
  score: z.number().nullable(),
  critical: count,
  high: count,
  open: count,
  users: nullableCount,
  roles: nullableCount,
  consoleUsers: nullableCount,
  mfaCoveragePercent: z.number().nullable(),
  activeKeys: nullableCount,
  rootMfaActive: nullableFlag.describe('Null: not known.'),
  rootActiveKeys: nullableCount,
  rootRemoved: z.boolean().describe('The root user has neither password nor key.'),
  unknown: z.array(z.object({ what: text, why: text })).describe('What the snapshot could not tell.'),
  health: z.enum(['failing', 'disabled', 'permission-missing', 'waiting', 'linked', 'offline']),
  staleHours: nullableCount.describe('Age of the data, where it is older than the setting allows.'),
  lastScan: z
    .strictObject({
      id,
      state: text,
      endedAt: nullableInstant,
      error: failure.nullable(),
      incomplete: z.array(
        z.object({ name: z.enum(stageNames), code: nullableText, operation: nullableText }),
      ),
    })
    .nullable(),
  scanUnderWay: z.strictObject({ id, state: z.enum(['queued', 'running']) }).nullable(),
  nextScanAt: nullableInstant,
}) satisfies RowSchema<AccountListRow>;

export const findingRow = z.strictObject({
  id,
  checkId: text,
  accountId,
  accountName: text,
  resource: text,
  part: text.describe('Tells several findings of one resource apart, for example an access key id.'),
  identityId: id.nullable(),
  identityName: nullableText,
  severity: z.enum(severities),
  title: text,
  triage: z.enum(triageStates),
  status: z.enum(findingStatuses).describe('The one word that is shown.'),
  endedBy: z
    .enum(['resolved', 'check-switched-off'])
    .nullable()
    .describe('Of a resolved one: by a verdict, or since its check does not run any more.'),
  sinceLastScan: z.enum(['new', 'still', 'reopened']),
  firstSeenAt: instant,
  openDays: count,
  notCheckedSince: nullableInstant,
  dueAt: nullableInstant.describe('Null: never, by its severity.'),
  overdue: z.boolean(),
  owner: nullableText,
  ownerFrom: z
    .enum(['set', 'tag', 'place'])
    .nullable()
    .describe(
      'Set by hand, by a tag of the identity, or by a setting of the account, its unit or the estate.',
    ),
  exception: z
    .strictObject({ id, kind: z.enum(exceptionKinds), expiresAt: instant })
    .nullable()
    .describe('What covers the finding at the moment shown.'),
  snapshotAt: instant,
}) satisfies RowSchema<FindingListRow>;

const changed = z.union([text, z.number(), z.boolean(), z.array(text)]).nullable();

export const changeRow = z.strictObject({
  id,
  at: instant,
  accountId,
  accountName: text,
  identityId: id.nullable(),
  identityName: nullableText,
  entityKind: z.enum(entityKinds),
  entity: text,
  field: text,
  before: changed,
  after: changed,
  event: nullableText.describe('A name for what happened, such as mfa-removed.'),
}) satisfies RowSchema<ChangeRow>;

export const scanRow = z.strictObject({
  id,
  accountId,
  accountName: text,
  state: z.enum(['queued', 'running', 'succeeded', 'partial', 'failed', 'cancelled', 'interrupted']),
  trigger: z.enum(['schedule', 'person', 'command-line', 'link']),
  requestedBy: nullableText,
  attempt: count,
  queuedAt: instant,
  startedAt: nullableInstant,
  endedAt: nullableInstant,
  seconds: nullableCount,
  calls: count,
  throttles: count,
  progress: z.strictObject({ stage: nullableText, done: count, total: nullableCount }).nullable(),
  error: z.strictObject({ ...failure.shape, requestId: nullableText }).nullable(),
  outcome: z.strictObject({ opened: count, resolved: count, identities: count }).nullable(),
  snapshotId: id.nullable(),
  stagesDone: count,
  stagesFailed: count,
  cancelRequested: z.boolean(),
}) satisfies RowSchema<ScanListRow>;

export const auditRow = z.strictObject({
  id: text,
  at: instant,
  actor: text,
  actorKind: text,
  action: text,
  target: nullableText,
  before: z.unknown(),
  after: z.unknown(),
  from: nullableText,
}) satisfies RowSchema<AuditRow>;

export const complianceRow = z.strictObject({
  frameworkId: text,
  framework: text,
  version: text,
  section: text,
  requirementId: text,
  title: text,
  status: z.enum(['pass', 'fail', 'unknown', 'manual', 'not-applicable', 'off']),
  checks: z.array(text).describe('Ids of the checks that speak to it; none: only a person can answer it.'),
  breaches: count.describe('Resources that breach it.'),
  pass: count,
  attested: count.describe('Results that a person vouches for.'),
  excepted: count.describe('Fails that an exception covers.'),
  unknown: count.describe('Tried and not read.'),
  manual: count,
  notApplicable: count,
}) satisfies RowSchema<ComplianceRow>;
