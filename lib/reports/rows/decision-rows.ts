import { z } from 'zod';
import type { AttestationRow } from '@/lib/db/queries/attestations/list-attestations';
import type { ExceptionRow } from '@/lib/db/queries/exceptions/list-exceptions';
import { exceptionKinds, exceptionStandings } from '@/lib/posture/findings/exception-kinds';
import { count, id, instant, nullableInstant, nullableText, text, type RowSchema } from './row-schema';

/** What people decided: their word for what no API answers, and what they let stand. */
export const attestationRow = z.strictObject({
  id,
  standing: z.enum(['in-force', 'expired', 'revoked']),
  expiresSoon: z.boolean().describe('In force, and over within 30 days.'),
  checkId: nullableText,
  frameworkId: nullableText,
  requirementId: nullableText,
  scope: text.describe('estate, ou:<id> or account:<id>.'),
  scopeName: nullableText,
  resource: nullableText.describe('Null: every resource in the scope.'),
  part: nullableText,
  statement: text,
  evidence: nullableText,
  personName: text,
  at: instant,
  expiresAt: instant,
  daysLeft: count,
  revokedAt: nullableInstant,
  revokedBy: nullableText,
  results: count.describe('Manual results that it speaks for.'),
}) satisfies RowSchema<AttestationRow>;

export const exceptionRow = z.strictObject({
  id,
  kind: z.enum(exceptionKinds),
  standing: z.enum(exceptionStandings),
  expiresSoon: z.boolean().describe('In force, and over within 30 days.'),
  endedBy: z.enum(['rejected', 'withdrawn', 'expired', 'evidence-changed']).nullable(),
  endedAt: nullableInstant,
  scopeKind: z.enum(['finding', 'check', 'account', 'ou', 'tag']),
  checkId: nullableText.describe('Null: every check.'),
  accountId: nullableText,
  accountName: nullableText,
  ouId: nullableText,
  ouName: nullableText,
  resource: nullableText,
  part: nullableText,
  tagKey: nullableText,
  tagValue: nullableText,
  findingId: id.nullable(),
  identityName: nullableText,
  reason: text,
  requestedBy: text,
  requestedAt: instant,
  decidedBy: nullableText,
  decidedAt: nullableInstant,
  selfApproved: z.boolean(),
  expiresAt: instant,
  daysLeft: count,
  findings: count.describe('Open findings that it covers; of a request, those that it would cover.'),
}) satisfies RowSchema<ExceptionRow>;
