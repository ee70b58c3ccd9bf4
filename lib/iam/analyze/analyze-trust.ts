import type { Severity } from '../escalation/severity';
import type { ReadPolicy } from '../policy-tools/read-policies';
import { findTrustIssues, type TrustIssue, type TrustSurroundings } from '../trust/find-trust-issues';
import { listNamedPrincipals } from '../trust/named-principals';
import { listPinnedAccounts } from '../trust/pins';
import type { Statement } from '../policy-document';
import { listOpenStatements } from '../trust/open-statements';
import { trustIssueMeanings, type TrustIssueCode } from '../trust/trust-issue-codes';
import type { LocatedJson } from './locate-json';
import { placeRemarks, type PolicyFinding } from './policy-finding';
import { validatePolicy } from './validate-policy';

/** What `policy analyze` answers for the trust policy of a role. */
export interface TrustAnalysis {
  kind: 'trust';
  /** Anybody at all gets in. */
  anyPrincipal: boolean;
  /** Anybody is named, and a condition narrows that. */
  anyPrincipalWithConditions: boolean;
  /** Another account is named, own or not. */
  crossAccount: boolean;
  /** Accounts that are neither the own one nor known. */
  externalAccounts: string[];
  /** An outside account without external id, or a service whose source is not checked. */
  confusedDeputyRisk: boolean;
  /** Tokens of a shared issuer, or of all workloads of one, are taken. */
  oidcUnscoped: boolean;
  deletedPrincipals: string[];
  services: string[];
  federated: string[];
  /** Codes of `findings` that are about whom the policy lets in. */
  codes: TrustIssueCode[];
  findings: PolicyFinding[];
}

function severityOf({ code }: TrustIssue, isPrivileged: boolean): Severity | 'info' {
  const { severity, severityOfPrivileged } = trustIssueMeanings[code];
  return isPrivileged && severityOfPrivileged ? severityOfPrivileged : severity;
}

/** Accounts that conditions hold a statement for anybody to, the own one left out. */
function pinnedOthers(statements: readonly Statement[], { accountId }: TrustSurroundings): string[] {
  return listOpenStatements(statements)
    .filter((statement) => listNamedPrincipals(statement).some(({ kind }) => kind === 'anyone'))
    .flatMap(({ conditions }) => listPinnedAccounts(conditions))
    .filter((account) => account !== accountId);
}

/**
 * Whom a trust policy lets in and what is wrong with that.
 *
 * @param isPrivileged the role is an administrator or can become one; null: not known
 */
export async function analyzeTrust(
  policy: ReadPolicy,
  surroundings: TrustSurroundings,
  { placeOf, isPrivileged }: { placeOf: LocatedJson['placeOf']; isPrivileged: boolean | null },
): Promise<TrustAnalysis> {
  const { statements } = policy.document;
  const issues = findTrustIssues(statements, surroundings);
  const named = listOpenStatements(statements).flatMap(listNamedPrincipals);
  const codes = [...new Set(issues.map(({ code }) => code))].sort();
  const has = (...wanted: TrustIssueCode[]) => wanted.some((code) => codes.includes(code));
  const pinned = named.some(({ kind }) => kind === 'anyone') ? pinnedOthers(statements, surroundings) : [];
  const accountsOf = (...wanted: TrustIssueCode[]) => [
    ...new Set(
      issues.flatMap(({ code, accountId }) => (wanted.includes(code) && accountId ? [accountId] : [])),
    ),
  ];
  const remarks = issues.map((issue) => ({
    code: issue.code,
    severity: severityOf(issue, isPrivileged === true),
    title: trustIssueMeanings[issue.code].title,
    detail: issue.principal,
    at: ['Statement', statements.indexOf(issue.statement), 'Principal'],
  }));
  const problems = await validatePolicy(policy.document);
  const ofKind = (...kinds: string[]) => [
    ...new Set(named.flatMap(({ kind, principal }) => (kinds.includes(kind) ? [principal] : []))),
  ];
  return {
    kind: 'trust',
    anyPrincipal: has('T-ANYONE'),
    anyPrincipalWithConditions: has('T-ANYONE-WITH-CONDITION', 'T-ANYONE-LIMITED-TO-ORG'),
    crossAccount: has('T-UNKNOWN-ACCOUNT', 'T-KNOWN-VENDOR', 'T-CROSS-ACCOUNT-IN-ORG') || pinned.length > 0,
    externalAccounts: [...new Set([...accountsOf('T-UNKNOWN-ACCOUNT', 'T-KNOWN-VENDOR'), ...pinned])].filter(
      (account) => !surroundings.ownAccounts.has(account),
    ),
    confusedDeputyRisk: has('T-NO-EXTERNAL-ID', 'T-WEAK-EXTERNAL-ID', 'T-SERVICE-NO-SOURCE'),
    oidcUnscoped: has('T-OIDC-ANYONE', 'T-OIDC-NO-SUBJECT'),
    deletedPrincipals: ofKind('deleted'),
    services: ofKind('service'),
    federated: ofKind('oidc', 'saml'),
    codes,
    findings: placeRemarks(policy, [...remarks, ...problems], placeOf),
  };
}
