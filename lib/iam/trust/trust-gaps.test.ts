import { describe, expect, it } from 'vitest';
import { gapsOf, issuesOfGap, trustGaps } from './trust-gaps';
import { trustIssueMeanings } from './trust-issue-codes';

describe('gapsOf', () => {
  it('tells each gap once, the widest first', () => {
    expect(gapsOf(['T-OIDC-NO-AUDIENCE', 'T-OIDC-ANYONE', 'T-SAML-NO-AUDIENCE'])).toEqual([
      'who',
      'audience',
    ]);
  });

  it('sees none where a finding only says who is let in', () => {
    expect(gapsOf(['T-KNOWN-VENDOR', 'T-CROSS-ACCOUNT-IN-ORG', 'T-ANYONE-LIMITED-TO-ORG'])).toEqual([]);
  });

  it('counts no finding towards two gaps, and only those that have a meaning', () => {
    const codes = trustGaps.flatMap((gap) => issuesOfGap[gap]);
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes.filter((code) => !(code in trustIssueMeanings))).toEqual([]);
  });
});
