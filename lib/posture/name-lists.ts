import type { TrustVerdict } from '@/lib/iam/types';
import type { AccountSnapshot } from '@/lib/snapshot/account-snapshot';
import type { Analysis } from './analysis';
import type { NamedIdentity } from './types';

/** The name lists of `report summary`; a list is null when its data could not be read. */
export interface NameLists {
  adminUsers: NamedIdentity[] | null;
  adminRoles: NamedIdentity[] | null;
  rolesWithPublicTrust: NamedIdentity[] | null;
  rolesWithExternalTrust: NamedIdentity[] | null;
}

/** The lists of one snapshot, each by name. */
export function nameLists(snapshot: AccountSnapshot, analysis: Analysis): NameLists {
  return {
    adminUsers: listAdministrators(snapshot, analysis, 'user'),
    adminRoles: listAdministrators(snapshot, analysis, 'role'),
    rolesWithPublicTrust: listTrusting(snapshot, analysis, (verdict) => verdict.public),
    rolesWithExternalTrust: listTrusting(snapshot, analysis, (verdict) => verdict.external),
  };
}

/** Full administrators of a kind (decisions 6): unconditional, after boundary and known guardrails. */
export function listAdministrators(
  snapshot: AccountSnapshot,
  analysis: Analysis,
  kind: 'user' | 'role',
): NamedIdentity[] | null {
  const reading = kind === 'user' ? snapshot.users : snapshot.roles;
  const gap = kind === 'user' ? analysis.administratorGap.users : analysis.administratorGap.roles;
  if (reading.state !== 'read' || gap !== null) return null;
  return named(reading.value.filter(({ arn }) => analysis.administrators.get(arn)?.tier === 'full'));
}

/** Roles whose trust verdict has a property. */
export function listTrusting(
  snapshot: AccountSnapshot,
  analysis: Analysis,
  is: (verdict: TrustVerdict) => boolean,
): NamedIdentity[] | null {
  if (snapshot.roles.state !== 'read') return null;
  return named(
    snapshot.roles.value.filter(({ arn }) => {
      const verdict = analysis.trust.get(arn);
      return verdict !== undefined && is(verdict);
    }),
  );
}

function named(identities: readonly NamedIdentity[]): NamedIdentity[] {
  return identities
    .map(({ name, arn }) => ({ name, arn }))
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}
