import type { AsOf } from '@/lib/access/as-of';
import type { ExceptionKind, ExceptionScopeKind } from '@/lib/posture/findings/exception-kinds';
import { db } from '../../client';
import { selfDecided } from '../../sql/exception-reach';
import { momentOf } from '../../sql/findings-at';

/** An exception as the page of a finding tells it. */
export interface FindingException {
  id: string;
  kind: ExceptionKind;
  scopeKind: ExceptionScopeKind;
  reason: string;
  requestedBy: string;
  requestedAt: Date;
  decidedBy: string | null;
  decidedAt: Date | null;
  /** Whoever asked for it approved it: a lone admin may. */
  selfApproved: boolean;
  expiresAt: Date;
}

interface FindingNamed {
  accountId: string;
  checkId: string;
  resource: string;
  part: string;
  exceptionId: string | null;
}

/** The exception that covers a finding, and the request for itself alone that waited at the moment shown. */
export async function findingExceptions(
  finding: FindingNamed,
  at: AsOf,
): Promise<{ exception: FindingException | null; requestedException: FindingException | null }> {
  const { accountId, checkId, resource, part, exceptionId } = finding;
  const moment = momentOf(at);
  const rows = await db().$queryRaw<FindingException[]>`
    select x.id, x.kind, x."scopeKind", x.reason, x."requestedBy", x."requestedAt", x."decidedBy", x."decidedAt",
      ${selfDecided} as "selfApproved", x."expiresAt"
    from "Exception" x where x.id = ${exceptionId}::uuid or (x."scopeKind" = 'finding' and x."accountId" = ${accountId}
      and x."checkId" = ${checkId} and x.resource = ${resource} and x.part = ${part} and x."requestedAt" <= ${moment}
      and coalesce(x."decidedAt", x."endedAt", x."expiresAt") > ${moment})
    order by x."requestedAt" desc`;
  return {
    exception: rows.find(({ id }) => id === exceptionId) ?? null,
    requestedException: rows.find(({ id }) => id !== exceptionId) ?? null,
  };
}
