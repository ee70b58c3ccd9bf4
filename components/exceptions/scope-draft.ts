import type { ActionResult } from '@/lib/auth/action-result';
import type { ExceptionScopeKind } from '@/lib/posture/findings/exception-kinds';
import type { RequestedScope } from './exception-actions';

export type WideScopeKind = Exclude<ExceptionScopeKind, 'finding'>;

/** Stands for no check in particular, which a choice cannot be. */
export const everyCheck = '*';

/** What was chosen so far, for every kind of scope: changing the kind loses nothing. */
export interface ScopeDraft {
  kind: WideScopeKind;
  checkId: string;
  accountId: string | null;
  ouId: string | null;
  tagKey: string;
  tagValue: string;
}

type Read = { ok: true; scope: RequestedScope } | { ok: false; refusal: ActionResult<never> };

/** A draft as the command takes it, or what is missing. */
export function toScope({ kind, checkId: chosen, accountId, ouId, tagKey, tagValue }: ScopeDraft): Read {
  const checkId = chosen === everyCheck ? null : chosen;
  switch (kind) {
    case 'check':
      return checkId ? { ok: true, scope: { kind, checkId } } : missing('Choose a check.');
    case 'account':
      return accountId ? { ok: true, scope: { kind, accountId, checkId } } : missing('Choose an account.');
    case 'ou':
      return ouId ? { ok: true, scope: { kind, ouId, checkId } } : missing('Choose a unit.');
    case 'tag':
      return tagKey.trim()
        ? { ok: true, scope: { kind, key: tagKey.trim(), value: tagValue.trim() || null, checkId } }
        : missing('Name the key of the tag.');
  }
}

function missing(message: string): Read {
  return { ok: false, refusal: { ok: false, code: 'invalid', message, whatToDo: '' } };
}
