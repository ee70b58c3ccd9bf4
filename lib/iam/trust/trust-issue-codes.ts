import type { Severity } from '../escalation/severity';

/** Stable names of what a trust policy can show. */
export type TrustIssueCode =
  | 'T-ANYONE'
  | 'T-ANYONE-WITH-CONDITION'
  | 'T-ANYONE-LIMITED-TO-ORG'
  | 'T-UNKNOWN-ACCOUNT'
  | 'T-KNOWN-VENDOR'
  | 'T-NO-EXTERNAL-ID'
  | 'T-WEAK-EXTERNAL-ID'
  | 'T-CROSS-ACCOUNT-IN-ORG'
  | 'T-WHOLE-OWN-ACCOUNT'
  | 'T-DELETED-PRINCIPAL'
  | 'T-OIDC-ANYONE'
  | 'T-OIDC-WHOLE-TENANT'
  | 'T-OIDC-ANY-REF'
  | 'T-OIDC-NO-SUBJECT'
  | 'T-OIDC-NO-AUDIENCE'
  | 'T-COGNITO-UNAUTHENTICATED'
  | 'T-SAML-NO-AUDIENCE'
  | 'T-PROVIDER-MISSING'
  | 'T-SERVICE-NO-SOURCE';

interface TrustIssueMeaning {
  severity: Severity | 'info';
  /** For a role that is an administrator, or can become one; left out: the same. */
  severityOfPrivileged?: Severity;
  title: string;
}

/** What each code means. Source: `iam-analysis.md` 6. */
export const trustIssueMeanings: Readonly<Record<TrustIssueCode, TrustIssueMeaning>> = {
  'T-ANYONE': { severity: 'critical', title: 'Anybody can assume the role' },
  'T-ANYONE-WITH-CONDITION': {
    severity: 'high',
    title: 'Anybody can assume the role who meets a condition that names nobody',
  },
  'T-ANYONE-LIMITED-TO-ORG': {
    severity: 'low',
    title: 'Anybody of a named organization, account or principal pattern can assume the role',
  },
  'T-UNKNOWN-ACCOUNT': {
    severity: 'medium',
    severityOfPrivileged: 'high',
    title: 'An account outside the organization can assume the role',
  },
  'T-KNOWN-VENDOR': { severity: 'info', title: 'A known vendor can assume the role' },
  'T-NO-EXTERNAL-ID': {
    severity: 'medium',
    severityOfPrivileged: 'high',
    title: 'An outside account can assume the role without an external id',
  },
  'T-WEAK-EXTERNAL-ID': {
    severity: 'medium',
    title: 'The external id asked for can be anything, or be missing',
  },
  'T-CROSS-ACCOUNT-IN-ORG': { severity: 'info', title: 'Another own account can assume the role' },
  'T-WHOLE-OWN-ACCOUNT': {
    severity: 'low',
    severityOfPrivileged: 'high',
    title: 'Everybody of the own account who may call sts:AssumeRole can assume the role',
  },
  'T-DELETED-PRINCIPAL': { severity: 'low', title: 'The trust policy names a principal that was deleted' },
  'T-OIDC-ANYONE': {
    severity: 'critical',
    title: 'Every customer of a shared token issuer can assume the role',
  },
  'T-OIDC-WHOLE-TENANT': {
    severity: 'medium',
    severityOfPrivileged: 'high',
    title: 'Every project of one organization or group can assume the role',
  },
  'T-OIDC-ANY-REF': {
    severity: 'low',
    severityOfPrivileged: 'medium',
    title: 'Every branch, tag and pull request of one project can assume the role',
  },
  'T-OIDC-NO-SUBJECT': {
    severity: 'high',
    title: 'Every workload behind a token issuer can assume the role',
  },
  'T-OIDC-NO-AUDIENCE': { severity: 'low', title: 'The audience of the token is not checked' },
  'T-COGNITO-UNAUTHENTICATED': { severity: 'high', title: 'Guests of an identity pool can assume the role' },
  'T-SAML-NO-AUDIENCE': { severity: 'low', title: 'The audience of the SAML assertion is not checked' },
  'T-PROVIDER-MISSING': { severity: 'low', title: 'The identity provider does not exist in the account' },
  'T-SERVICE-NO-SOURCE': {
    severity: 'low',
    title: 'A service may use the role on behalf of anybody: its source is not checked',
  },
};
