import type { AsOf } from '@/lib/access/as-of';
import { Prisma } from '../generated/client';
import { momentOf } from './findings-at';

/** Whether an attestation (a) holds at the moment shown; `holdsAt` of lib/posture is the same in TypeScript. */
export function attestationHolds(asOf: AsOf): Prisma.Sql {
  const moment = momentOf(asOf);
  return Prisma.sql`(a.at <= ${moment} and a."expiresAt" > ${moment}
    and (a."revokedAt" is null or a."revokedAt" > ${moment}))`;
}

/** Whether an attestation (a) speaks for a manual result (r), whenever it holds; for a query with `units`. */
export const attestsResult = Prisma.sql`(a."checkId" = r."checkId"
  and (a.resource is null or a.resource = r.resource) and (a.part is null or a.part = r.part)
  and (a.scope in ('estate', 'account:' || r."accountId") or (r."accountId", a.scope) in (
    select u."accountId", 'ou:' || u."ouId" from units u)))`;
