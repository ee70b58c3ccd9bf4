import type { ChangeRow } from '@/lib/db/queries/changes/list-changes';

/** What a comparison is told by, the most dangerous first; findings stand apart, since they are verdicts. */
export const changeGroups = [
  'administrators',
  'trust',
  'policies',
  'identities',
  'keys',
  'sign-in',
  'settings',
] as const;

export type ChangeGroup = (typeof changeGroups)[number];

export const compareTabs = ['all', ...changeGroups, 'findings'] as const;

export type CompareTab = (typeof compareTabs)[number];

export const groupTitles: Record<CompareTab, string> = {
  all: 'All',
  administrators: 'Administrators',
  trust: 'Trust',
  policies: 'Policies',
  identities: 'Identities',
  keys: 'Access keys',
  'sign-in': 'Passwords and MFA',
  settings: 'Settings',
  findings: 'Findings',
};

const byKind: Record<string, ChangeGroup> = {
  trust: 'trust',
  policy: 'policies',
  'access-key': 'keys',
  'mfa-device': 'sign-in',
  password: 'sign-in',
  root: 'sign-in',
  account: 'settings',
  trail: 'settings',
  'password-policy': 'settings',
};

const policyField = /^(attachedPolicies|inlinePolicies|permissionsBoundary)/;

/** The group that a change belongs to. */
export function groupOf({ entityKind, field }: Pick<ChangeRow, 'entityKind' | 'field'>): ChangeGroup {
  if (field === 'administrator') return 'administrators';
  if (field === 'mfaActive') return 'sign-in';
  if (field === 'accessKey' || field === 'keys') return 'keys';
  if (policyField.test(field)) return 'policies';
  return byKind[entityKind] ?? 'identities';
}

/** Changes by group; only a tier that begins or ends with full administration is about administrators. */
export function changesByGroup(changes: readonly ChangeRow[]): Map<ChangeGroup, ChangeRow[]> {
  const told = changes.filter(
    ({ field, before, after }) => field !== 'administrator' || before === 'full' || after === 'full',
  );
  const groups = Map.groupBy(told, groupOf);
  return new Map(changeGroups.map((group) => [group, groups.get(group) ?? []]));
}
