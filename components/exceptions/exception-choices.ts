import type { Facet } from '@/components/data-table/types';
import { kindWords, scopeKindWords, standingWords } from '@/components/shared/exception-words';
import type { ExceptionCounts } from '@/lib/db/queries/exceptions/list-exceptions';
import {
  exceptionKinds,
  exceptionScopeKinds,
  exceptionStandings,
} from '@/lib/posture/findings/exception-kinds';

/** What the register can be narrowed by. */
export function exceptionFacets(counts: ExceptionCounts): Facet[] {
  return [
    {
      key: 'standing',
      label: 'Standing',
      options: exceptionStandings.map((value) => ({
        value,
        label: standingWords[value],
        count: counts[value],
      })),
    },
    {
      key: 'expiresWithin',
      label: 'Ends',
      options: [
        { value: '7', label: 'Within 7 days', count: counts.expiresThisWeek },
        { value: '30', label: 'Within 30 days', count: counts.expiresSoon },
      ],
    },
    {
      key: 'kind',
      label: 'Kind',
      options: exceptionKinds.map((value) => ({ value, label: kindWords[value] })),
    },
    {
      key: 'scope',
      label: 'For',
      options: exceptionScopeKinds.map((value) => ({ value, label: scopeKindWords[value] })),
    },
  ];
}
