import type { TrustIssueCode } from './trust-issue-codes';

/** What a way into a role lacks, as lists are filtered by it. */
export const trustGaps = ['who', 'external-id', 'subject', 'audience', 'source'] as const;
export type TrustGap = (typeof trustGaps)[number];

/** Which findings of a trust policy say that a condition is missing; the rest say who is let in. */
export const issuesOfGap: Readonly<Record<TrustGap, readonly TrustIssueCode[]>> = {
  who: ['T-ANYONE', 'T-ANYONE-WITH-CONDITION', 'T-OIDC-ANYONE'],
  'external-id': ['T-NO-EXTERNAL-ID', 'T-WEAK-EXTERNAL-ID'],
  subject: ['T-OIDC-WHOLE-TENANT', 'T-OIDC-ANY-REF', 'T-OIDC-NO-SUBJECT', 'T-COGNITO-UNAUTHENTICATED'],
  audience: ['T-OIDC-NO-AUDIENCE', 'T-SAML-NO-AUDIENCE'],
  source: ['T-SERVICE-NO-SOURCE'],
};

const gapOfIssue = new Map(trustGaps.flatMap((gap) => issuesOfGap[gap].map((code) => [code, gap] as const)));

/** The gaps that findings tell, each once, in the order of `trustGaps`. */
export function gapsOf(issues: readonly TrustIssueCode[]): TrustGap[] {
  const found = new Set(issues.map((code) => gapOfIssue.get(code)));
  return trustGaps.filter((gap) => found.has(gap));
}
