import { isAccountId, parseArn } from './arn';
import { coversAction } from './match-statement';
import { parsePolicy, type Condition, type PrincipalEntry, type Statement } from './policy-document';
import { isOpenToEveryTenant } from './trust/shared-issuers';
import { isPinned, isPinnedToIdentity, listPinnedAccounts, listPinnedOrganizations } from './trust/pins';
import type { TrustContext, TrustPrincipal, TrustPrincipalKind, TrustVerdict } from './types';

interface Named {
  kind: TrustPrincipalKind;
  principal: string;
  accountId: string | null;
}

interface Entrance {
  principal: TrustPrincipal;
  public: boolean;
  openFederation: boolean;
}

const assumeActions = ['sts:AssumeRole', 'sts:AssumeRoleWithSAML', 'sts:AssumeRoleWithWebIdentity'];

function readAwsPrincipal(principal: string): Named {
  if (isAccountId(principal)) return { kind: 'account', principal, accountId: principal };
  const arn = parseArn(principal);
  if (!arn) {
    const isUniqueId = /^A[A-Z0-9]{15,}$/.test(principal);
    return { kind: isUniqueId ? 'deleted' : 'identity', principal, accountId: null };
  }
  if (/[*?]/.test(arn.accountId)) return { kind: 'anyone', principal, accountId: null };
  const kind = arn.resource === 'root' ? 'account' : 'identity';
  return { kind, principal, accountId: arn.accountId };
}

function readPrincipal({ type, value }: PrincipalEntry): Named {
  if (type === 'Service') return { kind: 'service', principal: value, accountId: null };
  if (/^\*+$/.test(value)) return { kind: 'anyone', principal: value, accountId: null };
  if (type !== 'Federated') return readAwsPrincipal(value);
  const kind = value.includes(':saml-provider/') ? 'saml' : 'oidc';
  return { kind, principal: value, accountId: parseArn(value)?.accountId ?? null };
}

function listNamed({ principals }: Statement): Named[] {
  if (!principals) return [];
  if (!principals.negated) return principals.entries.map(readPrincipal);
  const excluded = principals.entries.map((entry) => entry.value).join(', ');
  return [{ kind: 'anyone', principal: `everyone except ${excluded}`, accountId: null }];
}

function describeCondition({ qualifier, operator, ifExists, key, values }: Condition): string {
  const written = `${qualifier ? `${qualifier}:` : ''}${operator}${ifExists ? 'IfExists' : ''}`;
  return `${written} ${key} ${values.join(', ')}`;
}

function isOutside(accountId: string, context: TrustContext): boolean {
  return (
    accountId !== context.accountId &&
    !context.organizationAccountIds.has(accountId) &&
    !context.linkedAccountIds.has(accountId)
  );
}

/** For anyone, the conditions say who is meant. Services and federation are never external. */
function isExternal(named: Named, conditions: readonly Condition[], context: TrustContext): boolean {
  if (named.kind === 'account' || named.kind === 'identity') {
    return named.accountId !== null && isOutside(named.accountId, context);
  }
  if (named.kind !== 'anyone') return false;
  const otherOrganization = listPinnedOrganizations(conditions).some(
    (id) => context.organizationId !== null && id !== context.organizationId,
  );
  return otherOrganization || listPinnedAccounts(conditions).some((id) => isOutside(id, context));
}

function isPublic(named: Named, conditions: readonly Condition[]): boolean {
  return named.kind === 'anyone' && !isPinnedToIdentity(conditions);
}

function isOpenFederation(named: Named, conditions: readonly Condition[]): boolean {
  return named.kind === 'oidc' && isOpenToEveryTenant(named.principal, conditions);
}

function toEntrance(named: Named, conditions: readonly Condition[], context: TrustContext): Entrance {
  return {
    public: isPublic(named, conditions),
    openFederation: isOpenFederation(named, conditions),
    principal: {
      ...named,
      vendor: named.accountId ? (context.vendors.get(named.accountId) ?? null) : null,
      external: isExternal(named, conditions, context),
      externalIdRequired: isPinned(conditions, 'sts:ExternalId', () => true),
      conditions: conditions.map(describeCondition),
    },
  };
}

/** Only a deny for everybody without condition is sure to close an action. */
function listOpenActions(statements: readonly Statement[]): string[] {
  const closing = statements.filter(
    ({ effect, conditions, principals }) =>
      effect === 'Deny' &&
      conditions.length === 0 &&
      principals?.negated === false &&
      principals.entries.some(({ type, value }) => value === '*' && (type === 'any' || type === 'AWS')),
  );
  return assumeActions.filter((action) => !closing.some((statement) => coversAction(statement, action)));
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
  const open = listOpenActions(parsed.statements);
  const entrances = parsed.statements
    .filter((statement) => statement.effect === 'Allow')
    .filter((statement) => open.some((action) => coversAction(statement, action)))
    .flatMap((statement) =>
      listNamed(statement).map((named) => toEntrance(named, statement.conditions, context)),
    );
  return {
    principals: entrances.map(({ principal }) => principal),
    public: entrances.some((entrance) => entrance.public),
    openFederation: entrances.some((entrance) => entrance.openFederation),
    external: entrances.some(({ principal }) => principal.external),
    problem: null,
  };
}
