import { isAccountId, parseArn } from '../arn';
import type { PrincipalEntry, Statement } from '../policy-document';
import type { TrustPrincipalKind } from '../types';

/** A principal as a statement names it, and what kind of caller that is. */
export interface NamedPrincipal {
  kind: TrustPrincipalKind;
  principal: string;
  accountId: string | null;
}

function readAwsPrincipal(principal: string): NamedPrincipal {
  if (isAccountId(principal)) return { kind: 'account', principal, accountId: principal };
  const arn = parseArn(principal);
  if (!arn) {
    const isUniqueId = /^A[A-Z0-9]{15,}$/.test(principal);
    return { kind: isUniqueId ? 'deleted' : 'identity', principal, accountId: null };
  }
  if (/[*?]/.test(arn.accountId)) return { kind: 'anyone', principal, accountId: null };
  const kind = arn.resource === 'root' ? 'account' : 'identity';
  return { kind, principal, accountId: arn.accountId };
}

function readPrincipal({ type, value }: PrincipalEntry): NamedPrincipal {
  if (type === 'Service') return { kind: 'service', principal: value, accountId: null };
  if (/^\*+$/.test(value)) return { kind: 'anyone', principal: value, accountId: null };
  if (type !== 'Federated') return readAwsPrincipal(value);
  const kind = value.includes(':saml-provider/') ? 'saml' : 'oidc';
  return { kind, principal: value, accountId: parseArn(value)?.accountId ?? null };
}

/** The principals of a statement; `NotPrincipal` means anyone. None where a statement has no principal. */
export function listNamedPrincipals({ principals }: Statement): NamedPrincipal[] {
  if (!principals) return [];
  if (!principals.negated) return principals.entries.map(readPrincipal);
  const excluded = principals.entries.map((entry) => entry.value).join(', ');
  return [{ kind: 'anyone', principal: `everyone except ${excluded}`, accountId: null }];
}
