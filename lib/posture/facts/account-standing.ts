import type { Condition } from '@/lib/iam/policy-document';
import type { NamedPrincipal } from '@/lib/iam/trust/named-principals';
import { listPinnedAccounts, listPinnedOrganizations } from '@/lib/iam/trust/pins';
import type { OrganizationSnapshot } from '@/lib/snapshot/organization-snapshot';
import { valueOf } from '@/lib/snapshot/reading';
import type { CheckInput } from '../types';

/**
 * Where an account or organization stands to the one judged: its own (organization and linked accounts included), named
 * as trusted, outside, or `unsure` while the members of the organization could not be read.
 */
export type Standing = 'own' | 'trusted' | 'outside' | 'unsure';

type StandingInput = Pick<CheckInput, 'snapshot' | 'context' | 'thresholds'>;

/** The standing of an account by its id. */
export function standingOfAccount(accountId: string, input: StandingInput): Standing {
  const { snapshot, context, thresholds } = input;
  if (accountId === snapshot.accountId || context.linkedAccountIds.has(accountId)) return 'own';
  if (context.organization && memberIds(context.organization).has(accountId)) return 'own';
  if (thresholds.trustedAccountIds.includes(accountId)) return 'trusted';
  return context.vendors.has(accountId) || !areMembersHidden(input) ? 'outside' : 'unsure';
}

/** The standing of an organization by its id. */
function standingOfOrganization(organizationId: string, input: StandingInput): Standing {
  const { snapshot, context } = input;
  const membership = valueOf(snapshot.organizationMembership);
  const own =
    context.organization?.organizationId ??
    (membership && membership !== 'none' ? membership.organizationId : null);
  if (own !== null) return organizationId === own ? 'own' : 'outside';
  return areMembersHidden(input) ? 'unsure' : 'outside';
}

/** Accounts and organizations, by id. */
export interface Parties {
  accounts: readonly string[];
  organizations: readonly string[];
}

const nobody: Parties = { accounts: [], organizations: [] };

/** The accounts and organizations that a principal with its conditions stands for; empty for everybody else. */
export function listParties(
  { kind, accountId }: Pick<NamedPrincipal, 'kind' | 'accountId'>,
  conditions: readonly Condition[],
): Parties {
  if (kind === 'account' || kind === 'identity')
    return accountId ? { accounts: [accountId], organizations: [] } : nobody;
  if (kind !== 'anyone') return nobody;
  return { accounts: listPinnedAccounts(conditions), organizations: listPinnedOrganizations(conditions) };
}

/** Those of a principal's parties that have one of some standings, vendors with their names. */
export function partiesStanding(
  parties: Parties,
  standings: readonly Standing[],
  input: StandingInput,
): string[] {
  const accounts = parties.accounts.filter((id) => standings.includes(standingOfAccount(id, input)));
  const organizations = parties.organizations.filter((id) =>
    standings.includes(standingOfOrganization(id, input)),
  );
  return [...accounts.map((id) => accountInWords(id, input)), ...organizations];
}

/** `464622532012 (Datadog)` for a vendor, else the bare id. */
function accountInWords(accountId: string, { context }: Pick<CheckInput, 'context'>): string {
  const vendor = context.vendors.get(accountId);
  return vendor ? `${accountId} (${vendor})` : accountId;
}

const rememberedIds = new WeakMap<OrganizationSnapshot, ReadonlySet<string>>();

function memberIds(organization: OrganizationSnapshot): ReadonlySet<string> {
  let ids = rememberedIds.get(organization);
  if (!ids) {
    ids = new Set(organization.accounts.map(({ id }) => id));
    rememberedIds.set(organization, ids);
  }
  return ids;
}

/** A stage that is off leaves no doubt: what is known then is all there is. */
function areMembersHidden({ snapshot, context }: StandingInput): boolean {
  if (context.organization) return false;
  const { organizationMembership } = snapshot;
  if (organizationMembership.state === 'read') return organizationMembership.value !== 'none';
  return organizationMembership.state === 'unread';
}
