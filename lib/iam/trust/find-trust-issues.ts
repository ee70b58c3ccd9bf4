import type { Condition, Statement } from '../policy-document';
import { listNamedPrincipals, type NamedPrincipal } from './named-principals';
import { oidcScopeOf } from './oidc-scope';
import { listOpenStatements } from './open-statements';
import { isPinned, isPinnedToIdentity, isPinning, listPinnedOrganizations } from './pins';
import { isOpenToEveryTenant, isSharedIssuer, issuerOf } from './shared-issuers';
import { type TrustIssueCode } from './trust-issue-codes';

/** Something about a trust policy that is worth knowing, at one principal of one statement. */
export interface TrustIssue {
  code: TrustIssueCode;
  principal: string;
  /** Account of the principal, where it names one. */
  accountId: string | null;
  statement: Statement;
}

/** What is known beside the policy. */
export interface TrustSurroundings {
  /** Account of the role; null where it is not known, so that every account counts as another's. */
  accountId: string | null;
  /** Own accounts: those of the organization, and others that are known as one's own. */
  ownAccounts: ReadonlySet<string>;
  vendors: ReadonlyMap<string, string>;
  /** ARNs of the account's identity providers; null where they are not known. */
  providers: ReadonlySet<string> | null;
}

/** Services that get a role by `iam:PassRole` in its own account: no source to check. */
const takenByPassRole = new Set(['ec2', 'lambda', 'edgelambda', 'ecs-tasks', 'pods.eks', 'eks-fargate-pods']);

const sourceKeys = ['aws:SourceAccount', 'aws:SourceArn', 'aws:SourceOrgID', 'aws:SourceOrgPaths'];

const isAnything = () => true;

function issuesOfAnyone(conditions: readonly Condition[]): TrustIssueCode[] {
  if (isPinnedToIdentity(conditions)) return ['T-ANYONE-LIMITED-TO-ORG'];
  const isHeldBack = conditions.some(
    (condition) => isPinning(condition) && condition.key.toLowerCase() !== 'aws:securetransport',
  );
  return [isHeldBack ? 'T-ANYONE-WITH-CONDITION' : 'T-ANYONE'];
}

function issuesOfAccount(
  { kind, accountId }: NamedPrincipal,
  conditions: readonly Condition[],
  surroundings: TrustSurroundings,
): TrustIssueCode[] {
  if (accountId === null) return [];
  if (accountId === surroundings.accountId) return kind === 'account' ? ['T-WHOLE-OWN-ACCOUNT'] : [];
  if (surroundings.ownAccounts.has(accountId)) return ['T-CROSS-ACCOUNT-IN-ORG'];
  const who = surroundings.vendors.has(accountId) ? 'T-KNOWN-VENDOR' : 'T-UNKNOWN-ACCOUNT';
  return [who, ...issuesOfExternalId(conditions)];
}

function issuesOfExternalId(conditions: readonly Condition[]): TrustIssueCode[] {
  if (isPinned(conditions, 'sts:ExternalId', isAnything)) return [];
  if (listPinnedOrganizations(conditions).length > 0) return [];
  const isAsked = conditions.some(({ key }) => key.toLowerCase() === 'sts:externalid');
  return [isAsked ? 'T-WEAK-EXTERNAL-ID' : 'T-NO-EXTERNAL-ID'];
}

function issuesOfService(principal: string, conditions: readonly Condition[]): TrustIssueCode[] {
  const service = principal.replace(/\.amazonaws\.com(\.cn)?$/, '');
  const isChecked = sourceKeys.some((key) => isPinned(conditions, key, isAnything));
  return takenByPassRole.has(service) || isChecked ? [] : ['T-SERVICE-NO-SOURCE'];
}

function issuesOfSaml(conditions: readonly Condition[]): TrustIssueCode[] {
  const isForSomebody = ['SAML:aud', 'SAML:recipient'].some((key) => isPinned(conditions, key, isAnything));
  return isForSomebody ? [] : ['T-SAML-NO-AUDIENCE'];
}

function issuesOfOidc(principal: string, conditions: readonly Condition[]): TrustIssueCode[] {
  const issuer = issuerOf(principal);
  const hasNoAudience = !['aud', 'oaud', 'app_id'].some((key) =>
    isPinned(conditions, `${issuer}:${key}`, isAnything),
  );
  const audience: TrustIssueCode[] = hasNoAudience ? ['T-OIDC-NO-AUDIENCE'] : [];
  if (isOpenToEveryTenant(principal, conditions)) return ['T-OIDC-ANYONE', ...audience];
  if (issuer === 'cognito-identity.amazonaws.com') return issuesOfCognito(conditions);
  const scope = oidcScopeOf(issuer, conditions);
  if (scope === 'anyone') return ['T-OIDC-ANYONE', ...audience];
  if (scope === 'tenant') return ['T-OIDC-WHOLE-TENANT', ...audience];
  if (scope === 'project') return ['T-OIDC-ANY-REF', ...audience];
  const namesSubject = isPinned(conditions, `${issuer}:sub`, isSubject);
  return scope === null && !isSharedIssuer(issuer) && !namesSubject
    ? ['T-OIDC-NO-SUBJECT', ...audience]
    : audience;
}

/** All workloads of a cluster are no subject. */
function isSubject(value: string): boolean {
  return !/^system:serviceaccount:[*?:]*$/.test(value);
}

/** Guests of an identity pool get a token as well, unless only those signed in are let in. */
function issuesOfCognito(conditions: readonly Condition[]): TrustIssueCode[] {
  const isSignedIn = isPinned(
    conditions,
    'cognito-identity.amazonaws.com:amr',
    (value) => value !== 'unauthenticated',
  );
  return isSignedIn ? [] : ['T-COGNITO-UNAUTHENTICATED'];
}

function issuesOfProvider({ principal }: NamedPrincipal, { providers }: TrustSurroundings): TrustIssueCode[] {
  const isGone = providers !== null && principal.startsWith('arn:') && !providers.has(principal);
  return isGone ? ['T-PROVIDER-MISSING'] : [];
}

/** What one principal of a statement that lets it in shows, by the conditions of that statement. */
export function issuesOf(
  named: NamedPrincipal,
  conditions: readonly Condition[],
  surroundings: TrustSurroundings,
): TrustIssueCode[] {
  switch (named.kind) {
    case 'anyone':
      return issuesOfAnyone(conditions);
    case 'account':
    case 'identity':
      return issuesOfAccount(named, conditions, surroundings);
    case 'deleted':
      return ['T-DELETED-PRINCIPAL'];
    case 'service':
      return issuesOfService(named.principal, conditions);
    case 'saml':
      return [...issuesOfSaml(conditions), ...issuesOfProvider(named, surroundings)];
    case 'oidc':
      return [...issuesOfOidc(named.principal, conditions), ...issuesOfProvider(named, surroundings)];
  }
}

/** What is worth knowing about whom a role's trust policy lets in, principal by principal. Source: `iam-analysis.md` 6. */
export function findTrustIssues(
  statements: readonly Statement[],
  surroundings: TrustSurroundings,
): TrustIssue[] {
  return listOpenStatements(statements).flatMap((statement) =>
    listNamedPrincipals(statement).flatMap((named) =>
      issuesOf(named, statement.conditions, surroundings).map((code) => ({
        code,
        principal: named.principal,
        accountId: named.accountId,
        statement,
      })),
    ),
  );
}
