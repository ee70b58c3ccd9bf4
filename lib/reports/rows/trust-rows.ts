import { z } from 'zod';
import type { WayInRow } from '@/lib/db/queries/trust/list-ways-in';
import { partyKinds, wayConditions, wayReaches } from '@/lib/iam/trust/party-kinds';
import { count, id, nullableCount, nullableInstant, nullableText, text, type RowSchema } from './row-schema';

/** Who outside its account may assume which role. */
export const trustRow = z.strictObject({
  id: text,
  kind: z.enum(partyKinds),
  party: text.describe('What all ways of one party have in common; the filter `party` takes it.'),
  name: text,
  principal: text.describe('As the trust policy names it.'),
  trustedAccountId: nullableText,
  roleId: id,
  roleName: text,
  accountId: text,
  accountName: text,
  externalIdRequired: z.boolean(),
  conditions: z.array(text).describe('In words, one each.'),
  held: z.enum(wayConditions).describe('What holds the way back.'),
  reach: z.enum(wayReaches).describe('What the role can become.'),
  administrator: z
    .enum(['full', 'equivalent', 'conditional', 'none'])
    .nullable()
    .describe('Null: not known.'),
  hops: nullableCount.describe('From the role to an administrator; null where no way is known.'),
  lastActivityAt: nullableInstant.describe('When the role was last used, by whomever.'),
  idleDays: nullableCount,
  findings: count.describe("Open findings on the role's trust."),
  analyzer: z.enum(['active', 'quiet', 'unknown']).describe('What IAM Access Analyzer says of the role.'),
}) satisfies RowSchema<WayInRow>;
