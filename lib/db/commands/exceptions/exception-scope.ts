import { z } from 'zod';
import { checks } from '@/lib/posture/checks';
import type { ExceptionScopeKind } from '@/lib/posture/findings/exception-kinds';

const checkId = z.string().refine((id) => checks.some((check) => check.id === id), 'There is no such check.');
const accountId = z.string().regex(/^\d{12}$/, 'An account id has 12 digits.');
const ouId = z.string().regex(/^(r|ou)-[a-z0-9-]+$/, 'An id of a unit begins with r- or ou-.');

/**
 * What an exception of more than one finding takes in: a check everywhere, or an account, a unit or the identities with
 * a tag, each by one check or by all of them. A tag may be narrowed to an account or a unit; without a value, any value
 * of the key is meant.
 */
export const exceptionScopeInput = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('check'), checkId }),
  z.object({ kind: z.literal('account'), accountId, checkId: checkId.nullish() }),
  z.object({ kind: z.literal('ou'), ouId, checkId: checkId.nullish() }),
  z
    .object({
      kind: z.literal('tag'),
      key: z.string().trim().min(1, 'Name the key of the tag.').max(128),
      value: z.string().max(256).nullish(),
      checkId: checkId.nullish(),
      accountId: accountId.nullish(),
      ouId: ouId.nullish(),
    })
    .refine((tag) => !(tag.accountId && tag.ouId), 'Narrow a tag to an account or to a unit, not both.'),
]);

/** The columns of an exception that say what it takes in. */
export interface ExceptionScopeRow {
  scopeKind: ExceptionScopeKind;
  checkId?: string | null;
  accountId?: string | null;
  ouId?: string | null;
  resource?: string | null;
  part?: string | null;
  tagKey?: string | null;
  tagValue?: string | null;
}

/** A scope as it is stored. */
export function rowOfScope(scope: z.infer<typeof exceptionScopeInput>): ExceptionScopeRow {
  const { kind, ...place } = scope;
  if (scope.kind !== 'tag') return { scopeKind: kind, ...place };
  const { key, value, checkId: check, accountId: account, ouId: unit } = scope;
  return {
    scopeKind: 'tag',
    tagKey: key,
    tagValue: value ?? null,
    checkId: check ?? null,
    accountId: account ?? null,
    ouId: unit ?? null,
  };
}
