/** The lists of unused rights. */
export const rightsViews = ['scored', 'unused', 'administrators', 'sets', 'apart', 'growth'] as const;
export type RightsView = (typeof rightsViews)[number];

export const viewWords: Record<RightsView, string> = {
  scored: 'Scored',
  unused: 'Unused principals',
  administrators: 'Administrators',
  sets: 'Permission sets',
  apart: 'Not scored',
  growth: 'Growth',
};

/** What each list is, in a sentence or two. */
export const viewSentences: Record<RightsView, string> = {
  scored: 'Users and roles that are in use, by the share of their rights that they do not use.',
  unused:
    'They were not used themselves. Remove them, do not trim them: a smaller policy on something that nobody uses helps little.',
  administrators:
    'Whoever may do everything uses little of it. They stay in the mean; here they stand as their own group.',
  sets: 'Roles of Identity Center are judged per permission set: a right counts as used when it is used in any account.',
  apart: 'They do not count in the mean, each for the reason given.',
  growth: 'Who is granted more services than 90 days before.',
};
