import type { Condition } from '@/lib/iam/policy-document';
import { isPinned, pinnedValues } from '@/lib/iam/trust/pins';
import { isOpenToEveryTenant } from '@/lib/iam/trust/shared-issuers';
import type { Entrance } from './role-trusts';

/** What is left open by a trust of an OIDC issuer; `null`: nothing. */
export type OidcGap = 'tenant' | 'subject' | 'guests' | 'audience' | null;

/** Consumer sign-ins: the application is the audience, and whoever signs in to it is meant. */
const consumerIssuers = new Set(['accounts.google.com', 'www.amazon.com', 'graph.facebook.com']);
const cognito = 'cognito-identity.amazonaws.com';

/** The issuer of a federated principal: the host of a provider's ARN, or the host itself. */
export function issuerOf(principal: string): string {
  return principal.replace(/^arn:[^/]*:oidc-provider\//, '');
}

/**
 * The worst thing that the conditions of an entrance by OIDC leave open: whose tenant, which subject, guests without
 * sign-in, or the audience. Source: IAM User Guide, "Identity-provider controls for shared OIDC providers", and for EKS
 * and Cognito the trust policies that their guides prescribe.
 */
export function oidcGap({ principal, conditions }: Pick<Entrance, 'principal' | 'conditions'>): OidcGap {
  const issuer = issuerOf(principal);
  if (isOpenToEveryTenant(principal, conditions)) return 'tenant';
  if (issuer === cognito) return letsGuestsIn(conditions) ? 'guests' : null;
  if (consumerIssuers.has(issuer)) return null;
  if (!namesSubject(issuer, conditions)) return 'subject';
  return isPinned(conditions, `${issuer}:aud`, () => true) ? null : 'audience';
}

function letsGuestsIn(conditions: readonly Condition[]): boolean {
  return pinnedValues(conditions, `${cognito}:amr`).some((values) =>
    values.some((value) => value.toLowerCase() === 'unauthenticated'),
  );
}

function namesSubject(issuer: string, conditions: readonly Condition[]): boolean {
  const isEks = /^oidc\.eks\.[^/]+\/id\//.test(issuer);
  if (isPinned(conditions, `${issuer}:sub`, isEks ? isServiceAccount : () => true)) return true;
  return !isEks && conditions.some((condition) => isOtherClaim(condition, issuer) && pinsExactly(condition));
}

/** `system:serviceaccount:<namespace>:<name>`; the name may be a pattern, the namespace not. */
function isServiceAccount(value: string): boolean {
  return /^system:serviceaccount:[^:*?]+:./.test(value);
}

/** A claim that says whose token it is; audience and way of sign-in do not. */
function isOtherClaim({ key }: Condition, issuer: string): boolean {
  const claim = key.toLowerCase().startsWith(`${issuer.toLowerCase()}:`) ? key.slice(issuer.length + 1) : '';
  return claim !== '' && !['aud', 'amr', 'azp', 'sub'].includes(claim.toLowerCase());
}

function pinsExactly(condition: Condition): boolean {
  return isPinned([condition], condition.key, (value) => !/[*?]/.test(value));
}
