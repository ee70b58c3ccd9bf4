import type { TrustFacetCounts } from '@/lib/db/queries/trust/summarize-trust';
import type { Facet } from '@/components/data-table/types';
import { formatAccountId } from '@/lib/format';
import type { TrustGap } from '@/lib/iam/trust/trust-gaps';
import {
  trustFacets,
  type AnalyzerView,
  type PartyKind,
  type PartyStanding,
  type TrustFacet,
  type TrustReach,
} from '@/lib/iam/trust/trust-values';

export const partyKindWords: Record<PartyKind, string> = {
  anyone: 'Anyone',
  account: 'Other account',
  vendor: 'Vendor',
  organization: 'Organization',
  'own-account': 'Own account',
  oidc: 'OIDC provider',
  saml: 'SAML provider',
  service: 'AWS service, source not checked',
  deleted: 'Deleted principal',
};

const standingWords: Record<PartyStanding, string> = {
  known: 'Known',
  unknown: 'Unknown',
  gone: 'Gone',
};

export const gapWords: Record<TrustGap, string> = {
  who: 'nobody in particular named',
  'external-id': 'no external id',
  subject: 'subject too wide',
  audience: 'no audience',
  source: 'no source account',
};

const reachWords: Record<TrustReach, string> = {
  administrator: 'Administrator',
  route: 'Has a way to administrator',
  conditional: 'Has one under a condition',
  none: 'No way to administrator',
  unknown: 'Not known',
};

const analyzerWords: Record<AnalyzerView, string> = {
  reported: 'Reports the role',
  quiet: 'Reports nothing',
  unknown: 'Not known',
};

const capital = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

const facetWords: Record<TrustFacet, { label: string; words: Record<string, string> }> = {
  kind: { label: 'Party', words: partyKindWords },
  standing: { label: 'Known', words: standingWords },
  gap: { label: 'Lacks', words: gapWords },
  reach: { label: 'Reach', words: reachWords },
  analyzer: { label: 'Access Analyzer', words: analyzerWords },
};

/** The filters of both lists with how many ways in each value leaves. */
export function trustTableFacets(counts: TrustFacetCounts): Facet[] {
  return trustFacets.map((key) => {
    const { label, words } = facetWords[key];
    return {
      key,
      label,
      options: Object.entries(words).map(([value, word]) => ({
        value,
        label: capital(word),
        count: counts[key][value] ?? 0,
      })),
    };
  });
}

/** The name of a party: an own account's or a vendor's, else what it is told by. */
export function partyTitle({ partyKind, partyName }: { partyKind: PartyKind; partyName: string }): string {
  if (partyKind === 'anyone') return partyName === '*' ? 'Anyone' : `Anyone (${partyName})`;
  if (partyKind === 'saml' && partyName.startsWith('AWSSSO_')) return 'IAM Identity Center';
  return /^\d{12}$/.test(partyName) ? formatAccountId(partyName) : partyName;
}

/** The kind of a party, of one that is gone said so. */
export function partyDetail({
  partyKind,
  standing,
}: {
  partyKind: PartyKind;
  standing: PartyStanding;
}): string {
  const kind = partyKindWords[partyKind];
  if (partyKind === 'deleted') return `${kind}, matches nobody`;
  if (standing === 'gone') return `${kind}, left this installation`;
  if (partyKind === 'account')
    return standing === 'known' ? `${kind}, trusted by the settings` : `${kind}, unknown`;
  if (partyKind === 'organization') return standing === 'known' ? 'This organization' : 'Other organization';
  if (partyKind === 'oidc' && standing === 'unknown') return `${kind}, open to every customer of it`;
  return kind;
}
