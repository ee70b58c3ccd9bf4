import { z } from 'zod';
import type { TrustRow } from '@/lib/db/queries/trust/list-trust';
import { trustIssueMeanings, type TrustIssueCode } from '@/lib/iam/trust/trust-issue-codes';
import { analyzerViews, partyKinds, partyStandings, trustReaches } from '@/lib/iam/trust/trust-values';
import {
  accountId,
  id,
  instant,
  nullableCount,
  nullableInstant,
  nullableText,
  text,
  type RowSchema,
} from './row-schema';

const issueCodes = Object.keys(trustIssueMeanings) as TrustIssueCode[];

export const trustRow = z.strictObject({
  id: text,
  partyId: text.describe('Kind and id of the outside party.'),
  partyKind: z.enum(partyKinds),
  partyName: text,
  standing: z.enum(partyStandings),
  principal: text.describe('As the trust policy names it.'),
  identityId: id.describe('The role.'),
  roleName: text,
  roleArn: text,
  accountId,
  accountName: text,
  externalIdRequired: z.boolean(),
  conditions: z.array(text).describe('Operator, key and values, as written.'),
  issues: z.array(z.enum(issueCodes)).nullable().describe('Null: not judged yet at that time.'),
  reach: z.enum(trustReaches),
  hops: nullableCount.describe('Hops to an administrator; null where no way is sure.'),
  lastUsedAt: nullableInstant.describe('When the role was last assumed, by anybody.'),
  analyzer: z.enum(analyzerViews).describe('unknown: no analyzer runs, or its findings were not read.'),
  analyzerTitle: nullableText,
  owner: nullableText,
  snapshotAt: instant,
}) satisfies RowSchema<TrustRow>;
