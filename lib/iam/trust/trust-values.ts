/** Kinds of outside parties: another own account, a vendor, any other account, an organization … */
export const partyKinds = [
  'anyone',
  'account',
  'vendor',
  'organization',
  'own-account',
  'oidc',
  'saml',
  'service',
  'deleted',
] as const;
export type PartyKind = (typeof partyKinds)[number];

/** How far a role reaches: it is an administrator, has a way to become one, has one under a condition, has none. */
export const trustReaches = ['administrator', 'route', 'conditional', 'none', 'unknown'] as const;
export type TrustReach = (typeof trustReaches)[number];

/**
 * Whether the party is known: an own account or organization, a listed vendor, a trusted account of the settings, or a
 * provider that is ours. `gone`: a deleted user or role, or an account that was taken out of this installation.
 */
export const partyStandings = ['known', 'unknown', 'gone'] as const;
export type PartyStanding = (typeof partyStandings)[number];

/** What Access Analyzer says of the role: `unknown` where no analyzer runs, or its findings were not read. */
export const analyzerViews = ['reported', 'quiet', 'unknown'] as const;
export type AnalyzerView = (typeof analyzerViews)[number];

/** What the trust map can be narrowed by, beside the text searched for. */
export const trustFacets = ['kind', 'standing', 'gap', 'reach', 'analyzer'] as const;
export type TrustFacet = (typeof trustFacets)[number];
