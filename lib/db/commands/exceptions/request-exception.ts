import { z } from 'zod';
import { requirePermission } from '@/lib/access/require-permission';
import type { Viewer } from '@/lib/access/viewer';
import { now } from '@/lib/clock';
import { AppError } from '@/lib/errors';
import { exceptionKinds, longestExceptionDays } from '@/lib/posture/findings/exception-kinds';
import { emitAudit } from '../../audit/emit-audit';
import { withTransaction, type Db } from '../../client';
import { authorOf, insertFindingEvents } from '../../findings/insert-finding-events';
import { uuid7 } from '../../uuid';
import { findingIdsInput } from '../findings/finding-input';
import {
  loadFindingsInScope,
  requireAllOpen,
  type FindingToChange,
} from '../findings/load-findings-in-scope';
import { exceptionScopeInput, rowOfScope, type ExceptionScopeRow } from './exception-scope';
import { requireReach } from './require-reach';

const dayMs = 86_400_000;

export const requestExceptionInput = z.object({
  kind: z.enum(exceptionKinds),
  scope: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('finding'), findingIds: findingIdsInput }),
    exceptionScopeInput,
  ]),
  reason: z
    .string()
    .trim()
    .min(10, 'Say why, in a sentence: whoever approves it reads this.')
    .max(2_000, 'At most 2,000 characters.'),
  expiresAt: z.coerce.date(),
});

type Request = z.infer<typeof requestExceptionInput> & { at: Date };

/**
 * Asks that fails may stand for a time: one exception for each finding, or one for a check, an account, a unit or a tag.
 * Nothing is excepted before somebody approves it. Throws `invalid` for a time that is past or more than 365 days away,
 * `not-found` outside the viewer's scope, `precondition` for a resolved finding and `conflict` for one that has an
 * exception, or a request, of its own.
 */
export async function requestException(
  viewer: Viewer,
  input: z.input<typeof requestExceptionInput>,
): Promise<{ exceptionIds: string[] }> {
  requirePermission(viewer, 'exception:request');
  const request = { ...requestExceptionInput.parse(input), at: now() };
  requireAllowedEnd(request);
  return withTransaction(viewer, async (tx) => {
    const made =
      request.scope.kind === 'finding'
        ? await requestForFindings(tx, viewer, { ...request, findingIds: request.scope.findingIds })
        : [await requestForScope(tx, viewer, { ...request, row: rowOfScope(request.scope) })];
    const { kind, reason, expiresAt } = request;
    await emitAudit(tx, viewer, {
      action: 'exception.request',
      target: made.length === 1 ? (made[0]?.id ?? null) : `${made.length} exceptions`,
      after: { kind, reason, expiresAt, exceptions: made },
    });
    return { exceptionIds: made.map(({ id }) => id) };
  });
}

function requireAllowedEnd({ expiresAt, at }: Request): void {
  const days = (expiresAt.getTime() - at.getTime()) / dayMs;
  if (days > 0 && days <= longestExceptionDays) return;
  throw new AppError(
    'invalid',
    days > 0
      ? `An exception ends within ${longestExceptionDays} days.`
      : 'The exception would have ended already.',
    'Choose another day.',
    { field: 'expiresAt' },
  );
}

type Made = { id: string; scopeKind: string } & Partial<ExceptionScopeRow>;

async function requestForScope(
  tx: Db,
  viewer: Viewer,
  request: Request & { row: ExceptionScopeRow },
): Promise<Made> {
  await requireReach(tx, viewer, request.row);
  const data = requestRow(viewer, { ...request, evidenceHash: null });
  await tx.exception.create({ data });
  return { id: data.id, ...request.row };
}

async function requestForFindings(
  tx: Db,
  viewer: Viewer,
  { findingIds, ...request }: Request & { findingIds: string[] },
): Promise<Made[]> {
  const findings = await loadFindingsInScope(tx, viewer, findingIds);
  requireAllOpen(findings);
  await requireNoneOfItsOwn(tx, findings);
  const rows = findings.map(({ accountId, checkId, resource, part, evidenceHash }) => {
    const row = { scopeKind: 'finding' as const, accountId, checkId, resource, part };
    return { row, data: requestRow(viewer, { ...request, row, evidenceHash }) };
  });
  await tx.exception.createMany({ data: rows.map(({ data }) => data) });
  const made = rows.map(({ row, data: { id } }) => ({ id, ...row }));
  const { personId, by } = authorOf(viewer);
  await insertFindingEvents(
    tx,
    findings.map(({ id, accountId }, index) => ({
      findingId: id,
      accountId,
      at: request.at,
      kind: 'exception-requested',
      detail: { exceptionId: made[index]?.id, kind: request.kind, by },
      personId,
    })),
  );
  return made;
}

async function requireNoneOfItsOwn(tx: Db, findings: readonly FindingToChange[]): Promise<void> {
  const blank = findings.find(({ evidenceHash }) => evidenceHash === '');
  if (blank) {
    throw new AppError(
      'precondition',
      'The evidence of a finding is not known yet: it was found by an earlier version.',
      'Scan its account, then ask again.',
    );
  }
  const taken = await tx.exception.findMany({
    where: {
      scopeKind: 'finding',
      state: { in: ['requested', 'approved'] },
      expiresAt: { gt: now() },
      OR: findings.map(({ accountId, checkId, resource, part }) => ({ accountId, checkId, resource, part })),
    },
    select: { state: true },
  });
  if (taken.length === 0) return;
  if (findings.length > 1) {
    throw new AppError(
      'conflict',
      `${taken.length} of these ${findings.length} findings ${taken.length === 1 ? 'has' : 'have'} an exception or a request already.`,
      'Leave them out: their pages and the register say which.',
    );
  }
  throw new AppError(
    'conflict',
    taken[0]?.state === 'requested'
      ? 'An exception was asked for already and waits for approval.'
      : 'The finding has an exception of its own.',
    'Look at the exceptions.',
  );
}

function requestRow(
  viewer: Viewer,
  {
    row,
    kind,
    reason,
    expiresAt,
    evidenceHash,
    at,
  }: Request & { row: ExceptionScopeRow; evidenceHash: string | null },
) {
  const { personId: requestedById, by: requestedBy } = authorOf(viewer);
  return {
    ...row,
    id: uuid7(at),
    kind,
    reason,
    expiresAt,
    evidenceHash,
    requestedBy,
    requestedById,
    requestedAt: at,
    state: 'requested',
  };
}
