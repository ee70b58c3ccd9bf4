/** Which changes a feed shows. */
export const changeShows = ['important', 'named'] as const;

export type ChangeShow = (typeof changeShows)[number];

export const changeShowLabels: Record<ChangeShow, string> = {
  important: 'Those that matter',
  named: 'All that have a name',
};

/** What somebody should look at even when nothing fails: more rights, less protection, use of root. */
export const importantEvents: readonly string[] = [
  'administrator-gained',
  'boundary-removed',
  'external-trust-added',
  'key-reactivated',
  'mfa-removed',
  'password-enabled',
  'password-policy-weakened',
  'policy-version-changed',
  'public-trust-added',
  're-created',
  'root-key-created',
  'root-sign-in',
  'trail-deleted',
  'trail-stopped',
  'user-created',
];

/** The events that a feed asks for; none: all that have a name. */
export function eventsOf(show: ChangeShow): readonly string[] | undefined {
  return show === 'important' ? importantEvents : undefined;
}

/** Changes on one page of a feed. */
export const changesOnPage = 100;
