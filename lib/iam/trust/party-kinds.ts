/** Who stands outside a role's own account and may assume it, the most open first. */
export const partyKinds = [
  'anyone',
  'outside',
  'vendor',
  'limited',
  'oidc',
  'saml',
  'deleted',
  'own',
  'service',
] as const;

export type PartyKind = (typeof partyKinds)[number];

/** What holds a way into a role back: an external id, other conditions alone, or nothing. */
export const wayConditions = ['external-id', 'other', 'none'] as const;

export type WayCondition = (typeof wayConditions)[number];

/** What the role behind a way can become: it is an administrator, has a way to one, or none that is known. */
export const wayReaches = ['administrator', 'way', 'none'] as const;

export type WayReach = (typeof wayReaches)[number];
