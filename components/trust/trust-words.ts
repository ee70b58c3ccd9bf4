import type { PartyKind, WayCondition, WayReach } from '@/lib/iam/trust/party-kinds';

/** What each kind of party is called. */
export const partyWords: Record<PartyKind, string> = {
  anyone: 'Anyone',
  outside: 'Unknown account',
  vendor: 'Known vendor',
  limited: 'Anyone, limited',
  oidc: 'Token issuer (OIDC)',
  saml: 'SAML provider',
  deleted: 'Deleted principal',
  own: 'Own account',
  service: 'AWS service',
};

/** The same in a sentence, for who meets the word for the first time. */
export const partySentences: Record<PartyKind, string> = {
  anyone: 'no condition says who',
  outside: 'an account that is neither linked nor of the organization',
  vendor: 'an account that a vendor names in its documentation, or that the settings name',
  limited: 'anyone of a named organization, account or pattern',
  oidc: 'workloads that hold a token of an issuer, such as GitHub or a cluster',
  saml: 'people who sign in by a provider of identities',
  deleted: 'an id without a name: nobody can use it, but a mistake could bring it back',
  own: 'another account of the organization, or a linked one',
  service: 'a service of AWS',
};

export const conditionWords: Record<WayCondition, string> = {
  'external-id': 'External id',
  other: 'Other conditions',
  none: 'No condition',
};

export const reachWords: Record<WayReach, string> = {
  administrator: 'Is an administrator',
  way: 'Has a way to one',
  none: 'No way known',
};
