import type { Facet } from '@/components/data-table/types';
import type {
  FacetChoice,
  FacetCounts,
  IdentityFacet,
} from '@/lib/db/queries/identities/count-identity-facets';
import { formatDays } from '@/lib/format';

interface Thresholds {
  keyAgeDays: number;
  idleDays: number;
}

type LabelledChoice = FacetChoice & { label: string };

const facetLabels: Record<IdentityFacet, string> = {
  mfa: 'MFA',
  signIn: 'Sign-in',
  keyAge: 'Oldest key',
  idle: 'Inactivity',
  administrator: 'Administrator',
  trust: 'Trust',
};

const fixed: LabelledChoice[] = [
  { facet: 'mfa', value: 'missing', label: 'Missing', filter: { mfa: ['missing'] } },
  { facet: 'mfa', value: 'active', label: 'Active', filter: { mfa: ['active'] } },
  { facet: 'mfa', value: 'unknown', label: 'Unknown', filter: { mfa: ['unknown'] } },
  { facet: 'signIn', value: 'password', label: 'Password alone', filter: { signIn: ['password'] } },
  { facet: 'signIn', value: 'keys', label: 'Keys alone', filter: { signIn: ['keys'] } },
  { facet: 'signIn', value: 'both', label: 'Password and keys', filter: { signIn: ['both'] } },
  { facet: 'administrator', value: 'full', label: 'Full', filter: { administrator: ['full'] } },
  {
    facet: 'administrator',
    value: 'equivalent',
    label: 'In one step',
    filter: { administrator: ['equivalent'] },
  },
  {
    facet: 'administrator',
    value: 'conditional',
    label: 'Conditional',
    filter: { administrator: ['conditional'] },
  },
  { facet: 'administrator', value: 'none', label: 'No', filter: { administrator: ['none'] } },
  { facet: 'trust', value: 'external', label: 'Another account', filter: { trust: ['external'] } },
  { facet: 'trust', value: 'public', label: 'Anyone', filter: { trust: ['public'] } },
];

/** Values that the list can be narrowed by: days from the settings, then longer ones. */
export function identityFacetChoices({ keyAgeDays, idleDays }: Thresholds): LabelledChoice[] {
  return [
    ...fixed,
    ...daysFrom(keyAgeDays).map((days): LabelledChoice => ({
      facet: 'keyAge',
      value: String(days),
      label: `Over ${formatDays(days)}`,
      filter: { keyOlderThanDays: days },
    })),
    ...daysFrom(idleDays).map((days): LabelledChoice => ({
      facet: 'idle',
      value: String(days),
      label: `Over ${formatDays(days)}`,
      filter: { inactiveMoreThanDays: days },
    })),
  ];
}

function daysFrom(threshold: number): number[] {
  return [threshold, ...[90, 180, 365].filter((days) => days > threshold)];
}

/** The facets of the table; a value chosen by hand in the address is offered too. */
export function identityTableFacets(choices: readonly LabelledChoice[], counts: FacetCounts): Facet[] {
  const order: IdentityFacet[] = ['mfa', 'signIn', 'keyAge', 'idle', 'administrator', 'trust'];
  return order.map((key) => ({
    key,
    label: facetLabels[key],
    options: choices
      .filter(({ facet }) => facet === key)
      .map(({ value, label }) => ({ value, label, count: counts[key][value] ?? 0 })),
  }));
}

export interface IdentityPreset {
  id: string;
  label: string;
  kinds: readonly (string | null)[];
  choice: FacetChoice;
  query: Record<string, string>;
}

/** Questions that are asked often; each replaces all other filters. */
export function identityPresets({ keyAgeDays, idleDays }: Thresholds): IdentityPreset[] {
  return [
    preset(
      { id: 'no-mfa', label: 'Console without MFA', kinds: [null, 'user'] },
      {
        facet: 'mfa',
        value: 'missing',
        filter: { mfa: ['missing'] },
      },
    ),
    preset(
      { id: 'old-key', label: `Key over ${formatDays(keyAgeDays)}`, kinds: [null, 'user'] },
      {
        facet: 'keyAge',
        value: String(keyAgeDays),
        filter: { keyOlderThanDays: keyAgeDays },
      },
    ),
    preset(
      { id: 'both', label: 'Password and keys', kinds: [null, 'user'] },
      {
        facet: 'signIn',
        value: 'both',
        filter: { signIn: ['both'] },
      },
    ),
    preset(
      { id: 'idle', label: `Inactive over ${formatDays(idleDays)}`, kinds: [null, 'user', 'role'] },
      {
        facet: 'idle',
        value: String(idleDays),
        filter: { inactiveMoreThanDays: idleDays },
      },
    ),
    preset(
      { id: 'administrator', label: 'Administrators', kinds: [null, 'user', 'role', 'group'] },
      {
        facet: 'administrator',
        value: 'full,equivalent',
        filter: { administrator: ['full', 'equivalent'] },
      },
    ),
    preset(
      { id: 'external', label: 'Trusts another account', kinds: [null, 'role'] },
      {
        facet: 'trust',
        value: 'external',
        filter: { trust: ['external'] },
      },
    ),
    preset(
      { id: 'public', label: 'Trusts anyone', kinds: ['role'] },
      {
        facet: 'trust',
        value: 'public',
        filter: { trust: ['public'] },
      },
    ),
  ];
}

function preset(
  { id, label, kinds }: Pick<IdentityPreset, 'id' | 'label' | 'kinds'>,
  { facet, value, filter }: FacetChoice,
): IdentityPreset {
  return {
    id,
    label,
    kinds,
    choice: { facet, value: `preset-${id}`, filter },
    query: { [facet]: value },
  };
}
