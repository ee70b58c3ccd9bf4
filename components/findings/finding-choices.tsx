import type { Facet } from '@/components/data-table/types';
import { SeverityMark } from '@/components/shared/severity-mark';
import type { FindingFacets } from '@/lib/db/queries/findings/count-finding-facets';
import { formatShortDate } from '@/lib/format';
import { severities } from '@/lib/posture/types';
import { failTitleOf } from './check-of';
import { dueFilters } from '@/lib/posture/findings/due-date';
import { dueWords, triageWords } from './finding-words';

interface Choices {
  counts: FindingFacets;
  /** Checks of the address, offered even when they have nothing open. */
  chosenChecks: readonly string[];
  chosenOwners: readonly string[];
  notChecked: number;
  openedAfter: Date | null;
  /** The one whose findings the address asks for. */
  identity: { value: string; label: string } | null;
  /** The exception whose findings the address asks for. */
  exception: string | null;
  now: Date;
}

/** What the list of findings can be narrowed by. */
export function findingTableFacets({
  counts,
  chosenChecks,
  chosenOwners,
  notChecked,
  openedAfter,
  identity,
  exception,
  now,
}: Choices): Facet[] {
  const checkIds = [...new Set([...counts.checks.map(({ checkId }) => checkId), ...chosenChecks])];
  const facets: Facet[] = [
    {
      key: 'severity',
      label: 'Severity',
      options: severities.map((severity) => ({
        value: severity,
        label: severity.charAt(0).toUpperCase() + severity.slice(1),
        count: counts.severity[severity],
        mark: <SeverityMark severity={severity} iconOnly />,
      })),
    },
    {
      key: 'since',
      label: 'Since last scan',
      options: [
        { value: 'new', label: 'New', count: counts.sinceLastScan.new },
        { value: 'still', label: 'Still open', count: counts.sinceLastScan.still },
        { value: 'reopened', label: 'Reopened', count: counts.sinceLastScan.reopened },
      ],
    },
    {
      key: 'triage',
      label: 'Triage',
      options: (['none', 'in-review', 'remediating'] as const).map((value) => ({
        value,
        label: triageWords[value],
        count: counts.triage[value],
      })),
    },
    {
      key: 'check',
      label: 'Check',
      options: checkIds.map((checkId) => ({
        value: checkId,
        label: failTitleOf(checkId),
        count: counts.checks.find((check) => check.checkId === checkId)?.open ?? 0,
      })),
    },
    ...ownerFacets(counts, chosenOwners),
    {
      key: 'due',
      label: 'Due',
      options: dueFilters.map((value) => ({ value, label: dueWords[value], count: counts.due[value] })),
    },
    {
      key: 'notChecked',
      label: 'Re-check',
      options: [{ value: 'true', label: 'Not re-checked', count: notChecked }],
    },
  ];
  if (identity) facets.push({ key: 'identity', label: 'Identity', options: [identity] });
  if (exception) {
    facets.push({
      key: 'exception',
      label: 'Exception',
      options: [{ value: exception, label: 'one exception' }],
    });
  }
  if (openedAfter) {
    const option = { value: openedAfter.toISOString(), label: formatShortDate(openedAfter, now) };
    facets.push({ key: 'openedAfter', label: 'Opened after', options: [option] });
  }
  return facets.filter(({ options }) => options.length > 0);
}

/** Owners by name, and apart from them those that nobody answers for: a name may be any text. */
function ownerFacets({ owners }: FindingFacets, chosen: readonly string[]): Facet[] {
  const named = owners.flatMap(({ owner, open }) => (owner === null ? [] : [{ owner, open }]));
  const gone = chosen.filter((name) => named.every(({ owner }) => owner !== name));
  const unowned = owners.find(({ owner }) => owner === null)?.open ?? 0;
  return [
    {
      key: 'owner',
      label: 'Owner',
      options: [...named, ...gone.map((owner) => ({ owner, open: 0 }))].map(({ owner, open }) => ({
        value: owner,
        label: owner,
        count: open,
      })),
    },
    {
      key: 'unowned',
      label: 'Ownership',
      options: [{ value: 'true', label: 'No owner', count: unowned }],
    },
  ];
}
