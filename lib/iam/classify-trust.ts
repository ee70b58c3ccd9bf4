import { describeCondition } from './describe-condition';
import { parsePolicy, type Condition } from './policy-document';
import { issuesOf, type TrustSurroundings } from './trust/find-trust-issues';
import { listNamedPrincipals, type NamedPrincipal } from './trust/named-principals';
import { listOpenStatements } from './trust/open-statements';
import { isPinned, isPinnedToIdentity, listPinnedAccounts, listPinnedOrganizations } from './trust/pins';
import { isOpenToEveryTenant } from './trust/shared-issuers';
import type { TrustContext, TrustPrincipal, TrustVerdict } from './types';

interface Entrance {
  principal: TrustPrincipal;
  public: boolean;
  openFederation: boolean;
}

function isOutside(accountId: string, context: TrustContext): boolean {
  return (
    accountId !== context.accountId &&
    !context.organizationAccountIds.has(accountId) &&
    !context.linkedAccountIds.has(accountId)
  );
}

/** For anyone, the conditions say who is meant. Services and federation are never external. */
function isExternal(named: NamedPrincipal, conditions: readonly Condition[], context: TrustContext): boolean {
  if (named.kind === 'account' || named.kind === 'identity') {
    return named.accountId !== null && isOutside(named.accountId, context);
  }
  if (named.kind !== 'anyone') return false;
  const otherOrganization = listPinnedOrganizations(conditions).some(
    (id) => context.organizationId !== null && id !== context.organizationId,
  );
  return otherOrganization || listPinnedAccounts(conditions).some((id) => isOutside(id, context));
}

function isPublic(named: NamedPrincipal, conditions: readonly Condition[]): boolean {
  return named.kind === 'anyone' && !isPinnedToIdentity(conditions);
}

function isOpenFederation(named: NamedPrincipal, conditions: readonly Condition[]): boolean {
  return named.kind === 'oidc' && isOpenToEveryTenant(named.principal, conditions);
}

function toEntrance(
  named: NamedPrincipal,
  conditions: readonly Condition[],
  { context, surroundings }: { context: TrustContext; surroundings: TrustSurroundings },
): Entrance {
  return {
    public: isPublic(named, conditions),
    openFederation: isOpenFederation(named, conditions),
    principal: {
      ...named,
      vendor: named.accountId ? (context.vendors.get(named.accountId) ?? null) : null,
      external: isExternal(named, conditions, context),
      externalIdRequired: isPinned(conditions, 'sts:ExternalId', () => true),
      conditions: conditions.map(describeCondition),
      issues: issuesOf(named, conditions, surroundings),
    },
  };
}

/** Which identity providers an account has is another reading: whether one is gone is not told here. */
function surroundingsOf(context: TrustContext): TrustSurroundings {
  const { accountId, organizationAccountIds, linkedAccountIds, vendors } = context;
  const ownAccounts = new Set([...organizationAccountIds, ...linkedAccountIds]);
  return { accountId, ownAccounts, vendors, providers: null };
}

/**
 * Tells whom a role's trust policy lets in (`iam-analysis.md` 6). `public`: anyone, not
 * pinned to an organization, account or principal; an external id pins nobody. `openFederation`: any tenant of a shared
 * OIDC issuer gets in, which is another check's business (`role-trust-oidc-scoped`). `external`: an account
 * outside its own, its organization and the linked ones, known vendors too. A text that is no policy answers a problem.
 */
export function classifyTrust(text: string, context: TrustContext): TrustVerdict {
  const parsed = parsePolicy(text);
  if (parsed.kind === 'problem') {
    return { principals: [], public: false, openFederation: false, external: false, problem: parsed.problem };
  }
  const surroundings = surroundingsOf(context);
  const entrances = listOpenStatements(parsed.statements).flatMap((statement) =>
    listNamedPrincipals(statement).map((named) =>
      toEntrance(named, statement.conditions, { context, surroundings }),
    ),
  );
  return {
    principals: entrances.map(({ principal }) => principal),
    public: entrances.some((entrance) => entrance.public),
    openFederation: entrances.some((entrance) => entrance.openFederation),
    external: entrances.some(({ principal }) => principal.external),
    problem: null,
  };
}
