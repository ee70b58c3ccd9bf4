import type { TrustPrincipal } from '@/lib/iam/types';
import type { AccountSnapshot, Role } from '@/lib/snapshot/account-snapshot';
import { accountFacts } from './account-facts';
import { isReservedForSso } from './policy-statements';
import type { CheckInput } from '../types';

/** The IAM users with a console password. */
export interface ConsoleUsers {
  names: string[];
  /** How many users have no line in the report, so that it is not known whether they have a password. */
  unsure: number;
}

/** Issuers whose tokens are of programs, or of the customers of an app: a role that trusts one is no way in for staff. */
const issuersOfOthers = [
  /^token\.actions\.githubusercontent\.com/,
  /^gitlab\.com/,
  /^api\.bitbucket\.org/,
  /^app\.terraform\.io/,
  /^agent\.buildkite\.com/,
  /^oidc\.circleci\.com/,
  /^vstoken\.dev\.azure\.com/,
  /^oidc\.eks\.[^/]*\.amazonaws\.com/,
  /^cognito-identity(-us-gov)?\.amazonaws\.com/,
  /^(accounts\.google\.com|www\.amazon\.com|graph\.facebook\.com)/,
];

/** Who has a console password; null when the report was not read. */
export function consoleUsersOf(snapshot: AccountSnapshot): ConsoleUsers | null {
  const { users } = accountFacts(snapshot);
  if (!users || snapshot.credentialReport.state !== 'read') return null;
  return {
    names: users.filter(({ row }) => row?.passwordEnabled === true).map(({ name }) => name),
    unsure: users.filter(({ row }) => row === null).length,
  };
}

/**
 * Roles that people come into from an identity provider: those of Identity Center, and those that trust a SAML provider or
 * an OIDC issuer of staff. Null when they could not be told.
 */
export function federatedRolesOf({ snapshot, analysis }: CheckInput): Role[] | null {
  if (snapshot.roles.state !== 'read') return null;
  const roles = snapshot.roles.value;
  const federated = roles.filter(
    (role) => isReservedForSso(role) || analysis.trust.get(role.arn)?.principals.some(isOfStaff),
  );
  const isWhole = roles.every(({ arn }) => analysis.trust.has(arn));
  return federated.length > 0 || isWhole ? federated : null;
}

/**
 * Whether people of another account can come in by assuming a role. Roles for vendors do not count, nor those that ask for
 * an external id, which programs give and people do not.
 */
export function isReachedFromOtherAccounts({ snapshot, analysis }: CheckInput): boolean {
  return [...analysis.trust.values()].some(({ principals }) =>
    principals.some(
      ({ kind, accountId, vendor, externalIdRequired }) =>
        (kind === 'account' || kind === 'identity') &&
        accountId !== null &&
        accountId !== snapshot.accountId &&
        vendor === null &&
        !externalIdRequired,
    ),
  );
}

function isOfStaff({ kind, principal }: TrustPrincipal): boolean {
  if (kind === 'saml') return true;
  if (kind !== 'oidc') return false;
  const issuer = principal.replace(/^arn:[^/]*:oidc-provider\//, '');
  return !issuersOfOthers.some((pattern) => pattern.test(issuer));
}
