import type { Condition } from '../policy-document';
import { isPinned } from './pins';

type Test = (value: string) => boolean;

const withoutWildcard: Test = (value) => !/[*?]/.test(value);
const startsWith =
  (pattern: RegExp): Test =>
  (value) =>
    pattern.test(value);

/**
 * Issuers that anybody can get a token from, with the claims that say whose it is: a role that trusts one without any
 * of them is open to all of its customers. Source: IAM User Guide, "Identity-provider controls for shared OIDC
 * providers", and the claims that each issuer documents.
 */
const sharedIssuers: Record<string, Record<string, Test>> = {
  'token.actions.githubusercontent.com': {
    // A wildcard before the slash (`repo:acme*`) also matches owners named alike.
    sub: startsWith(
      /^(repo:[^/:*?]+\/|(repository_owner(_id)?|repository_id|enterprise(_id)?):[^:*?]+(:|$))/,
    ),
    repository: startsWith(/^[^/*?]+\//),
    repository_id: withoutWildcard,
    repository_owner: withoutWildcard,
    repository_owner_id: withoutWildcard,
    enterprise_id: withoutWildcard,
  },
  'gitlab.com': {
    sub: startsWith(/^project_path:[^/:*?]+\//),
    namespace_id: withoutWildcard,
    project_id: withoutWildcard,
  },
  'app.terraform.io': { sub: startsWith(/^organization:[^:*?]+:/) },
  'agent.buildkite.com': { sub: startsWith(/^organization:[^:*?]+:/) },
  'accounts.google.com': {
    sub: withoutWildcard,
    aud: withoutWildcard,
    oaud: withoutWildcard,
    'google/organization_number': withoutWildcard,
  },
  'cognito-identity.amazonaws.com': { aud: withoutWildcard, sub: withoutWildcard },
  'www.amazon.com': { app_id: withoutWildcard, user_id: withoutWildcard },
  'graph.facebook.com': { app_id: withoutWildcard, id: withoutWildcard },
};

/** The host (and path) of a token issuer, from the ARN of its provider or as written. */
export function issuerOf(provider: string): string {
  return provider.replace(/^arn:[^/]*:oidc-provider\//, '');
}

/** Whether anybody can become a customer of a token issuer. */
export function isSharedIssuer(issuer: string): boolean {
  return issuer in sharedIssuers;
}

/** Whether a federated principal (provider ARN or host) is a shared issuer whose tenant the conditions leave open. */
export function isOpenToEveryTenant(provider: string, conditions: readonly Condition[]): boolean {
  const issuer = issuerOf(provider);
  const claims = sharedIssuers[issuer];
  if (!claims) return false;
  return !Object.entries(claims).some(([claim, test]) => isPinned(conditions, `${issuer}:${claim}`, test));
}
